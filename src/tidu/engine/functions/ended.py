"""``ended(date)``: the date lies behind; an empty date is false: what has no end still runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.expressions.typed import Holds, Reading
from tidu.engine.functions.base import Function

if TYPE_CHECKING:
    from tidu.engine.expressions.typed import Boolean, Slot


def expand(day: Slot) -> Boolean:
    """Ask whether the day lies behind."""
    return Holds(day._replace(reading=Reading.ended), judgement=False)


FUNCTION = Function("ended", ("date",), expand)
