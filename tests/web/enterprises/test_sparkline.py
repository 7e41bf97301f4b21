"""Bars that fit, with gaps where years are missing."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tidu.web.enterprises.sparkline import HEIGHT, STEP, bars


@given(st.lists(st.none() | st.fractions(min_value=-(10**9), max_value=10**9), max_size=5))
def test_every_bar_lies_inside_and_missing_stays_missing(values: list[Fraction | None]) -> None:
    drawn = bars(values)
    assert [bar.missing for bar in drawn] == [value is None for value in values]
    for index, bar in enumerate(drawn):
        assert index * STEP <= bar.x < (index + 1) * STEP
        assert 0 <= bar.y <= bar.y + bar.height <= HEIGHT + 0.2
        assert bar.height > 0


def test_heights_are_in_proportion() -> None:
    small, large, loss = bars([Fraction(10), Fraction(30), Fraction(-10)])
    assert (small.height, large.height, loss.height) == (10, 30, 10)
    assert (loss.negative, large.y, loss.y) == (True, 0, 30)
    (zero,) = bars([Fraction(0)])
    assert 0 < zero.height < 2
