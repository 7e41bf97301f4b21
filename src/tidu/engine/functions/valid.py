"""``valid(title)``: the firm holds the title on the date, from ≤ date ≤ until, both inclusive.

Never held is false.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.expressions.typed import Holds, Reading
from tidu.engine.functions.base import Function

if TYPE_CHECKING:
    from tidu.engine.expressions.typed import Boolean, Slot


def expand(until: Slot) -> Boolean:
    """Read the title's end (and beginning, when given) against the date."""
    return Holds(until._replace(reading=Reading.valid), judgement=False)


FUNCTION = Function("valid", ("title",), expand)
