"""``each_year(condition, n)``: the condition holds in every one of the last n years (每年)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.expressions.typed import AllOf, Compare, shifted
from tidu.engine.functions.base import ArgumentError, Function, whole

if TYPE_CHECKING:
    from tidu.engine.expressions.typed import Boolean, Numeric


def expand(condition: Boolean, count: Numeric) -> Boolean:
    """Join the condition of each year with AND.

    Raises:
        ArgumentError: the condition is no comparison of by-year facts.
    """
    if not isinstance(condition, Compare | AllOf):
        raise ArgumentError(
            "each_year 的第一个参数应为分年度的比较", hint="例如 each_year(rd_expense >= 100万, 2)"
        )
    moved = (shifted(condition, -back) for back in range(whole(count, least=2)))
    return AllOf(tuple(part for part in moved if isinstance(part, Compare | AllOf)))


FUNCTION = Function("each_year", ("condition", "years"), expand)
