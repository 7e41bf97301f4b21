"""Figures of which some facts are missing: the interval of values they can still take, in `Fraction`.

Money is in yuan, shares are fractions (1/10 is 10 %), years and counts are whole numbers.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

NOTHING: Final[frozenset[str]] = frozenset()
WAN: Final = 10_000
YI: Final = 100_000_000

Number = int | Fraction


def percent(number: int) -> Fraction:
    """`percent(3)` is 3 %."""
    return Fraction(number, 100)


@dataclass(frozen=True)
class Span:
    """Every value a figure can still take: closed [low, high], None where there is no bound.

    `defined` is false when no completion of the missing facts gives the figure a value at all, `undefined` is
    true when some completion leaves it without one (a denominator ≤ 0, a year before the establishment).
    """

    low: Fraction | None
    high: Fraction | None
    missing: frozenset[str] = NOTHING
    defined: bool = True
    undefined: bool = False

    @property
    def settled(self) -> bool:
        """One value and one only, or never any value."""
        if not self.defined:
            return True
        return not self.undefined and self.low is not None and self.low == self.high


NEVER: Final = Span(None, None, defined=False, undefined=True)


def exact(number: Number) -> Span:
    """A figure that is known."""
    value = Fraction(number)
    return Span(value, value)


def _bound_sum(left: Fraction | None, right: Fraction | None) -> Fraction | None:
    return None if left is None or right is None else left + right


def plus(left: Span, right: Span) -> Span:
    """The sum of two figures; undefined as soon as one is."""
    if not (left.defined and right.defined):
        return NEVER
    return Span(
        _bound_sum(left.low, right.low),
        _bound_sum(left.high, right.high),
        left.missing | right.missing,
        undefined=left.undefined or right.undefined,
    )


def total(spans: Iterable[Span]) -> Span:
    """The sum of several figures."""
    result = exact(0)
    for span in spans:
        result = plus(result, span)
    return result


def times(span: Span, factor: Number) -> Span:
    """A figure times a known number > 0."""
    low = None if span.low is None else span.low * factor
    high = None if span.high is None else span.high * factor
    return Span(low, high, span.missing, span.defined, span.undefined)


def ratio(above: Span, below: Span) -> Span:
    """`above / below`. A denominator ≤ 0 gives no value (design §4), so only its positive part counts."""
    if not (above.defined and below.defined):
        return NEVER
    if below.high is not None and below.high <= 0:
        return NEVER
    smallest = below.low if below.low is not None and below.low > 0 else None
    return Span(
        _lower_quotient(above.low, smallest, below.high),
        _upper_quotient(above.high, smallest, below.high),
        above.missing | below.missing,
        undefined=above.undefined or below.undefined or smallest is None,
    )


def _lower_quotient(
    low: Fraction | None, smallest: Fraction | None, largest: Fraction | None
) -> Fraction | None:
    """Lowest quotient of a lowest numerator; `smallest` None means as near to zero as one likes."""
    if low is None:
        return None
    if low >= 0:
        return Fraction(0) if largest is None or low == 0 else low / largest
    return None if smallest is None else low / smallest


def _upper_quotient(
    high: Fraction | None, smallest: Fraction | None, largest: Fraction | None
) -> Fraction | None:
    if high is None:
        return None
    if high <= 0:
        return Fraction(0) if largest is None or high == 0 else high / largest
    return None if smallest is None else high / smallest
