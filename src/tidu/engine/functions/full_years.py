"""``full_years(date)``: full years from a date fact to the date of evaluation; the anniversary counts."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tidu.engine.expressions.typed import Reading, Reference
from tidu.engine.functions.base import Function
from tidu.engine.units import Unit

if TYPE_CHECKING:
    from tidu.engine.expressions.typed import Numeric, Slot


def expand(day: Slot) -> Numeric:
    """Read the date fact as a number of years, never below zero."""
    return Reference(day._replace(reading=Reading.full_years), Unit.years, Fraction(0), None)


FUNCTION = Function("full_years", ("date",), expand)
