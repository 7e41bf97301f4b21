"""Literals with units are read exactly, and units say what may be compared and added."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidu.engine.units import Unit, comparable, joined, parse_literal, product, quotient

UNITS = st.sampled_from(Unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1500万", Fraction(15_000_000), Unit.money),
        ("1500 万元", Fraction(15_000_000), Unit.money),
        ("3.5亿", Fraction(350_000_000), Unit.money),
        ("2亿元", Fraction(200_000_000), Unit.money),
        ("0.01元", Fraction(1, 100), Unit.money),
        ("3%", Fraction(3, 100), Unit.share),
        ("2.96%", Fraction(296, 10_000), Unit.share),
        ("3年", Fraction(3), Unit.years),
        ("60分", Fraction(60), Unit.points),
        ("3名", Fraction(3), Unit.rank),
        *((f"4{sign}", Fraction(4), Unit.count) for sign in "项件个家人户次"),
        ("2万家", Fraction(20_000), Unit.count),
        ("3", Fraction(3), Unit.number),
        (" 3 ", Fraction(3), Unit.number),
    ],
)
def test_a_literal(text: str, value: Fraction, unit: Unit) -> None:
    assert parse_literal(text) == (value, unit)


@pytest.mark.parametrize(
    "text", [" ", "万", "3个月", "1,500万", "-3%", "3％", "1e3", ".5", "3.", "三年", "3%%"]
)
def test_not_a_literal(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text)):
        parse_literal(text)


@given(st.integers(0, 10**12), st.integers(0, 2))
def test_a_literal_keeps_every_digit(fen: int, places: int) -> None:
    text = f"{fen / 1:.0f}" if not places else f"{fen}.{'7' * places}"
    assert parse_literal(f"{text}元")[0] == Fraction(text)
    assert parse_literal(f"{text}万")[0] == Fraction(text) * 10_000


@given(UNITS, UNITS)
def test_comparing_goes_both_ways(left: Unit, right: Unit) -> None:
    assert comparable(left, right) == comparable(right, left)
    if comparable(left, right):
        assert joined(left, right) == joined(right, left)


@pytest.mark.parametrize("unit", Unit)
def test_like_goes_with_like(unit: Unit) -> None:
    assert comparable(unit, unit) == (unit is not Unit.other)
    assert quotient(unit, unit) in (Unit.share, Unit.number)
    assert quotient(unit, Unit.number) == unit


@pytest.mark.parametrize("unit", [Unit.money, Unit.share])
def test_money_and_shares_must_name_their_unit(unit: Unit) -> None:
    """``revenue >= 1500`` is the commonest slip in a rule."""
    assert not comparable(unit, Unit.number)


@pytest.mark.parametrize("unit", [Unit.count, Unit.years, Unit.rank, Unit.points])
def test_a_bare_number_counts_things(unit: Unit) -> None:
    assert comparable(unit, Unit.number)
    assert joined(unit, Unit.number) == unit


@pytest.mark.parametrize(
    ("left", "right", "times", "over"),
    [
        (Unit.money, Unit.share, Unit.money, Unit.money),
        (Unit.share, Unit.share, Unit.share, Unit.share),
        (Unit.number, Unit.money, Unit.money, Unit.other),
        (Unit.money, Unit.count, Unit.other, Unit.other),
        (Unit.money, Unit.money, Unit.other, Unit.share),
    ],
)
def test_products_and_quotients(left: Unit, right: Unit, times: Unit, over: Unit) -> None:
    assert product(left, right) == product(right, left) == times
    assert quotient(left, right) == over


@pytest.mark.parametrize("unit", [unit for unit in Unit if unit is not Unit.other])
def test_every_unit_has_a_name_and_a_literal_of_its_own(unit: Unit) -> None:
    assert unit.label
    assert parse_literal(unit.example)[1] == unit
