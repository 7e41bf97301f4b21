"""A comparison as a polynomial that must be ≥ 0 (or > 0), decided exactly by multiplying out.

``rd_expense / revenue >= 3%`` becomes ``100·rd_expense − 3·revenue >= 0`` with ``revenue > 0``: a denominator
that is zero or negative makes the comparison undefined, never met by cross-multiplying (design §4).
"""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from tidu.engine.compiled.polynomial import (
    NotRationalError,
    Polynomial,
    Quotient,
    common_bottoms,
    number,
    quotient_of,
)
from tidu.engine.expressions.remembered import remembered
from tidu.engine.expressions.typed import Arithmetic, Compare, Literal, Numeric, Root, Slot


class UncomparableError(Exception):
    """A comparison that has no exact form (a root on both sides, a root against a fact)."""


class Bound(Struct, frozen=True):
    """``top >= 0`` (``> 0`` when strict), defined only where every one of ``positive`` is > 0.

    Polynomials are over base units (yuan, fractions) with whole coefficients.
    """

    top: Polynomial
    strict: bool
    positive: tuple[Polynomial, ...]

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Slots that decide it, each once; some may stand only in a denominator."""
        found = dict.fromkeys(self.top.slots)
        for polynomial in self.positive:
            found.update(dict.fromkeys(polynomial.slots))
        return tuple(found)


@remembered
def bound_of(node: Compare) -> Bound:
    """Bring a comparison to its exact form.

    Raises:
        UncomparableError: the comparison has no polynomial form.
    """
    if node.operator in ("<", "<="):
        mirrored = {"<": ">", "<=": ">="}[node.operator]
        return _bound(node.right, node.left, strict=mirrored == ">")
    return _bound(node.left, node.right, strict=node.operator == ">")


def _bound(greater: Numeric, lesser: Numeric, *, strict: bool) -> Bound:
    try:
        left, right = quotient_of(greater), quotient_of(lesser)
    except NotRationalError:
        left, right = _rooted(greater, lesser)
    bottoms = common_bottoms(left.bottoms, right.bottoms)
    top = left.over(bottoms) + right.over(bottoms).scaled(Fraction(-1))
    positive = tuple(dict.fromkeys(bottom.normalised() for bottom in bottoms))
    return Bound(top.normalised(), strict, positive)


def _rooted(greater: Numeric, lesser: Numeric) -> tuple[Quotient, Quotient]:
    """Raise ``root(x) - c >= t`` to the power: ``x >= (t + c) ** n``."""
    if (found := isolate(greater, lesser)) is not None:
        return quotient_of(found[0]), Quotient(number(found[1]))
    if (found := isolate(lesser, greater)) is not None:
        return Quotient(number(found[1])), quotient_of(found[0])
    raise UncomparableError


def isolate(side: Numeric, other: Numeric) -> tuple[Numeric, Fraction] | None:
    """Read ``root(x) ± c`` against a constant as ``x`` against the constant raised to the power.

    Returns:
        The operand and the constant it is measured against; None when ``side`` holds no root.

    Raises:
        UncomparableError: the other side is no constant, or a rate below −100 %.
    """
    match side:
        case Root(operand, degree, _):
            shift = Fraction(0)
        case Arithmetic("-", Root(operand, degree, _), Literal(value, _), _):
            shift = value
        case Arithmetic("+", Root(operand, degree, _), Literal(value, _), _):
            shift = -value
        case _:
            return None
    level = _constant(other)
    # The positive root is never below zero, and an even power would turn the sense round.
    if level is None or level + shift < 0:
        raise UncomparableError
    return operand, (level + shift) ** degree


def _constant(node: Numeric) -> Fraction | None:
    try:
        value = quotient_of(node)
    except NotRationalError:
        return None
    return value.top.constant if not value.bottoms else None
