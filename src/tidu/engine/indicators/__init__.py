"""The kinds of indicator, one a file, each with a YAML spec of the same name."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from tidu.engine.indicators import bands, better_of, each, given, matches, steps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidu.engine.indicators.base import Kind

_MODULES = (bands, better_of, each, given, matches, steps)

KINDS: Mapping[str, Kind] = MappingProxyType({module.KIND.name: module.KIND for module in _MODULES})
"""Every kind of indicator by its YAML key."""
