"""The functions of the rule language, one a file, each with a YAML spec of the same name."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from tidu.engine.functions import (
    calendar_years,
    compound_growth,
    each_year,
    ended,
    full_years,
    growth,
    mean,
    mean_growth,
    passed,
    raised,
    total,
    valid,
    within_top,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidu.engine.functions.base import Function

_MODULES = (
    calendar_years,
    compound_growth,
    each_year,
    ended,
    full_years,
    growth,
    mean,
    mean_growth,
    passed,
    raised,
    total,
    valid,
    within_top,
)

FUNCTIONS: Mapping[str, Function] = MappingProxyType(
    {module.FUNCTION.name: module.FUNCTION for module in _MODULES}
)
"""Every function by name."""
