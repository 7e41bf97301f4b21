from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tidu.web.plans.packs import plans
from tidu.web.plans.quarters import Quarter, quarters_of, reported_now


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_a_day_lies_in_its_quarter_and_quarters_follow_each_other(day: date) -> None:
    quarter = Quarter.of(day)
    assert quarter.first <= day <= quarter.last
    assert quarter.before().last == quarter.first - timedelta(days=1)
    assert Quarter.read(quarter.key) == quarter


def test_what_is_no_quarter_is_none() -> None:
    for text in ("", "2025", "2025q5", "2025q0", "0000q1", "２０２５q1", "2025q1 "):
        assert Quarter.read(text) is None


def test_reports_are_due_in_the_first_week_of_the_next_quarter() -> None:
    quarter = Quarter(2025, 4)
    assert quarter.label == "2025年第4季度"
    assert quarter.due(None) == quarter.due(plans().plan("changchun")) == date(2026, 1, 7)


def test_the_quarters_of_a_plan() -> None:
    start, end = date(2024, 5, 10), date(2024, 12, 31)
    assert [one.key for one in quarters_of(start, end, date(2030, 1, 1))] == ["2024q4", "2024q3", "2024q2"]
    assert quarters_of(start, end, date(2024, 1, 1)) == ()
    assert reported_now(start, end, date(2024, 6, 30)) is None
    assert reported_now(start, end, date(2024, 7, 1)) == Quarter(2024, 2)
    assert reported_now(start, end, date(2030, 1, 1)) == Quarter(2024, 4)


def test_quarters_follow_each_other() -> None:
    assert Quarter(2024, 4).after() == Quarter(2025, 1)
    assert Quarter(2025, 1).before() == Quarter(2024, 4)
