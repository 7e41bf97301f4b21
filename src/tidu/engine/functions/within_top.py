"""``within_top(rank, n)``: a rank from 1 to n; 0 means no rank and is never within (facts.md)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tidu.engine.expressions.typed import AllOf, Compare, Literal
from tidu.engine.functions.base import ArgumentError, Function
from tidu.engine.units import Unit

if TYPE_CHECKING:
    from tidu.engine.expressions.typed import Boolean, Numeric


def expand(rank: Numeric, last: Numeric) -> Boolean:
    """Ask for 1 ≤ rank ≤ last.

    Raises:
        ArgumentError: the first argument is no rank, or the second no positive number.
    """
    if rank.unit is not Unit.rank:
        raise ArgumentError("within_top 的第一个参数应为名次", expected=Unit.rank.label, got=rank.unit.label)
    plain = isinstance(last, Literal) and last.unit in (Unit.number, Unit.rank)
    if not isinstance(last, Literal) or not plain or last.value < 1 or last.value.denominator != 1:
        raise ArgumentError("within_top 的第二个参数应为正整数", expected="如 3")
    return AllOf((Compare(">=", rank, Literal(Fraction(1), Unit.rank)), Compare("<=", rank, last)))


FUNCTION = Function("within_top", ("rank", "number"), expand)
