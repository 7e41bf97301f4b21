"""``compound_growth(x, n)``: the yearly rate that leads from x[-n] to x (2026: 复合增长率).

It is ``(x / x[-n]) ** (1/n) - 1``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.expressions.typed import Root
from tidu.engine.functions.base import Function, divide, less_one, whole, years_of

if TYPE_CHECKING:
    from tidu.engine.expressions.typed import Numeric


def expand(amount: Numeric, count: Numeric) -> Numeric:
    """Take the n-th root; the years between do not matter."""
    length = whole(count, least=2)
    years = years_of(amount, length + 1)
    return less_one(Root(divide(years[0], years[-1]), length))


FUNCTION = Function("compound_growth", ("amount", "years"), expand)
