"""Ranges of rates and of counts: against figures known from elsewhere, and properties of any range."""

from math import comb, cos, pi, sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidu.plans.chances import LEVEL, Count, expected, rate_of


def below(seen: int, tried: int, rate: float) -> float:
    """How much of Beta(seen + ½, tried − seen + ½) lies below a rate: its density added up in 200,000 steps."""
    steps = 200_000
    angles = [(place + 0.5) * pi / 2 / steps for place in range(steps)]
    density = [sin(angle) ** (2 * seen) * cos(angle) ** (2 * (tried - seen)) for angle in angles]
    return sum(d for d, angle in zip(density, angles, strict=True) if sin(angle) ** 2 < rate) / sum(density)


@pytest.mark.parametrize(("seen", "tried"), [(5, 10), (1, 100), (20, 100), (3, 4), (150, 300)])
def test_one_in_twenty_lies_on_each_side(seen: int, tried: int) -> None:
    rate = rate_of(seen, tried)
    assert below(seen, tried, rate.low) == pytest.approx(0.05, abs=0.002)
    assert below(seen, tried, rate.high) == pytest.approx(0.95, abs=0.002)


def test_none_and_all_reach_the_very_ends() -> None:
    assert rate_of(0, 10).low == 0
    assert rate_of(10, 10).high == 1
    assert below(0, 10, rate_of(0, 10).high) == pytest.approx(0.95, abs=0.002)


@given(tried=st.integers(1, 5000), share=st.floats(0, 1))
def test_what_was_seen_lies_in_its_range(tried: int, share: float) -> None:
    seen = int(tried * share)
    rate = rate_of(seen, tried)
    assert 0 <= rate.low <= seen / tried <= rate.high <= 1


@settings(max_examples=40)
@given(tried=st.integers(1, 500), share=st.floats(0, 1), firms=st.integers(0, 200), years=st.floats(0.05, 5))
def test_a_count_lies_between_none_and_all(tried: int, share: float, firms: int, years: float) -> None:
    found = expected(int(tried * share), tried, firms, times=years)
    assert 0 <= found.low <= found.high <= firms


@settings(max_examples=40)
@given(tried=st.integers(2, 200), share=st.floats(0, 1), firms=st.integers(1, 100))
def test_more_time_and_more_firms_never_mean_less(tried: int, share: float, firms: int) -> None:
    seen = int(tried * share)
    once, twice = expected(seen, tried, firms), expected(seen, tried, firms, times=2)
    more = expected(seen, tried, firms + 1)
    assert once.low <= twice.low
    assert once.high <= twice.high
    assert once.low <= more.low
    assert once.high <= more.high


def test_a_rate_known_for_certain_gives_the_binomial_range() -> None:
    # 500,000 of 1,000,000: the rate is one half, so 20 firms follow the binomial distribution of coins.
    found = expected(500_000, 1_000_000, 20)
    chances = [sum(comb(20, k) for k in range(low)) / 2**20 for low in range(21)]
    tail = (1 - LEVEL) / 2
    low = max(number for number in range(21) if chances[number] < tail)
    assert found == Count(low, 20 - low)


def test_ends_are_added_to_ends() -> None:
    assert Count(1, 3) + Count(2, 5) == Count(3, 8)


def test_the_same_figures_give_the_same_range() -> None:
    assert expected(12, 300, 250, times=2.5) == expected(12, 300, 250, times=2.5)
    assert expected(12, 300, 0) == Count(0, 0)
