"""``mean(x, n)``: the arithmetic mean of the amounts of the last n years (年均), not of their growth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.functions.base import Function, add, divide, plain, whole, years_of

if TYPE_CHECKING:
    from tidu.engine.expressions.typed import Numeric


def expand(amount: Numeric, count: Numeric) -> Numeric:
    """Divide the sum of the years by their number."""
    length = whole(count, least=2)
    return divide(add(years_of(amount, length)), plain(length))


FUNCTION = Function("mean", ("amount", "years"), expand)
