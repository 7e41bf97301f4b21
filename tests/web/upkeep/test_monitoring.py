"""Holders that would no longer meet their standard are told, once, until it is settled."""

from datetime import date, timedelta

import pytest

from tests.web.assessments.made import fill, source_of
from tests.web.case import Site
from tidu.web.facts.services import record_facts
from tidu.web.inbox.models import Message
from tidu.web.jobs.models import Job
from tidu.web.titles.course import Kind
from tidu.web.titles.models import Title
from tidu.web.titles.steps import Words, take_step
from tidu.web.upkeep.errors import UpkeepError
from tidu.web.upkeep.models import Alert, Watch
from tidu.web.upkeep.monitoring import EVERY, close_alert, monitor, monitor_due, start_monitoring

pytestmark = pytest.mark.django_db
ON = date(2026, 6, 1)
GOOD = {"rd_expense": "210万", "total_liabilities": "2000万"}


def held(
    site: Site, key: str = "east", level: str = "national.srdi", until: date = date(2028, 1, 1)
) -> Title:
    """A title, and beside it the one that every renewal of 专精特新 asks for; its own standard is not entered."""
    firm = site.firms[key]
    Title.objects.get_or_create(
        enterprise=firm, level="national.tech-sme", until=date(2027, 1, 1), source=source_of(site)
    )
    made: Title = Title.objects.create(
        enterprise=firm, level=level, since=date(2025, 1, 1), until=until, source=source_of(site)
    )
    return made


def labels(alert: Alert) -> list[str]:
    return [one["label"] for one in alert.unmet]


def test_an_alert_names_what_is_unmet_and_tells_officers_and_firm(site: Site) -> None:
    fill(site, site.east_firm)
    held(site)
    held(site, "west")  # nothing is known of it
    found = monitor(site.root, on=ON)
    assert dict(found) == {"unmet": 1, "unknown": 1}
    alert = Alert.objects.get()
    assert labels(alert) == ["上年末资产负债率不高于80%", "近两年每年的研发费用"]
    assert all(one["clause"].startswith("附件1") for one in alert.unmet)
    assert alert.unmet[0]["gap"]
    told = Message.objects.filter(kind="alert")
    assert {one.recipient for one in told} == {site.district_officer, site.people["firm"]}
    watch = Watch.objects.get()
    assert (watch.on, watch.holders, watch.unmet, watch.undecided) == (ON, 2, 1, 1)


def test_done_again_nothing_is_told_twice(site: Site) -> None:
    fill(site, site.east_firm)
    held(site)
    for days in (0, 7):
        monitor(site.root, on=ON + timedelta(days=days))
    alert = Alert.objects.get()
    assert (alert.since, alert.on) == (ON, ON + timedelta(days=7))
    assert Message.objects.filter(kind="alert").count() == 2


def test_an_alert_settles_itself(site: Site) -> None:
    fill(site, site.east_firm)
    one = held(site)
    monitor(site.root, on=ON)
    take_step(actor=None, title=one, kind=Kind.SUSPENDED, on=ON, words=Words("示例"))
    monitor(site.root, on=ON)
    alert = Alert.objects.get()
    assert (alert.closed_on, alert.closing) == (ON, "称号已到期或失效")
    assert alert.closed_by is None


def test_who_meets_the_standard_again_has_no_open_alert(site: Site) -> None:
    held(site, until=date(2026, 12, 1))
    held(site, level="national.innovative")
    Alert.objects.create(
        title=Title.objects.get(level="national.innovative"), standard="x", since=ON, on=ON, unmet=[]
    )
    # 创新型: any one of its direct conditions is enough.
    fill(site, site.east_firm)
    record_facts(
        actor=None, enterprise=site.east_firm, year=0, source=source_of(site),
        values={"rd_institution_level": "province"},
    )  # fmt: skip
    monitor(site.root, on=ON)
    closed = Alert.objects.get(title__level="national.innovative")
    assert closed.closing == "数据已重新达标"


def test_a_closed_alert_is_raised_again_only_for_something_new(site: Site) -> None:
    fill(site, site.east_firm)
    held(site)
    monitor(site.root, on=ON)
    alert = Alert.objects.get()
    for actor, note, message in (
        (site.people["specialist"], "示例", "主管部门"),
        (site.stranger, "示例", "主管部门"),
        (site.officer, " ", "怎样处理"),
    ):
        with pytest.raises(UpkeepError, match=message):
            close_alert(actor=actor, alert=alert, note=note)
    close_alert(actor=site.officer, alert=alert, note="已走访")
    with pytest.raises(UpkeepError, match="已经结束"):
        close_alert(actor=site.officer, alert=alert, note="已走访")
    monitor(site.root, on=ON)
    assert not Alert.objects.open().exists()
    fill(site, site.east_firm, main_revenue="1000万")
    monitor(site.root, on=ON)
    assert "主营业务收入占营业收入比重" in labels(Alert.objects.open().get())


def test_the_tick_monitors_once_a_week(site: Site) -> None:
    held(site)
    days = [monitor_due(today=ON + timedelta(days=step)) for step in (0, 0, EVERY.days - 1, EVERY.days)]
    assert days == [1, 0, 0, 1]


def test_the_whole_tenant_is_monitored_at_the_wish_of_those_who_lead(site: Site) -> None:
    assert start_monitoring(actor=site.officer) == Job.objects.get()
    with pytest.raises(UpkeepError):
        start_monitoring(actor=site.district_officer)
