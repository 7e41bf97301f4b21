"""Messages of upkeep are sent once and lead to the page where something is done."""

from datetime import date

import pytest

from tests.web.case import Site
from tests.web.upkeep.made import title
from tidu.web.inbox.models import Message
from tidu.web.titles.models import Title
from tidu.web.upkeep.models import Alert, ChangeReport
from tidu.web.upkeep.notices import call_firms, settle_update, tell_alert, tell_handled, tell_reported

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


def test_an_alert_names_firm_title_and_conditions(site: Site) -> None:
    unmet = [{"label": "研发费用", "clause": "三", "gap": ""}, {"label": "负债率", "clause": "二", "gap": ""}]
    day = date(2026, 6, 1)
    tell_alert(Alert.objects.create(title=title(site), standard="x", since=day, on=day, unmet=unmet))
    told = Message.objects.filter(recipient=site.district_officer).get()
    assert told.subject == f"{site.east_firm.name}：专精特新中小企业有 2 项条件未达标"
    assert told.body.endswith("研发费用、负债率")
