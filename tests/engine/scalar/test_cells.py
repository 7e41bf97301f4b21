"""What a slot holds on a date: values, years, titles, dates; missing, undefined and zero are three things."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.support import ON, rule
from tidu.engine import Facts
from tidu.engine.expressions.typed import Reading, Slot
from tidu.engine.scalar.cells import (
    Cell,
    Undefined,
    full_years,
    read_cell,
    read_date,
    year_of,
    years_at_year_end,
)

CATALOGUE = rule("own_brand").catalogue
DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))
UNDEFINED = Undefined.undefined


def cell(slot: Slot, raw: dict[str, object], on: date = ON) -> Cell:
    facts = Facts.read(raw, catalogue=CATALOGUE, on=on)
    return read_cell(slot, facts, on=on, catalogue=CATALOGUE, derived={})


@pytest.mark.parametrize(
    ("slot", "raw", "found"),
    [
        (Slot("revenue"), {"revenue": "3万"}, Fraction(30_000)),
        (Slot("revenue"), {"revenue": 0}, Fraction(0)),
        (Slot("revenue"), {}, None),
        (Slot("revenue", -1), {"revenue": "3万"}, None),
        (Slot("own_brand"), {"own_brand": False}, False),
        (Slot("institution"), {"institution": "省级"}, "province"),
        (Slot("established_on"), {"established_on": "2020-01-02"}, "2020-01-02"),
        (Slot("revenue", -1), {"revenue[-1]": 5, "established_on": "2025-01-01"}, UNDEFINED),
        (Slot("revenue", -1), {"established_on": "2024-12-31"}, None),
        (Slot("revenue", -1, Reading.flow), {"established_on": "2025-01-01"}, Fraction(0)),
        (Slot("revenue", 0, Reading.flow), {"established_on": "2025-01-01"}, None),
        (Slot("patents"), {"patents": 4, "established_on": "2026-05-01"}, Fraction(4)),
        (Slot("niche_years"), {"niche_years": 7, "niche_since": "2023-01-01"}, Fraction(7)),
        (Slot("niche_years"), {"niche_since": "2023-01-01"}, Fraction(3)),
        (Slot("niche_years"), {"niche_since": "2023-01-02"}, Fraction(2)),
        (Slot("niche_years", -1), {"niche_since": "2023-01-01"}, Fraction(2)),
        (Slot("niche_years"), {}, None),
    ],
)
def test_a_cell(slot: Slot, raw: dict[str, object], found: Cell) -> None:
    got = cell(slot, raw)
    assert got == found
    assert type(got) is type(found)


def test_a_ledger_count_decides_over_a_reported_figure() -> None:
    facts = Facts.read({"patents": 4}, catalogue=CATALOGUE, on=ON)
    derived: dict[tuple[str, int], Cell] = {("patents", 0): Fraction(9)}
    assert read_cell(Slot("patents"), facts, on=ON, catalogue=CATALOGUE, derived=derived) == Fraction(9)


@given(DAYS, st.none() | DAYS, st.none() | DAYS)
def test_a_title_is_valid_between_its_ends(on: date, since: date | None, until: date | None) -> None:
    held = cell(Slot("small_until", 0, Reading.valid), {"small_from": since, "small_until": until}, on)
    assert held is (until is not None and on <= until and (since is None or since <= on))


@given(DAYS, DAYS)
def test_full_years_grow_on_the_anniversary_and_only_then(since: date, on: date) -> None:
    years, day_before = full_years(since, on), full_years(since, on - timedelta(days=1))
    anniversary = (on.month, on.day) == (since.month, since.day)
    leap_day = (since.month, since.day) == (2, 29) and (on.month, on.day) == (3, 1)
    common_year = (on - timedelta(days=1)).day == 28
    grows = on > since and (anniversary or (leap_day and common_year))
    assert years - day_before == int(grows)
    assert years >= 0


@given(DAYS, st.integers(1990, 2040))
def test_the_last_day_of_a_year_belongs_to_it(since: date, year: int) -> None:
    """Since 1 January 2023 makes three full years at the end of 2025."""
    years = years_at_year_end(since, year)
    assert years == max(0, year - since.year + ((since.month, since.day) == (1, 1)))


@given(DAYS, DAYS)
def test_readings_of_a_date(day: date, on: date) -> None:
    assert read_date(Reading.passed, day, on) is (day <= on)
    assert read_date(Reading.ended, day, on) is (day < on)
    assert read_date(Reading.calendar_years, day, on) == Fraction(on.year - day.year)
    assert read_date(Reading.full_years, day, on) == Fraction(full_years(day, on))


def test_an_empty_date_is_missing_but_what_has_no_end_has_not_ended() -> None:
    found = {
        reading: read_date(reading, None, ON)
        for reading in (Reading.passed, Reading.full_years, Reading.ended)
    }
    assert found == {Reading.passed: None, Reading.full_years: None, Reading.ended: False}


@pytest.mark.parametrize(
    ("slot", "year"), [(Slot("revenue"), 2025), (Slot("score"), 2026), (Slot("patents"), None)]
)
def test_the_year_of_a_slot(slot: Slot, year: int | None) -> None:
    assert year_of(slot, CATALOGUE.fact(slot.fact), ON) == year
