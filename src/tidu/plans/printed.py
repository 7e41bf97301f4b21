"""Printed units of a plan's figures (家、户、亿元、%) and what one of them is in the engine's units."""

from __future__ import annotations

from fractions import Fraction

from tidu.engine.units import Unit
from tidu.engine.wording import value_text

_COUNTS = ("家", "户", "个", "件", "项", "人", "名", "场", "次", "种", "条")
_FACTORS: dict[str, tuple[Fraction, Unit]] = {
    "%": (Fraction(1, 100), Unit.share),
    "元": (Fraction(1), Unit.money),
    "万元": (Fraction(10_000), Unit.money),
    "亿元": (Fraction(100_000_000), Unit.money),
    **dict.fromkeys(_COUNTS, (Fraction(1), Unit.count)),
}

UNITS = tuple(_FACTORS)
"""Every unit a target may be printed in."""


def unit_of(printed: str) -> tuple[Fraction, Unit]:
    """Return the worth of one printed unit in base units (yuan, fractions, pieces), and the engine's unit.

    Raises:
        KeyError: no such unit.
    """
    return _FACTORS[printed]


def in_printed(value: Fraction, printed: str) -> Fraction:
    """Turn a figure in base units into the printed unit."""
    return value / unit_of(printed)[0]


def printed_text(value: Fraction, printed: str, *, bound: Fraction | None = None) -> str:
    """Return a figure (in base units) with its printed unit, on its own side of the bound: ``52 家``, ``2.96%``."""
    factor, unit = unit_of(printed)
    if unit is Unit.share:
        return value_text(value, unit, bound=bound)
    text = value_text(value / factor, Unit.number, bound=None if bound is None else bound / factor)
    return f"{text} {printed}"
