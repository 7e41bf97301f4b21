"""Changes are reported in time or late, by who may, and decided once."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.web.assessments.made import source_of
from tests.web.case import Site
from tests.web.upkeep.made import title, today
from tidu.web.accounts.models import User
from tidu.web.evidence.contents import EvidenceError
from tidu.web.evidence.models import Evidence
from tidu.web.inbox.models import Message
from tidu.web.titles.models import Title
from tidu.web.upkeep.changes import change_due, handle_change, is_late, report_change
from tidu.web.upkeep.errors import UpkeepError
from tidu.web.upkeep.models import ChangeReport

pytestmark = pytest.mark.django_db


def reported(site: Site, actor: User, **more: object) -> ChangeReport:
    values = {"firm": site.east_firm, "kind": "move", "happened_on": today(), "text": "迁往外省"} | more
    return report_change(actor=actor, **values)  # type: ignore[arg-type] # by name


def test_the_day_is_that_of_the_rule_for_titles_held_then(site: Site) -> None:
    for level, until in (("national.srdi", date(2027, 6, 30)), ("national.champion", date(2030, 1, 1))):
        Title.objects.create(
            enterprise=site.east_firm,
            level=level,
            since=date(2024, 7, 1),
            until=until,
            source=source_of(site),
        )
    assert change_due(site.east_firm, date(2026, 5, 20)) == date(2026, 8, 20)
    assert change_due(site.east_firm, date(2028, 5, 20)) is None
    assert change_due(site.west_firm, date(2026, 5, 20)) is None


def test_a_report_is_late_after_its_last_day(site: Site) -> None:
    report = reported(site, site.people["firm"])
    assert not is_late(report)
    report.due_on = timezone.localdate(report.reported_at)
    assert not is_late(report)
    report.due_on -= timedelta(days=1)
    assert is_late(report)


def test_the_nearest_officers_are_told_and_then_the_firm(site: Site) -> None:
    title(site)
    report = reported(site, site.people["firm"])
    told = Message.objects.get()
    assert (told.recipient, told.kind) == (site.district_officer, "change")
    handle_change(actor=site.district_officer, report=report, outcome="moved", text="已移交")
    answer = Message.objects.exclude(pk=told.pk).get()
    assert (answer.recipient, answer.subject) == (
        site.people["firm"],
        "跨省或跨区迁移的报告已处理：移交迁入地",
    )
    report.refresh_from_db()
    assert (report.handled_by, report.outcome_text, report.by_firm) == (site.district_officer, "已移交", True)
    with pytest.raises(UpkeepError, match=r"已由示例东区人员处理"):
        handle_change(actor=site.officer, report=report, outcome="kept", text="示例")


@pytest.mark.parametrize(
    ("who", "more", "message"),
    [
        ("leader", {}, "没有为这家企业"),
        ("stranger", {}, "没有为这家企业"),
        ("officer", {"text": " "}, "说明情况"),
        ("officer", {"kind": "whim"}, "说明情况"),
        ("officer", {"happened_on": date(2999, 1, 1)}, "不能晚于今天"),
    ],
)
def test_what_cannot_be_reported(site: Site, who: str, more: dict[str, object], message: str) -> None:
    with pytest.raises(UpkeepError, match=message):
        reported(site, site.people[who], **more)


def test_a_file_that_is_refused_leaves_no_report(site: Site) -> None:
    good, bad = SimpleUploadedFile("通知.pdf", b"%PDF-1.4 x"), SimpleUploadedFile("通知.pdf", b"MZ")
    with pytest.raises(EvidenceError):
        reported(site, site.officer, files=[good, bad])
    assert not ChangeReport.objects.exists()
    assert not Evidence.objects.exists()
    assert reported(site, site.officer, files=[good]).evidence.count() == 1


def test_only_officers_decide_with_outcome_and_reason(site: Site) -> None:
    report = reported(site, site.officer)
    for who, outcome, text, message in (
        ("firm", "kept", "示例", "主管部门人员"),
        ("specialist", "kept", "示例", "主管部门人员"),
        ("stranger", "kept", "示例", "主管部门人员"),
        ("officer", "whim", "示例", "写明理由"),
        ("officer", "kept", " ", "写明理由"),
    ):
        with pytest.raises(UpkeepError, match=message):
            handle_change(actor=site.people[who], report=report, outcome=outcome, text=text)
