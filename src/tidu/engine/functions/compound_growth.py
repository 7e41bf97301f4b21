"""``compound_growth(x, n)``: the yearly rate that leads from x[-n] to x (2026: 复合增长率).

It is ``(x / x[-n]) ** (1/n) - 1``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.expressions.typed import Arithmetic, Reference, Root, walk
from tidu.engine.functions.base import ArgumentError, Function, divide, less_one, whole, years_of

if TYPE_CHECKING:
    from tidu.engine.expressions.typed import Boolean, Numeric


def expand(amount: Numeric, count: Numeric) -> Numeric:
    """Take the n-th root; the years between do not matter.

    Raises:
        ArgumentError: the amount can be negative, and the root of a negative ratio does not exist.
    """
    if any(_may_be_negative(part) for part in walk(amount)):
        raise ArgumentError(
            "复合增长率只用于不会为负的数额",
            expected="如 revenue",
            hint="利润等可能为负的，请用 growth 或 mean_growth",
        )
    length = whole(count, least=2)
    years = years_of(amount, length + 1)
    return less_one(Root(divide(years[0], years[-1]), length))


def _may_be_negative(part: Numeric | Boolean) -> bool:
    if isinstance(part, Reference):
        return part.minimum is None or part.minimum < 0
    return isinstance(part, Arithmetic) and part.operator == "-"


FUNCTION = Function("compound_growth", ("amount", "years"), expand)
