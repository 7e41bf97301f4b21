"""Exact interval arithmetic: what a number can be while some facts are missing.

A missing fact may be anything its domain allows. An interval also says whether the number is undefined
(a denominator that is zero or negative, a year before establishment) for sure or perhaps.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from tidu.engine.expressions.typed import Arithmetic, Literal, Numeric, Over, Reference, Root, Slot
from tidu.engine.scalar.cells import Cell, Span, Undefined

if TYPE_CHECKING:
    from collections.abc import Callable

_ZERO = Fraction(0)


class Interval(Struct, frozen=True):
    """All values between ``low`` and ``high``, both inclusive; None is without bound.

    ``undefined``: no value exists. ``perhaps_undefined``: for some values of missing facts none exists.
    """

    low: Fraction | None
    high: Fraction | None
    undefined: bool = False
    perhaps_undefined: bool = False

    @property
    def point(self) -> Fraction | None:
        """The value, when there is exactly one and it surely exists."""
        if self.undefined or self.perhaps_undefined:
            return None
        return self.low if self.low is self.high or self.low == self.high else None


UNDEFINED = Interval(None, None, undefined=True)


def interval_of(node: Numeric, read: Callable[[Slot], Cell]) -> Interval:
    """Evaluate a number; ``read`` gives the cell of a slot.

    Raises:
        TypeError: a root (compared by power instead) or an aggregate stands inside.
    """
    match node:
        case Literal(value, _):
            return Interval(value, value)
        case Reference(slot, _, minimum, maximum):
            return _of_cell(read(slot), minimum, maximum)
        case Arithmetic(operator, left, right, _):
            return combine(operator, interval_of(left, read), interval_of(right, read))
        case Root() | Over():
            raise TypeError(type(node).__name__)


def _of_cell(cell: Cell, minimum: Fraction | None, maximum: Fraction | None) -> Interval:
    if cell is None:
        return Interval(minimum, maximum)
    if isinstance(cell, Undefined):
        return UNDEFINED
    if isinstance(cell, Span):
        return Interval(cell.low, cell.high)
    value = Fraction(cell) if isinstance(cell, bool | str) else cell
    return Interval(value, value)


def combine(operator: str, left: Interval, right: Interval) -> Interval:
    """Return all values of ``left operator right``, operator one of ``+ - * /``.

    The two sides are taken as independent: with facts that stand on both, the interval may be wider than
    what can happen, never narrower.
    """
    if left.undefined or right.undefined:
        return UNDEFINED
    perhaps = left.perhaps_undefined or right.perhaps_undefined
    first, second = left.low, right.low
    if first is not None and first is left.high and second is not None and second is right.high:
        return _of_points(operator, first, second, perhaps=perhaps)
    if operator == "+":
        return Interval(_add(left.low, right.low), _add(left.high, right.high), perhaps_undefined=perhaps)
    if operator == "-":
        return Interval(
            _subtract(left.low, right.high), _subtract(left.high, right.low), perhaps_undefined=perhaps
        )
    if operator == "*":
        low, high = _product(left, right)
        return Interval(low, high, perhaps_undefined=perhaps)
    return _quotient(left, right, perhaps=perhaps)


def _of_points(operator: str, left: Fraction, right: Fraction, *, perhaps: bool) -> Interval:
    """Reckon two known numbers once, where ends that differ take two to four reckonings."""
    if operator == "+":
        value = left + right
    elif operator == "-":
        value = left - right
    elif operator == "*":
        value = left * right
    elif right.numerator <= 0:
        return UNDEFINED
    else:
        value = left / right
    return Interval(value, value, perhaps_undefined=perhaps)


def _add(left: Fraction | None, right: Fraction | None) -> Fraction | None:
    return None if left is None or right is None else left + right


def _subtract(left: Fraction | None, right: Fraction | None) -> Fraction | None:
    return None if left is None or right is None else left - right


def _product(left: Interval, right: Interval) -> tuple[Fraction | None, Fraction | None]:
    """Products of corners; unbounded unless a side is zero or both are known not to be negative."""
    if (left.low, left.high) == (_ZERO, _ZERO) or (right.low, right.high) == (_ZERO, _ZERO):
        return _ZERO, _ZERO
    a, b, c, d = left.low, left.high, right.low, right.high
    if a is not None and b is not None and c is not None and d is not None:
        corners = (a * c, a * d, b * c, b * d)
        return min(corners), max(corners)
    if a is not None and c is not None and a >= 0 and c >= 0:
        return a * c, None
    return None, None


def _quotient(top: Interval, bottom: Interval, *, perhaps: bool) -> Interval:
    """Divide by the positive part of the bottom; the rest is undefined."""
    if bottom.high is not None and bottom.high <= 0:
        return UNDEFINED
    crosses = bottom.low is None or bottom.low <= 0
    # The smallest positive bottom may be arbitrarily near zero when the interval reaches down to it.
    smallest = None if crosses else bottom.low
    low = _least_quotient(top.low, smallest, bottom.high)
    high = _least_quotient(None if top.high is None else -top.high, smallest, bottom.high)
    return Interval(low, None if high is None else -high, perhaps_undefined=perhaps or crosses)


def _least_quotient(
    top: Fraction | None, smallest: Fraction | None, largest: Fraction | None
) -> Fraction | None:
    """Return the least of ``top / b`` for b in (smallest, largest]; None: without bound."""
    if top is None:
        return None
    if top >= 0:
        return top / largest if largest is not None else _ZERO
    return top / smallest if smallest is not None else None
