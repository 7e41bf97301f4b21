"""``total(x, n)``: the sum of the last n years (合计), e.g. R&D of two years together ≥ 1200万."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.functions.base import Function, add, whole, years_of

if TYPE_CHECKING:
    from tidu.engine.expressions.typed import Numeric


def expand(amount: Numeric, count: Numeric) -> Numeric:
    """Add the years up; a year before establishment makes the sum undefined."""
    return add(years_of(amount, whole(count, least=2)))


FUNCTION = Function("total", ("amount", "years"), expand)
