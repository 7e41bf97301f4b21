from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.web.case import Site, build_site
from tests.web.plans.made import NOW, report, reporter
from tidu.engine.errors import TiduError
from tidu.web.accounts.models import User
from tidu.web.audit.models import Entry
from tidu.web.inbox.models import Message
from tidu.web.plans.models import State, TaskReport
from tidu.web.plans.quarters import Quarter
from tidu.web.plans.reports import Figure, ReportError, accept, save_report, send_back, submit


def again(made: TaskReport, actor: User, **changes: Any) -> TaskReport:  # noqa: ANN401 - of save_report
    values: dict[str, Any] = {"task": made.task, "quarter": NOW, "text": "第二稿"} | changes
    return save_report(actor=actor, plan=made.plan, unit=made.unit, **values)


def test_a_quarter_from_draft_to_accepted(site: Site) -> None:
    unit = reporter(site)
    made = report(site, text=" 第一稿 ", figures=[Figure("srdi", Decimal("590.0"), "示例文")])
    submit(actor=unit, report=made)
    send_back(actor=site.officer, report=made, comment="请补充数据来源")
    again(made, unit)
    submit(actor=unit, report=made)
    accept(actor=site.officer, report=made)
    made.refresh_from_db()
    assert made.state == State.ACCEPTED
    steps = [(one.state, one.version, one.text) for one in made.steps.order_by("pk")]
    assert steps == [
        ("submitted", 1, "第一稿"),
        ("returned", 1, "第一稿"),
        ("submitted", 2, "第二稿"),
        ("accepted", 2, "第二稿"),
    ]
    assert made.steps.order_by("pk")[0].figures == [{"target": "srdi", "value": "590", "basis": "示例文"}]
    assert Entry.objects.filter(action="报送季度报告", root_id=site.root.pk).count() == 2
    # What was sent back is mended: no reminder follows.
    assert Message.objects.get(recipient=unit, body="请补充数据来源").due_on is None


def test_only_its_people_write_and_only_keepers_decide(site: Site) -> None:
    unit, made = reporter(site), report(site)
    for key in ("leader", "district_officer", "specialist", "firm"):
        with pytest.raises(ReportError, match="权限"):
            again(made, site.people[key])
        with pytest.raises(ReportError, match="权限"):
            submit(actor=site.people[key], report=made)
    submit(actor=unit, report=made)
    for actor in (unit, site.people["leader"], site.district_officer, site.stranger):
        with pytest.raises(ReportError, match="权限"):
            accept(actor=actor, report=made)
    with pytest.raises(ReportError, match="退回后才能修改"):
        again(made, unit)
    with pytest.raises(ReportError, match="不必重复报送"):
        submit(actor=unit, report=made)


def test_a_keeper_writes_in_a_units_stead(site: Site) -> None:
    reporter(site)
    made = again(report(site), site.officer, text="代填")
    assert made.text == "代填"


def test_what_does_not_fit_is_refused_with_the_reason(site: Site) -> None:
    unit, made = reporter(site), report(site)
    with pytest.raises(ReportError, match="没有这项任务"):
        again(made, unit, task="t999")
    with pytest.raises(ReportError, match="不在计划期内"):
        again(made, unit, quarter=Quarter(2021, 1))
    with pytest.raises(ReportError, match="没有要上报的这个目标"):
        again(made, unit, figures=[Figure("patents", Decimal(1))])
    with pytest.raises(ReportError, match="不能小于零"):
        again(made, unit, figures=[Figure("srdi", Decimal(-1))])
    again(made, unit, text="  ")
    with pytest.raises(ReportError, match="先填写工作进展"):
        submit(actor=unit, report=made)
    again(made, unit)
    submit(actor=unit, report=made)
    with pytest.raises(ReportError, match="原因"):
        send_back(actor=site.officer, report=made, comment=" ")


def test_an_accepted_report_can_be_opened_again(site: Site) -> None:
    unit, made = reporter(site), report(site)
    submit(actor=unit, report=made)
    accept(actor=site.officer, report=made, comment="同意")
    with pytest.raises(ReportError, match="不能通过"):
        accept(actor=site.officer, report=made)
    send_back(actor=site.officer, report=made, comment="数有误")
    made.refresh_from_db()
    assert made.state == State.RETURNED


def test_files_are_kept_with_the_report(site: Site) -> None:
    unit, made = reporter(site), report(site)
    again(made, unit, files=[SimpleUploadedFile("示例.pdf", b"%PDF-1.4\n%EOF\n")])
    assert [one.name for one in made.attachments.all()] == ["示例.pdf"]
    with pytest.raises(TiduError):
        again(made, unit, text="丢失", files=[SimpleUploadedFile("示例.exe", b"MZ")])
    made.refresh_from_db()
    assert made.text == "第二稿"


class TestStates(TestCase):
    """Whatever people try in whatever order, a report goes through its states and every version stays."""

    def setUp(self) -> None:
        self.site = build_site()
        self.unit = reporter(self.site)
        self.made = report(self.site, text="0")

    def act(self, action: str, number: int) -> bool:
        try:
            if action == "save":
                again(self.made, self.unit, text=str(number))
            elif action == "submit":
                submit(actor=self.unit, report=self.made)
            elif action == "accept":
                accept(actor=self.site.officer, report=self.made)
            else:
                send_back(actor=self.site.officer, report=self.made, comment="改")
        except ReportError:
            return False
        return True

    @settings(max_examples=12, suppress_health_check=list(HealthCheck), deadline=None)
    @given(st.lists(st.sampled_from(["save", "submit", "accept", "return"]), max_size=8))
    def test_any_order(self, actions: list[str]) -> None:
        may = {
            "draft": {"save": "draft", "submit": "submitted"},
            "submitted": {"accept": "accepted", "return": "returned"},
            "returned": {"save": "returned", "submit": "submitted"},
            "accepted": {"return": "returned"},
        }
        state, text, versions = "draft", "0", []
        for number, action in enumerate(actions, start=1):
            fits = action in may[state]
            assert self.act(action, number) == fits
            if fits and action == "save":
                text = str(number)
            if fits and action == "submit":
                versions.append(text)
            state = may[state].get(action, state)
            self.made.refresh_from_db()
            assert (self.made.state, self.made.text) == (state, text)
        kept = self.made.steps.filter(state=State.SUBMITTED).order_by("pk")
        assert [one.text for one in kept] == versions
        assert [one.version for one in kept] == list(range(1, len(versions) + 1))
