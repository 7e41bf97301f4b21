"""``passed(date)``: the date has come (date ≤ the date of evaluation); an empty date is unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.expressions.typed import Holds, Reading
from tidu.engine.functions.base import Function

if TYPE_CHECKING:
    from tidu.engine.expressions.typed import Boolean, Slot


def expand(day: Slot) -> Boolean:
    """Ask whether the day has come."""
    return Holds(day._replace(reading=Reading.passed), judgement=False)


FUNCTION = Function("passed", ("date",), expand)
