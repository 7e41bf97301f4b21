"""Polynomials do the arithmetic of rules without division, and agree with plain fractions."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.exact import FIRMS, NUMBERS, SLOTS, VALUES, value_of
from tidu.engine.compiled.polynomial import NotRationalError, Polynomial, common_bottoms, number, quotient_of
from tidu.engine.expressions.typed import Literal, Numeric, Root, Slot
from tidu.engine.scalar.gaps import evaluate
from tidu.engine.units import Unit

MONOMIALS = st.lists(st.sampled_from(SLOTS), max_size=3).map(lambda slots: tuple(sorted(slots)))
POLYNOMIALS = st.lists(st.tuples(MONOMIALS, VALUES), max_size=4).map(Polynomial.of)


@given(POLYNOMIALS, POLYNOMIALS, VALUES, FIRMS)
def test_algebra_agrees_with_values(
    left: Polynomial, right: Polynomial, factor: Fraction, firm: dict[Slot, Fraction]
) -> None:
    first, second = evaluate(left, firm), evaluate(right, firm)
    assert evaluate(left + right, firm) == first + second
    assert evaluate(left * right, firm) == first * second
    assert evaluate(left.scaled(factor), firm) == first * factor


@given(POLYNOMIALS, POLYNOMIALS, POLYNOMIALS)
def test_laws(a: Polynomial, b: Polynomial, c: Polynomial) -> None:
    assert a + b == b + a
    assert a * b == b * a
    assert (a + b) + c == a + (b + c)
    assert a * (b + c) == a * b + a * c
    assert a + a.scaled(Fraction(-1)) == number(0)


@given(POLYNOMIALS, FIRMS)
def test_normalising_keeps_the_sign_and_makes_whole_numbers(
    polynomial: Polynomial, firm: dict[Slot, Fraction]
) -> None:
    whole = polynomial.normalised()
    assert all(coefficient.denominator == 1 for _, coefficient in whole.terms)
    before, after = evaluate(polynomial, firm), evaluate(whole, firm)
    assert (before > 0, before == 0) == (after > 0, after == 0)
    assert whole.normalised() == whole


@given(NUMBERS, FIRMS)
def test_a_quotient_is_the_value_wherever_there_is_one(node: Numeric, firm: dict[Slot, Fraction]) -> None:
    quotient = quotient_of(node)
    bottoms = [evaluate(bottom, firm) for bottom in quotient.bottoms]
    value = value_of(node, firm)
    assert (value is not None) == all(bottom > 0 for bottom in bottoms)
    if value is not None:
        product = Fraction(1)
        for bottom in bottoms:
            product *= bottom
        assert evaluate(quotient.top, firm) == value * product


def test_parts_of_a_polynomial() -> None:
    a, b = SLOTS[0], SLOTS[2]
    polynomial = Polynomial.of([((a, a), Fraction(2)), ((b,), Fraction(1)), ((), Fraction(3))])
    assert polynomial.degree == 2
    assert set(polynomial.slots) == {a, b}
    assert polynomial.constant is None
    assert number(7).constant == Fraction(7)
    assert number(0).constant == Fraction(0)


def test_bottoms_are_joined_with_repetition() -> None:
    a, b = number(2), number(3)
    assert common_bottoms((a, b), (a, a)) == (a, b, a)


def test_a_root_is_not_rational() -> None:
    with pytest.raises(NotRationalError):
        quotient_of(Root(Literal(Fraction(2), Unit.number), 2))
