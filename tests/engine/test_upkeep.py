"""Which rule of upkeep is in force, and when something is due."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidu.engine import load_packs
from tidu.engine.upkeep import bar_end, day_of_year, months_after

UPKEEP = load_packs().upkeep


@pytest.mark.parametrize(
    ("year", "due"), [(2022, None), (2023, "04-30"), (2025, "04-30"), (2026, "05-31"), (2030, "05-31")]
)
def test_the_rule_version_decides_the_last_day_of_the_yearly_update(year: int, due: str | None) -> None:
    found = UPKEEP.update_due("national.srdi", year)
    assert (found and found.due) == (due and date.fromisoformat(f"{year}-{due}"))


def test_a_champion_owes_no_yearly_update_that_is_known() -> None:
    assert UPKEEP.update_due("national.champion", 2026) is None
    assert UPKEEP.change_due("national.champion", date(2026, 5, 1)) is None
    assert "national.champion" not in UPKEEP.levels_updated()


def test_a_change_is_reported_within_three_months() -> None:
    assert UPKEEP.change_due("national.srdi", date(2026, 5, 20)) == date(2026, 8, 20)
    assert UPKEEP.change_due("national.srdi", date(2025, 11, 30)) == date(2026, 2, 28)
    assert UPKEEP.change_due("national.srdi", date(2020, 1, 1)) is None


def test_the_grounds_of_revocation_bar_for_three_years() -> None:
    for day in (date(2026, 3, 31), date(2026, 4, 1)):
        revocation = UPKEEP.revocation("national.little-giant", day)
        assert revocation is not None
        assert revocation.bar_years == 3
        assert {ground.id for ground in revocation.grounds} >= {"accident", "fabrication"}
    assert UPKEEP.revocation("national.high-tech", date(2026, 4, 1)) is None


def test_the_bar_ends_the_day_before() -> None:
    assert bar_end(date(2026, 6, 1), 3) == date(2029, 5, 31)
    assert bar_end(date(2024, 2, 29), 3) == date(2027, 2, 27)


def test_the_last_day_of_february() -> None:
    assert [day_of_year("02-29", year) for year in (2024, 2025)] == [date(2024, 2, 29), date(2025, 2, 28)]


@given(st.dates(date(1990, 1, 1), date(2200, 12, 31)), st.integers(0, 120))
def test_months_after_is_that_many_months_later_and_never_a_day_further(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day <= day.day


def test_every_rule_names_its_clause() -> None:
    for rule in UPKEEP.rules:
        parts = [rule, rule.update, rule.change, rule.revocation]
        assert all(part.source.clause for part in parts if part is not None)
    assert [group.label for group in UPKEEP.tracked] == ["技术工艺", "产出税收", "经营管理"]
