"""Corners of a radar: where the axes end, and where the figure runs. Pure geometry, unit circle, y downwards."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidu.tables.report.model import Axis

LEAST = 3
"""Axes that a figure needs."""
Point = tuple[float, float]


def corners(count: int, radius: float = 1.0) -> list[Point]:
    """Return the ends of so many axes, the first one at the top, clockwise."""
    return [
        (round(radius * sin(2 * pi * place / count), 4), round(-radius * cos(2 * pi * place / count), 4))
        for place in range(count)
    ]


def figure(axes: Sequence[Axis]) -> list[Point]:
    """Return the corners of the figure; an axis that cannot be told is left out, never drawn as 0."""
    return [
        (round(x * axis.reached, 4), round(y * axis.reached, 4))
        for (x, y), axis in zip(corners(len(axes)), axes, strict=True)
        if axis.reached is not None
    ]
