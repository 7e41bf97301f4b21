"""Titles with history: past batches, renewals, ends on the days that expiry lists look at."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest

from tests.web.demo.kit import ON, draws, firms, place
from tidu.tables.sample import sample
from tidu.web.demo.firms import make_firms
from tidu.web.demo.places import places
from tidu.web.demo.titles import FIRST_BATCH, LEVELS, titles_of
from tidu.web.packs import library


def test_every_title_is_one_of_the_packs_and_runs_forward() -> None:
    for firm in firms():
        for title in firm.titles:
            assert title.level in library().levels
            assert FIRST_BATCH <= title.since < title.until or title.since == ON
            assert title.since <= ON
            assert title.batch.startswith(f"{title.since.year}年第")
        ends = Counter((title.level, title.until) for title in firm.titles)
        assert max(ends.values(), default=1) == 1


def test_terms_of_a_level_do_not_overlap() -> None:
    for firm in firms():
        for level in {title.level for title in firm.titles}:
            terms = sorted((title.since, title.until) for title in firm.titles if title.level == level)
            for (_, before), (after, _) in pairwise(terms):
                assert after == before + timedelta(days=1)


def test_a_title_is_never_older_than_its_firm() -> None:
    for firm in firms():
        if firm.established_on is not None:
            assert all(title.since >= min(firm.established_on, ON) for title in firm.titles)


def test_batches_of_six_years_and_ends_in_each_window() -> None:
    every = [title for firm in firms(1_500) for title in firm.titles]
    assert {title.since.year for title in every} == set(range(2021, 2027))
    left = [(title.until - ON).days for title in every]
    for low, high in ((0, 30), (31, 90), (91, 180), (-400, -1)):
        assert sum(low <= days <= high for days in left) > 20, (low, high)
    assert {0, 30, 31, 90, 91, 180, 181} <= set(left)
    assert any(title.withdrawn_on for title in every)
    assert {LEVELS["champion"], "changchun.srdi-city", "suzhou.srdi-demo", "zhejiang.hidden-champion"} <= {
        title.level for title in every
    }


def test_a_firm_without_titles_stays_without() -> None:
    row = {key: value for key, value in next(sample(1, 7, on=ON)).items() if not key.endswith("_until")}
    assert titles_of(row, place(), draws(), ON) == ()


@pytest.mark.parametrize("on", [date(2026, 1, 1), date(2027, 12, 31), date(2028, 2, 29)])
def test_any_day_will_do(on: date) -> None:
    for firm in make_firms(80, 7, on=on, places=places()):
        ends = Counter((title.level, title.until) for title in firm.titles)
        assert max(ends.values(), default=1) == 1
        assert all(title.since <= min(on, title.until) for title in firm.titles)
        assert all(since <= on for _, since, _, _ in firm.libraries)
