"""An interval holds every value that the missing facts can still give, and knows when there is none."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.exact import FIRMS, NUMBERS, SLOTS, VALUES, value_of
from tidu.engine.expressions.typed import Literal, Numeric, Reference, Root, Slot
from tidu.engine.scalar.cells import Cell, Span, Undefined
from tidu.engine.scalar.intervals import UNDEFINED, Interval, combine, interval_of
from tidu.engine.units import Unit

MISSING = st.sets(st.sampled_from(SLOTS))
ENDS = st.none() | VALUES


@st.composite
def intervals(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    """An interval and a value in it."""
    value, low, high = draw(VALUES), draw(ENDS), draw(ENDS)
    low = low if low is None or low <= value else value
    high = high if high is None or high >= value else value
    return Interval(low, high), value


def inside(value: Fraction, interval: Interval) -> bool:
    return (interval.low is None or interval.low <= value) and (
        interval.high is None or value <= interval.high
    )


@given(intervals(), intervals(), st.sampled_from("+-*/"))
def test_every_value_is_inside(
    left: tuple[Interval, Fraction], right: tuple[Interval, Fraction], operator: str
) -> None:
    (a, x), (b, y) = left, right
    found = combine(operator, a, b)
    if operator == "/" and y <= 0:
        assert found.undefined or found.perhaps_undefined
        return
    value = {"+": x + y, "-": x - y, "*": x * y, "/": x / y if y else Fraction(0)}[operator]
    assert not found.undefined
    assert inside(value, found)


@given(NUMBERS, FIRMS, MISSING)
def test_every_completion_is_inside(node: Numeric, firm: dict[Slot, Fraction], missing: set[Slot]) -> None:
    def read(slot: Slot) -> Cell:
        return None if slot in missing else firm[slot]

    found = interval_of(node, read)
    value = value_of(node, firm)
    if value is None:
        assert found.undefined or found.perhaps_undefined
    else:
        assert not found.undefined
        assert inside(value, found)


@given(NUMBERS, FIRMS)
def test_with_all_facts_known_it_is_the_value(node: Numeric, firm: dict[Slot, Fraction]) -> None:
    found = interval_of(node, firm.__getitem__)
    assert found.point == value_of(node, firm)
    assert not found.perhaps_undefined


def test_a_domain_bounds_what_is_missing() -> None:
    share = Reference(SLOTS[0], Unit.share, Fraction(0), Fraction(1))
    assert interval_of(share, lambda _: None) == Interval(Fraction(0), Fraction(1))
    assert interval_of(share, lambda _: Span(Fraction(2), Fraction(3))) == Interval(Fraction(2), Fraction(3))
    assert interval_of(share, lambda _: Undefined.undefined) == UNDEFINED


@pytest.mark.parametrize("operator", ["+", "-", "*", "/"])
def test_undefined_spreads(operator: str) -> None:
    one = Interval(Fraction(1), Fraction(1))
    assert combine(operator, UNDEFINED, one).undefined
    assert combine(operator, one, UNDEFINED).undefined


def test_a_root_is_compared_by_its_power_instead() -> None:
    with pytest.raises(TypeError):
        interval_of(Root(Literal(Fraction(2), Unit.number), 2), lambda _: None)
