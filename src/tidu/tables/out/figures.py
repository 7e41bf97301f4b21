"""Exact figures for JSON: numbers without float noise that stay on their side of the bound."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tidu.engine.catalogue import Value

_PLACES = 12


def figure(value: object, bound: Decimal | None = None) -> object:
    """Turn fractions, also in lists, into numbers; leave the rest.

    Args:
        value: as results hold it.
        bound: what it is measured against.
    """
    if isinstance(value, Fraction):
        return number(exact_or_beyond(value, bound))
    if isinstance(value, list):
        return [figure(item, bound) for item in value]
    return value


def number(value: Value | None) -> object:
    """Write whole decimals without a point or an exponent: 1500000, not 1.5E+6 or 1500000.00."""
    if not isinstance(value, Decimal):
        return value
    if value == value.to_integral_value():
        return int(value)
    return value.normalize()


def exact_or_beyond(value: Fraction, bound: Decimal | None = None) -> Decimal:
    """Return a fraction as a decimal of at most 12 places that stands on the same side of the bound."""
    rounding = ROUND_HALF_EVEN
    if bound is not None and value != bound:
        rounding = ROUND_FLOOR if value < bound else ROUND_CEILING
    # Enough digits for trillions of yuan with twelve places.
    context = Context(prec=40, rounding=rounding)
    quotient = context.divide(Decimal(value.numerator), Decimal(value.denominator))
    return quotient.quantize(Decimal(1).scaleb(-_PLACES), rounding=rounding, context=context)
