"""``calendar_years(date)``: calendar years back from the year of evaluation (0 this year, 1 last year)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.expressions.typed import Reading, Reference
from tidu.engine.functions.base import Function
from tidu.engine.units import Unit

if TYPE_CHECKING:
    from tidu.engine.expressions.typed import Numeric, Slot


def expand(day: Slot) -> Numeric:
    """Read the date as a number of calendar years; negative in the future."""
    return Reference(day._replace(reading=Reading.calendar_years), Unit.years, None, None)


FUNCTION = Function("calendar_years", ("date",), expand)
