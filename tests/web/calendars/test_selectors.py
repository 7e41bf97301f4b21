"""Working days by the calendar that was entered; a year without one says so."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tidu.web.calendars.selectors import add_working_days, is_working_day, working_days_between
from tidu.web.calendars.services import Day, load_year

pytestmark = pytest.mark.django_db


@pytest.fixture
def october(db: None) -> None:
    """1–7 October 2026 free, Saturday the 10th worked: a made-up arrangement."""
    days = [Day(date(2026, 10, day), is_working=False, name="国庆节") for day in range(1, 8)]
    load_year(
        actor=None, year=2026, days=[*days, Day(date(2026, 10, 10), is_working=True)], source="示例安排"
    )


def test_holidays_are_free_and_make_up_days_are_worked(october: None) -> None:
    works = {day: is_working_day(date(2026, 10, day)) for day in (1, 7, 8, 10, 11)}
    assert works == {1: False, 7: False, 8: True, 10: True, 11: False}


def test_counting_leaps_over_the_holiday(october: None) -> None:
    assert add_working_days(date(2026, 9, 30), 1).day == date(2026, 10, 8)
    assert add_working_days(date(2026, 9, 30), 3).day == date(2026, 10, 10)
    assert add_working_days(date(2026, 10, 8), -1).day == date(2026, 9, 30)
    assert add_working_days(date(2026, 10, 3), 0).day == date(2026, 10, 3)
    assert add_working_days(date(2026, 9, 30), 1).remark == ""


def test_counting_between_undoes_adding(october: None) -> None:
    for offset in range(20):
        start = date(2026, 9, 25) + timedelta(days=offset)
        for count in (-7, -1, 0, 1, 5, 12):
            assert working_days_between(start, add_working_days(start, count).day).count == count


def test_a_year_without_data_counts_monday_to_friday_and_says_so(october: None) -> None:
    found = add_working_days(date(2026, 12, 31), 1)
    assert found.day == date(2027, 1, 1)
    assert found.unentered == (2027,)
    assert found.remark == "2027 年的节假日安排尚未录入，按周一至周五计算"
    between = working_days_between(date(2026, 12, 24), date(2027, 1, 8))
    assert (between.count, between.unentered) == (11, (2027,))
    assert "2027" in between.remark


def test_a_year_is_read_once(october: None, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_max_num_queries(2):
        add_working_days(date(2026, 1, 5), 200)
