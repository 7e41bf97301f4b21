"""Exact polynomials over slots: the arithmetic of rules without division.

A polynomial maps a monomial (a sorted tuple of slots) to its coefficient. ``revenue * 3/100 - rd_expense``
is ``{(revenue,): 3/100, (rd_expense,): -1}``; the empty tuple is the constant term.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm
from typing import TYPE_CHECKING

from msgspec import Struct

from tidu.engine.expressions.typed import Arithmetic, Literal, Numeric, Over, Reference, Root, Slot

if TYPE_CHECKING:
    from collections.abc import Iterable

Monomial = tuple[Slot, ...]


class Polynomial(Struct, frozen=True):
    """A sum of coefficient × monomial, in a fixed order so that equal polynomials are equal."""

    terms: tuple[tuple[Monomial, Fraction], ...]

    @classmethod
    def of(cls, terms: Iterable[tuple[Monomial, Fraction]]) -> Polynomial:
        """Add terms up, dropping those that cancel."""
        total: dict[Monomial, Fraction] = {}
        for monomial, coefficient in terms:
            total[monomial] = total.get(monomial, Fraction(0)) + coefficient
        return cls(tuple(sorted((key, value) for key, value in total.items() if value)))

    def __add__(self, other: Polynomial) -> Polynomial:
        """Sum."""
        return Polynomial.of((*self.terms, *other.terms))

    def __mul__(self, other: Polynomial) -> Polynomial:
        """Product."""
        return Polynomial.of(
            (tuple(sorted((*left, *right))), a * b) for left, a in self.terms for right, b in other.terms
        )

    def scaled(self, factor: Fraction) -> Polynomial:
        """Product with a number."""
        return Polynomial.of((monomial, coefficient * factor) for monomial, coefficient in self.terms)

    @property
    def constant(self) -> Fraction | None:
        """The number this polynomial is, or None when it holds slots."""
        if not self.terms:
            return Fraction(0)
        if len(self.terms) == 1 and not self.terms[0][0]:
            return self.terms[0][1]
        return None

    @property
    def degree(self) -> int:
        """Most slots multiplied in one term."""
        return max((len(monomial) for monomial, _ in self.terms), default=0)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Slots in it, each once."""
        return tuple(dict.fromkeys(slot for monomial, _ in self.terms for slot in monomial))

    def normalised(self) -> Polynomial:
        """Divide by a positive number so that coefficients are whole and have no common divisor."""
        if not self.terms:
            return self
        denominator = lcm(*(coefficient.denominator for _, coefficient in self.terms))
        divisor = gcd(*(int(coefficient * denominator) for _, coefficient in self.terms))
        return self.scaled(Fraction(denominator, divisor))


def number(value: Fraction | int) -> Polynomial:
    """A constant polynomial."""
    return Polynomial.of((((), Fraction(value)),))


class Quotient(Struct, frozen=True):
    """``top / (bottoms multiplied)``; a value exists only where every bottom is positive."""

    top: Polynomial
    bottoms: tuple[Polynomial, ...] = ()

    def over(self, bottoms: tuple[Polynomial, ...]) -> Polynomial:
        """Return the numerator when the quotient is brought to a wider set of bottoms."""
        top = self.top
        for bottom in _missing(self.bottoms, bottoms):
            top *= bottom
        return top


class NotRationalError(Exception):
    """The expression holds a root or an aggregate, which no polynomial can stand for."""


def quotient_of(node: Numeric) -> Quotient:
    """Bring a numeric expression to one quotient of polynomials.

    Raises:
        NotRationalError: a root or an aggregate is inside.
    """
    match node:
        case Literal(value, _):
            return Quotient(number(value))
        case Reference(slot, _, _, _):
            return Quotient(Polynomial.of((((slot,), Fraction(1)),)))
        case Arithmetic(operator, left, right, _):
            return _arithmetic(operator, quotient_of(left), quotient_of(right))
        case Root() | Over():
            raise NotRationalError


def common_bottoms(left: tuple[Polynomial, ...], right: tuple[Polynomial, ...]) -> tuple[Polynomial, ...]:
    """Smallest set of bottoms that both quotients can be brought to."""
    return (*left, *_missing(left, right))


def _missing(have: tuple[Polynomial, ...], want: tuple[Polynomial, ...]) -> tuple[Polynomial, ...]:
    """Bottoms in ``want`` beyond those in ``have``, counted with repetition."""
    rest = list(have)
    out = []
    for bottom in want:
        if bottom in rest:
            rest.remove(bottom)
        else:
            out.append(bottom)
    return tuple(out)


def _arithmetic(operator: str, left: Quotient, right: Quotient) -> Quotient:
    if operator == "*":
        return Quotient(left.top * right.top, (*left.bottoms, *right.bottoms))
    if operator == "/":
        return _divide(left, right)
    bottoms = common_bottoms(left.bottoms, right.bottoms)
    sign = Fraction(1 if operator == "+" else -1)
    return Quotient(left.over(bottoms) + right.over(bottoms).scaled(sign), bottoms)


def _divide(left: Quotient, right: Quotient) -> Quotient:
    constant = right.top.constant
    top = left.top
    for bottom in right.bottoms:
        top *= bottom
    # x / (a / b) is x·b / a and needs b > 0 too; keeping b as a bottom and a factor says so.
    bottoms = (*left.bottoms, *right.bottoms)
    for bottom in right.bottoms:
        top *= bottom
    if constant is not None and constant > 0:
        return Quotient(top.scaled(1 / constant), bottoms)
    return Quotient(top, (*bottoms, right.top))
