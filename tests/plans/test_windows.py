"""The period of a target on a day."""

from datetime import date
from fractions import Fraction

import pytest

from tests.plans.kit import plan_of, plan_text, target_text
from tidu.plans.windows import Window, quarter_of, window_of


def window(keys: str, on: date, *, unit: str = "家") -> Window | None:
    plan = plan_of(plan_text(target_text(keys, unit=unit)))
    return window_of(plan, plan.targets[0], on)


def test_by_a_years_end_from_the_plans_first_day() -> None:
    assert window("by: 2024", date(2023, 5, 1)) == Window(date(2023, 1, 1), date(2024, 12, 31))
    assert window("undated: true", date(2023, 5, 1)) == Window(date(2023, 1, 1), date(2025, 12, 31))


def test_each_year_is_the_calendar_year_within_the_plan() -> None:
    assert window("per: year", date(2024, 5, 1)) == Window(date(2024, 1, 1), date(2024, 12, 31))
    assert window("per: year", date(2022, 5, 1)) is None
    assert window("per: year", date(2026, 5, 1)) is None
    assert window("by: 2024, per: year", date(2024, 5, 1)) == Window(date(2024, 1, 1), date(2024, 12, 31))
    assert window("by: 2024, per: year", date(2025, 5, 1)) is None


def test_yearly_figures_speak_of_the_last_full_year() -> None:
    keys = 'per: year, measure: {expression: "sum(revenue of firms)"}'
    assert window(keys, date(2024, 5, 1), unit="亿元") == Window(date(2023, 1, 1), date(2023, 12, 31))
    assert window(keys, date(2023, 5, 1), unit="亿元") is None
    assert window(keys, date(2026, 5, 1), unit="亿元") == Window(date(2025, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        ("2024-01-01", "2024-01-01", "2024-03-31"),
        ("2024-06-30", "2024-04-01", "2024-06-30"),
        ("2024-07-01", "2024-07-01", "2024-09-30"),
        ("2024-12-31", "2024-10-01", "2024-12-31"),
    ],
)
def test_quarters(day: str, first: str, last: str) -> None:
    assert quarter_of(date.fromisoformat(day)) == (date.fromisoformat(first), date.fromisoformat(last))
    assert window("per: quarter", date.fromisoformat(day)) == Window(
        date.fromisoformat(first), date.fromisoformat(last)
    )


def test_the_last_day_is_the_end() -> None:
    year = Window(date(2023, 1, 1), date(2023, 12, 31))
    assert [year.due(day) for day in (date(2023, 12, 30), date(2023, 12, 31))] == [False, True]
    assert year.elapsed(date(2023, 12, 31)) == 1
    assert year.elapsed(date(2023, 1, 1)) == Fraction(1, 365)
    assert [year.elapsed(day) for day in (date(2022, 1, 1), date(2030, 1, 1))] == [0, 1]


def test_periods_in_words() -> None:
    assert Window(date(2023, 1, 1), date(2023, 12, 31)).label == "2023年"
    assert Window(date(2023, 1, 1), date(2025, 12, 31)).label == "2023—2025年"
    assert Window(date(2022, 4, 30), date(2025, 12, 31)).label == "2022-04-30 至 2025-12-31"
