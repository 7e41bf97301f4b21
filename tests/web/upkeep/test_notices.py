"""Messages of upkeep are sent once and lead to the page where something is done."""

from datetime import date

import pytest

from tests.web.case import Site
from tests.web.upkeep.made import title
from tidu.web.inbox.models import Message
from tidu.web.titles.models import Title
from tidu.web.upkeep.models import Alert, ChangeReport
from tidu.web.upkeep.notices import call_firms, settle_update, tell_alerts, tell_handled, tell_reported

pytestmark = pytest.mark.django_db
DUE = {"national.srdi": date(2027, 5, 31), "national.innovative": date(2027, 5, 1)}


def test_a_firm_is_asked_once_for_all_its_titles_by_the_earliest_day(site: Site) -> None:
    for level in DUE:
        title(site, level=level)
    for _ in range(2):
        assert call_firms(Title.objects.all(), 2027, DUE) == 1
    asked = Message.objects.get()
    assert asked.due_on == date(2027, 5, 1)
    assert "2026 年的数据" in asked.body
    assert asked.address == f"/upkeep/firm/{site.east_firm.pk}/"
    settle_update(site.east_firm, 2027)
    asked.refresh_from_db()
    assert asked.due_on is None


def test_who_reported_a_change_is_not_told_of_it(site: Site) -> None:
    report = ChangeReport.objects.create(
        enterprise=site.east_firm, kind="name", happened_on=date(2026, 5, 1), text="示例", by_firm=False,
        reported_by=site.district_officer, outcome="kept", outcome_text="示例", handled_by=site.officer,
    )  # fmt: skip
    tell_reported(report)
    assert not Message.objects.exists()
    tell_handled(report)
    assert {one.recipient for one in Message.objects.all()} == {site.people["firm"], site.district_officer}


def test_a_firm_is_told_its_conditions_and_an_officer_how_many_once(site: Site) -> None:
    unmet = [{"label": "研发费用", "clause": "三", "gap": ""}, {"label": "负债率", "clause": "二", "gap": ""}]
    day = date(2026, 6, 1)
    alerts = [
        Alert.objects.create(title=title(site, level=level), standard="x", since=day, on=day, unmet=unmet)
        for level in DUE
    ]
    for _ in range(2):
        tell_alerts(alerts, day)
    officer = Message.objects.get(recipient=site.district_officer)
    assert (officer.subject, officer.address) == ("达标监测：新增 2 个称号未达标", "/upkeep/alerts/")
    firm = Message.objects.filter(recipient=site.people["firm"]).order_by("pk")
    assert [one.subject for one in firm] == [
        "专精特新中小企业有 2 项条件未达标", "创新型中小企业有 2 项条件未达标"
    ]  # fmt: skip
    assert firm[0].body.endswith("研发费用、负债率")
