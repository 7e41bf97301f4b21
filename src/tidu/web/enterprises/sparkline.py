"""Small bar charts as SVG: geometry only. A missing year is a gap, never a bar of nothing."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

STEP, WIDTH, HEIGHT = 24, 16, 40
_LEAST = 1.5
"""A known zero still shows as a line."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar by its corner and height; ``missing`` draws the place of a year without a value."""

    x: int
    y: float
    height: float
    negative: bool = False
    missing: bool = False


def bars(values: Sequence[Fraction | None]) -> tuple[Bar, ...]:
    """Return the bars of a series, the zero line where the values need it."""
    known = [float(value) for value in values if value is not None]
    top, bottom = max((0.0, *known)), min((0.0, *known))
    scale = HEIGHT / (top - bottom) if top > bottom else 0.0
    zero = top * scale if scale else HEIGHT - _LEAST
    found = []
    for index, value in enumerate(values):
        x = index * STEP + (STEP - WIDTH) // 2
        if value is None:
            found.append(Bar(x, 0, HEIGHT, missing=True))
            continue
        height = max(abs(float(value)) * scale, _LEAST)
        y = zero - height if value >= 0 else zero
        y = min(max(y, 0.0), HEIGHT - height)
        found.append(Bar(x, round(y, 1), round(height, 1), negative=value < 0))
    return tuple(found)
