"""Firms are reminded a month and a week before the last day, officers told once it is over; each once."""

from datetime import date, timedelta

import pytest

from tests.web.assessments.made import source_of
from tests.web.case import Site
from tests.web.upkeep.made import called, updated
from tidu.web.inbox.models import Message
from tidu.web.titles.models import Title
from tidu.web.upkeep.notices import settle_update
from tidu.web.upkeep.reminding import remind_updates, undone

pytestmark = pytest.mark.django_db
DUE = date(2026, 5, 31)


@pytest.fixture
def titles(site: Site) -> list[Title]:
    called(site, 2026)
    return [
        Title.objects.create(
            enterprise=site.firms[key], level="national.srdi", since=date(2024, 7, 1), until=date(2027, 6, 30),
            source=source_of(site),
        )
        for key in ("east", "west")
    ]  # fmt: skip


def told(left: int) -> int:
    return remind_updates(today=DUE - timedelta(days=left))


def test_each_step_is_taken_once(site: Site, titles: list[Title]) -> None:
    # The west firm has no account; the whole city has two officers, one of them of the east district.
    assert [told(left) for left in (31, 30, 29, 8, 7, 0, -1, -2)] == [0, 1, 0, 0, 1, 0, 2, 0]
    subjects = [one.subject for one in Message.objects.filter(recipient=site.people["firm"]).order_by("pk")]
    assert subjects == [f"{left} 天内截止：请完成 2026 年信息更新：专精特新中小企业" for left in (30, 7)]
    counts = {one.recipient: one.subject for one in Message.objects.exclude(recipient=site.people["firm"])}
    assert counts == {
        site.officer: "2026 年信息更新已截止：2 个称号没有更新",
        site.district_officer: "2026 年信息更新已截止：1 个称号没有更新",
    }


def test_a_step_that_was_missed_is_made_up_for_by_the_next(titles: list[Title]) -> None:
    assert [told(left) for left in (5, 4)] == [1, 0]


def test_who_has_updated_is_left_in_peace(site: Site, titles: list[Title]) -> None:
    told(30)
    updated(titles[0], 2026, due=DUE, done=DUE)
    settle_update(site.east_firm, 2026)
    assert Message.objects.get().due_on is None
    assert list(undone(Title.objects.all(), 2026)) == [titles[1]]
    assert told(7) == 0


def test_a_year_that_nobody_looks_after_is_left(site: Site) -> None:
    called(site, 2020)
    assert told(7) == remind_updates(today=date(2020, 5, 1)) == 0
