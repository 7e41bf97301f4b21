"""Figures of scores."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidu.web.reviews.figures import spread_of


def test_without_scores_there_are_no_figures() -> None:
    assert spread_of([], 100) is None


def test_mean_spread_and_who_stands_apart() -> None:
    found = spread_of([80, 84, 40], 100)
    assert found is not None
    assert (found.low, found.high, found.mean) == (40, 84, 68)
    assert found.deviation == pytest.approx(19.866, abs=0.001)
    assert found.apart == (False, True, True)
    assert spread_of([80, 82, 84], 100).apart == (False, False, False)  # type: ignore[union-attr]


def test_two_scores_do_not_say_who_stands_apart() -> None:
    found = spread_of([0, 100], 100)
    assert found is not None
    assert found.apart == (False, False)


@given(st.lists(st.integers(0, 100), min_size=1, max_size=15))
def test_figures_hold_together(totals: list[int]) -> None:
    found = spread_of(totals, 100)
    assert found is not None
    assert found.low <= found.mean + 1e-9
    assert found.mean <= found.high + 1e-9
    assert 0 <= found.deviation <= (found.high - found.low) / 2 + 1e-9
