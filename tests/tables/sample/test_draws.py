"""Draws keep to their side of a line, and do land on it and beside it."""

from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tidu.tables.sample.draws import Draws

seeds = st.integers(0, 10**6)
lines = st.integers(0, 10**15)


@given(seeds, lines)
def test_good_draws_pass_and_bad_ones_do_not(seed: int, line: int) -> None:
    good, bad = Draws(Random(seed), 1.0), Draws(Random(seed), 0.0)  # noqa: S311 - made-up data
    assert good.at_least(line) >= line
    assert 0 <= good.at_most(line) <= line
    assert bad.at_most(line) > line
    assert bad.at_least(line) <= line


@given(seeds, st.integers(-5, 5), st.integers(0, 5))
def test_between_includes_both_ends(seed: int, low: int, width: int) -> None:
    draws = Draws(Random(seed), 0.5)  # noqa: S311 - made-up data
    assert {draws.between(low, low + width) for _ in range(200)} == set(range(low, low + width + 1))


def test_lines_are_hugged() -> None:
    draws = Draws(Random(1), 0.5)  # noqa: S311 - made-up data
    counts = Counter(draws.at_least(10_000) for _ in range(2000))
    assert min(counts[value] for value in (9_999, 10_000, 10_001)) > 100
    assert draws.chance(1.0)
    assert not draws.chance(0.0)
    assert draws.pick(("a",)) == "a"
