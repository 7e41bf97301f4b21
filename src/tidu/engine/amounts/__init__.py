"""The kinds of amount, one a file, each with a YAML spec of the same name."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from tidu.engine.amounts import by_level, ceiling, fixed, price_floor, rate, unstated
from tidu.engine.scalar.incentives import compute, compute_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidu.engine.amounts.base import Kind

__all__ = ["KINDS", "compute", "compute_for"]

_MODULES = (fixed, by_level, rate, ceiling, unstated, price_floor)

KINDS: Mapping[str, Kind] = MappingProxyType({module.KIND.name: module.KIND for module in _MODULES})
"""Every kind of amount by its YAML key."""
