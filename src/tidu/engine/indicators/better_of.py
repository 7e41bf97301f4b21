"""Kind ``better_of``: several tables of tiers, the best counts (e.g. R&D amount or R&D intensity)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.compiled.points import Greatest
from tidu.engine.indicators.bands import compile_bands
from tidu.engine.indicators.base import Kind

if TYPE_CHECKING:
    from tidu.engine.indicators.base import Context
    from tidu.engine.schema.scores import Indicator


def unfold(indicator: Indicator, context: Context, path: str) -> Greatest:
    """Compile each table."""
    ways = (
        compile_bands(bands, context, f"{path}.better_of[{index}]")
        for index, bands in enumerate(indicator.better_of)
    )
    return Greatest(tuple(ways))


KIND = Kind("better_of", unfold)
