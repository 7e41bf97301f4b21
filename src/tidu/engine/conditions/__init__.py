"""The kinds of condition, one a file, each with a YAML spec of the same name."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from tidu.engine.conditions import all_of, any_of, by_band, holds, score, size, test

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidu.engine.conditions.base import Kind

_MODULES = (test, all_of, any_of, by_band, holds, score, size)

KINDS: Mapping[str, Kind] = MappingProxyType({module.KIND.name: module.KIND for module in _MODULES})
"""Every kind of condition by its YAML key."""
