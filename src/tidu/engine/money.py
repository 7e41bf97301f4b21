"""Money at the border: exact fractions become yuan and fen once, at the very end."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import floor

_FEN = 100
_UNITS = ((Decimal(100_000_000), "亿元"), (Decimal(10_000), "万元"), (Decimal(1), "元"))


def to_fen(value: Fraction) -> Decimal:
    """Round to the fen, half up (half away from zero), without passing through a binary float.

    Only for what is paid or shown: sums, caps and comparisons use the exact value.

    Args:
        value: exact yuan.

    Returns:
        Yuan with two decimals.
    """
    pieces = floor(abs(value) * _FEN + Fraction(1, 2))
    return Decimal(f"{'-' if value < 0 else ''}{pieces}e-2")


def exact_text(value: Decimal) -> str:
    """Return yuan and fen in the unit people use, every fen kept: ``37.2 万元``, ``1,234.56 元``."""
    size = abs(value)
    factor, unit = next((found for found in _UNITS if size >= found[0]), _UNITS[-1])
    scaled = value / factor
    text = f"{scaled:,f}"
    return f"{text.rstrip('0').rstrip('.') if '.' in text else text} {unit}"
