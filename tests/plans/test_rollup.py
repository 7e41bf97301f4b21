"""Rolling up: what is missing stays missing, and shares are of sums."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tidu.plans.rollup import Part, roll_up, roll_up_ratio

VALUES = st.lists(st.fractions(min_value=-1000, max_value=1000, max_denominator=100), max_size=20)


def test_a_missing_part_is_not_zero() -> None:
    found = roll_up([Part.of(Fraction(3)), Part.of(None), Part.of(Fraction(4))])
    assert (found.value, found.low, found.high, found.known, found.missing) == (
        None,
        None,
        None,
        Fraction(7),
        (1,),
    )


def test_open_parts_make_an_open_whole() -> None:
    found = roll_up([Part(Fraction(3), Fraction(5)), Part(Fraction(1), None)])
    assert (found.low, found.high, found.missing) == (Fraction(4), None, ())


@given(values=VALUES)
def test_the_order_of_parts_does_not_matter(values: list[Fraction]) -> None:
    parts = [Part.of(value) for value in values]
    assert roll_up(parts).value == sum(values)
    assert roll_up(parts) == roll_up(parts[::-1])


@given(values=VALUES.filter(bool), cut=st.integers(0, 20))
def test_districts_of_districts_come_to_the_same(values: list[Fraction], cut: int) -> None:
    parts = [Part.of(value) for value in values]
    halves = [roll_up(parts[:cut]), roll_up(parts[cut:])]
    again = roll_up([Part(half.low, half.high) for half in halves])
    assert again.value == roll_up(parts).value


def test_a_share_of_the_whole_is_a_share_of_sums() -> None:
    # A district of 3 firms at 100 % and one of 300 at 0 % are not 50 % together.
    assert roll_up_ratio([(Fraction(3), Fraction(3)), (Fraction(0), Fraction(300))]) == Fraction(3, 303)
    assert roll_up_ratio([(Fraction(3), Fraction(3)), (None, Fraction(300))]) is None
    assert roll_up_ratio([(Fraction(0), Fraction(0))]) is None
