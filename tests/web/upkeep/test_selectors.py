"""Titles that end, what stands in the way of their renewal, and the calendar of ends."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.web.case import Site
from tests.web.upkeep.made import called, title, today
from tidu.engine.upkeep import months_after
from tidu.web.titles.course import Kind, State
from tidu.web.titles.steps import Words, take_step
from tidu.web.upkeep.models import Alert
from tidu.web.upkeep.selectors import expiry_calendar, labels_of, out_of_force, renewal_candidates
from tidu.web.upkeep.updates import duties

pytestmark = pytest.mark.django_db
SRDI = "national.srdi"


def until(days: int) -> object:
    return today() + timedelta(days=days)


def test_candidates_end_in_time_and_have_no_later_term(site: Site) -> None:
    near = title(site, days=30)
    title(site, "west", days=30)
    title(site, "west", days=1000)
    title(site, level="national.champion", days=30)
    ended = title(site, level="national.innovative", days=-1)
    found = renewal_candidates(site.root, SRDI, today() + timedelta(days=30))
    assert [one.title for one in found] == [near]
    assert found[0].is_clear
    assert renewal_candidates(site.root, SRDI, today() + timedelta(days=29)) == []
    assert renewal_candidates(site.root, ended.level, today()) == []
    assert renewal_candidates(site.elsewhere, SRDI, today() + timedelta(days=999)) == []


def test_what_is_known_against_a_renewal(
    site: Site, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    near, west = title(site, days=30), title(site, "west", days=40)
    year = today().year - 1
    called(site, year)
    giant = title(site, level="national.little-giant", days=300)
    take_step(actor=None, title=giant, kind=Kind.REVOKED, on=today(), words=Words("示例", ground="accident"))
    alert = Alert.objects.create(title=near, standard="x", since=today(), on=today(), unmet=[])
    with django_assert_max_num_queries(6):
        east_row, west_row = renewal_candidates(site.root, SRDI, today() + timedelta(days=90))
    assert (east_row.alert, west_row.alert) == (alert, None)
    assert east_row.bar is not None
    assert west_row.bar is None
    assert list(east_row.missed) == list(west_row.missed) == ([year] if duties(year) else [])
    assert west_row.title == west


def test_the_calendar_counts_by_month_and_by_days_ahead(
    site: Site, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    # A firm has one term that ends last: each of these titles is of another firm or level.
    levels = (
        "national.srdi",
        "national.innovative",
        "national.champion",
        "suzhou.srdi-demo",
        "national.tech-sme",
    )
    for level, days in zip(levels, (0, 30, 31, 180, 181), strict=True):
        title(site, level=level, days=days)
    title(site, "west", "national.little-giant", days=90)
    title(site, level="national.srdi", days=-40)
    gone = title(site, "west", days=10)
    take_step(actor=None, title=gone, kind=Kind.SUSPENDED, on=today(), words=Words("示例"))
    with django_assert_num_queries(1):
        calendar = expiry_calendar(site.officer, today())
    assert calendar.soon == ((30, 2), (90, 4), (180, 5))
    assert calendar.levels[:2] == ("national.champion", "national.little-giant")
    assert calendar.months[0].first == today().replace(day=1)
    assert len(calendar.months) == 12
    assert sum(month.total for month in calendar.months) == 6
    assert [calendar.months[0].key, calendar.months[0].label] == [
        f"{today():%Y-%m}", f"{today().year}年{today().month}月"
    ]  # fmt: skip
    assert expiry_calendar(site.stranger, today()).levels == ()


def test_suspended_and_revoked_titles_with_their_decision(site: Site) -> None:
    plain, suspended, revoked = (
        title(site, level=level, days=300) for level in ("national.innovative", SRDI, "national.champion")
    )
    take_step(actor=None, title=suspended, kind=Kind.SUSPENDED, on=today(), words=Words("先暂停"))
    take_step(actor=None, title=suspended, kind=Kind.REVOKED, on=today(), words=Words("误撤"))
    take_step(actor=None, title=revoked, kind=Kind.REVOKED, on=today(), words=Words("撤销"))
    both = out_of_force(site.officer, State.REVOKED, 10)
    assert {(one.pk, event.reason) for one, event in both} == {(suspended.pk, "误撤"), (revoked.pk, "撤销")}
    take_step(actor=None, title=suspended, kind=Kind.RESTORED, on=today(), words=Words("复议"))
    assert [(one, event.reason) for one, event in out_of_force(site.officer, State.SUSPENDED, 10)] == [
        (suspended, "先暂停")
    ]
    assert [one for one, _ in out_of_force(site.officer, State.REVOKED, 10)] == [revoked]
    assert plain.withdrawn_on is None
    assert out_of_force(site.stranger, State.REVOKED, 10) == []


def test_levels_are_named_the_highest_first() -> None:
    assert labels_of([SRDI, "national.champion"]) == [
        ("national.champion", "制造业单项冠军"), (SRDI, "专精特新中小企业")
    ]  # fmt: skip
    assert months_after(today(), 0) == today()
