"""What is due: updates by their rule, drafts, batches, messages with a day."""

from datetime import date, timedelta

import pytest

from tests.web.applications.kit import TODAY, apply, open_batch
from tests.web.case import Site
from tests.web.upkeep.made import complete, title, updated
from tidu.web.desk.due import Due, batches_due, in_order, requests_due, updates_due
from tidu.web.desk.holding import titles_of
from tidu.web.desk.standing import stands_of
from tidu.web.enterprises.current import views_of
from tidu.web.inbox.services import send
from tidu.web.upkeep.updates import duties

pytestmark = pytest.mark.django_db
YEAR = 2026
DUE = duties(YEAR)["national.srdi"].due


def updates(site: Site, today: date, *, called: bool) -> list[Due]:
    firm = site.east_firm
    return list(updates_due(firm, titles_of(firm, today.year), views_of(firm), today, called=called))


@pytest.mark.parametrize(
    ("left", "called", "countdown", "tone"),
    [
        (31, False, "还有 31 天", "secondary"),
        (30, False, "还有 30 天", "blue"),
        (7, True, "还有 7 天", "yellow"),
        (0, True, "今天截止", "yellow"),
        (-1, True, "已过期 1 天", "red"),
        (-1, False, "", ""),
    ],
)
def test_an_update_counts_down_and_is_late_only_where_it_was_called_for(
    site: Site, *, left: int, called: bool, countdown: str, tone: str
) -> None:
    title(site, since=date(2024, 1, 1), days=900)
    found = updates(site, DUE - timedelta(days=left), called=called)
    assert [(one.countdown, one.tone) for one in found] == ([(countdown, tone)] if countdown else [])


def test_an_update_leads_to_the_data_first(site: Site) -> None:
    made = title(site, since=date(2024, 1, 1), days=900)
    complete(site, site.east_firm, YEAR - 1, rd_staff=None)
    (one,) = updates(site, DUE, called=True)
    assert (one.action, one.note) == ("补数据", "专精特新中小企业：上一年度数据还缺 1 项")
    complete(site, site.east_firm, YEAR - 1)
    (one,) = updates(site, DUE, called=True)
    assert (one.action, one.note) == ("确认更新", "专精特新中小企业：数据已齐，确认即可")
    updated(made, YEAR, due=DUE, done=DUE)
    assert updates(site, DUE, called=True) == []


def test_a_title_of_this_year_owes_nothing_yet(site: Site) -> None:
    title(site, since=date(YEAR, 1, 1), days=900)
    assert updates(site, DUE, called=True) == []


def test_a_draft_takes_the_place_of_its_batch(site: Site) -> None:
    user = site.people["firm"]
    first = open_batch(site, closes_on=TODAY + timedelta(days=3))
    open_batch(site, title="已截止批次", closes_on=TODAY - timedelta(days=1))
    open_batch(site, title="未开始批次", opens_on=TODAY + timedelta(days=1))
    assert [one.what for one in batches_due(user, stands_of(user, TODAY), TODAY)] == ["可申报：示例批次"]
    made = apply(first, site.east_firm)
    (one,) = batches_due(user, stands_of(user, TODAY), TODAY)
    assert (one.what, one.left, one.action) == ("申报待提交：示例批次", 3, "继续填报")
    type(made).objects.update(state="submitted")
    assert list(batches_due(user, stands_of(user, TODAY), TODAY)) == []


def test_messages_with_a_day_that_the_desk_does_not_know_yet(site: Site) -> None:
    user = site.people["firm"]
    texts = (("核对联系人", "/enterprises/1/", 2), ("更新信息", "/upkeep/firm/1/", 1), ("通知", "", None))
    found = [
        send(
            recipient=user, subject=subject, address=address,
            due_on=TODAY + timedelta(days=days) if days is not None else None,
        )
        for subject, address, days in texts
    ]  # fmt: skip
    (one,) = requests_due(found, TODAY, {"/upkeep/firm/1/"})
    assert (one.what, one.left, one.url) == ("核对联系人", 2, "/enterprises/1/")


def test_the_first_day_is_in_front() -> None:
    found = [Due("乙", TODAY + timedelta(days=1), 1, "", "", ""), Due("甲", TODAY, 0, "", "", "")]
    assert [one.what for one in in_order(found)] == ["甲", "乙"]
