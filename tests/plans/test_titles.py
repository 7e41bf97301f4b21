"""Titles over time: both ends of a span count, revocation ends one the day before, unknown beginnings stay open."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.plans.kit import PACKS, firm, holder
from tidu.engine.measures import compile_measure
from tidu.engine.values import Verdict
from tidu.plans.schema.targets import Counted
from tidu.plans.titles import Holding, TitleCount, ever, has_ledger, holdings, newly_in, valid_on

SRDI = PACKS.level("srdi")
FIRST, LAST = date(2023, 1, 1), date(2025, 12, 31)


def span(since: str | None, until: str | None) -> Holding:
    return Holding(date.fromisoformat(since) if since else None, date.fromisoformat(until) if until else None)


def test_the_dates_among_the_facts_are_one_recognition() -> None:
    found = holdings(firm("甲", {"srdi_from": "2022-05-01", "srdi_until": "2025-04-30"}).facts, SRDI)
    assert found == (span("2022-05-01", "2025-04-30"),)
    assert holdings(firm("甲", {"srdi_until": "2025-04-30"}).facts, SRDI) == (span(None, "2025-04-30"),)


def test_a_beginning_without_an_end_is_no_title_among_the_facts() -> None:
    assert holdings(firm("甲", {"srdi_from": "2022-05-01"}).facts, SRDI) == ()
    assert holdings(firm("甲").facts, SRDI) == ()


def test_a_ledger_is_the_history_and_the_facts_are_not_asked() -> None:
    rows = [
        {"level": "national.srdi", "from": "2022-05-01", "until": "2025-04-30"},
        {"level": "national.srdi", "from": "2019-05-01", "until": "2022-04-30"},
        {"level": "national.little-giant", "from": "2023-05-01", "until": "2026-04-30"},
    ]
    made = firm("甲", {"srdi_until": "2030-01-01"}, titles=rows)
    found = holdings(made.facts, SRDI)
    assert found == (span("2019-05-01", "2022-04-30"), span("2022-05-01", "2025-04-30"))
    assert has_ledger(made.facts, SRDI)
    assert not has_ledger(made.facts, PACKS.level("champion"))


def test_a_revoked_title_ends_the_day_before() -> None:
    row = {"level": "national.srdi", "from": "2022-05-01", "until": "2025-04-30", "revoked_on": "2024-03-01"}
    (found,) = holdings(firm("甲", titles=[row]).facts, SRDI)
    assert found.until == date(2024, 2, 29)
    at_once = {**row, "revoked_on": "2022-05-01"}
    assert holdings(firm("甲", titles=[at_once]).facts, SRDI) == ()


def test_both_ends_of_a_title_count() -> None:
    held = [span("2023-05-01", "2023-06-30")]
    days = [date(2023, 4, 30), date(2023, 5, 1), date(2023, 6, 30), date(2023, 7, 1)]
    assert [valid_on(held, day) for day in days] == [False, True, True, False]
    assert [ever(held, day) for day in days] == [False, True, True, True]
    assert valid_on([span(None, None)], date(2023, 1, 1))


@pytest.mark.parametrize(
    ("held", "verdict"),
    [
        ([], Verdict.unmet),
        ([("2023-01-01", "2025-12-31")], Verdict.met),
        ([("2025-12-31", "2028-12-30")], Verdict.met),
        ([("2022-12-31", "2025-12-30")], Verdict.unmet),
        ([("2026-01-01", "2028-12-31")], Verdict.unmet),
        # Renewed within the period, first obtained before it.
        ([("2020-01-01", "2022-12-31"), ("2023-01-01", "2025-12-31")], Verdict.unmet),
        ([(None, "2024-12-31")], Verdict.unknown),
        ([(None, "2022-12-31")], Verdict.unmet),
        ([(None, "2024-12-31"), ("2022-06-01", "2025-05-31")], Verdict.unmet),
    ],
)
def test_first_obtained_in_the_period(held: list[tuple[str | None, str | None]], verdict: Verdict) -> None:
    assert newly_in([span(*dates) for dates in held], FIRST, LAST) is verdict


def test_a_firm_with_two_levels_counts_once() -> None:
    both = firm("甲", {"srdi_until": "2025-01-01", "little_giant_until": "2025-01-01"})
    none = firm("乙")
    count = TitleCount((SRDI, PACKS.level("little-giant")), Counted.valid_on, FIRST)
    reading = count.read([both, none], on=date(2024, 1, 1), last=LAST)
    assert (reading.value, reading.members) == (Fraction(1), (0,))


def test_what_may_be_new_leaves_the_count_open() -> None:
    count = TitleCount((SRDI,), Counted.newly_in, FIRST)
    pool = [
        holder("甲", "national.srdi", "2023-06-01", "2026-05-31"),
        firm("乙", {"srdi_until": "2025-01-01"}),
    ]
    reading = count.read(pool, on=date(2024, 1, 1), last=LAST)
    assert (reading.low, reading.high, reading.unknown, reading.missing) == (
        Fraction(1),
        Fraction(2),
        (1,),
        ("srdi_from",),
    )


def test_a_period_ends_with_the_target() -> None:
    count = TitleCount((SRDI,), Counted.newly_in, FIRST)
    late = holder("甲", "national.srdi", "2026-02-01", "2029-01-31")
    assert count.holds(late.facts, on=date(2026, 6, 1), last=LAST) is Verdict.unmet
    assert count.holds(late.facts, on=date(2026, 6, 1), last=date(2026, 12, 31)) is Verdict.met


DAYS = st.none() | st.dates(date(2022, 1, 1), date(2026, 12, 31))


@given(firms=st.lists(st.tuples(DAYS, DAYS), max_size=8), on=st.dates(date(2022, 1, 1), date(2026, 12, 31)))
def test_valid_titles_are_those_the_rule_language_finds(
    firms: list[tuple[date | None, date | None]], on: date
) -> None:
    pool = [
        firm(str(number), {"srdi_from": since, "srdi_until": until})
        for number, (since, until) in enumerate(firms)
    ]
    counted = TitleCount((SRDI,), Counted.valid_on, FIRST).read(pool, on=on, last=LAST)
    measured = compile_measure("count(firms where valid(srdi))", PACKS).evaluate(
        [one.facts for one in pool], on=on
    )
    assert (counted.value, counted.members) == (measured.value, measured.aggregates[0].members)
