"""Major changes: reported by the firm or an officer with proof, handled by an officer with an outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from tidu.web.accounts.roles import Role
from tidu.web.audit import services as audit
from tidu.web.enterprises.guards import may_decide, may_edit, may_report
from tidu.web.evidence.services import upload
from tidu.web.packs import library
from tidu.web.titles.models import Title
from tidu.web.upkeep.errors import UpkeepError
from tidu.web.upkeep.models import ChangeKind, ChangeReport, Outcome
from tidu.web.upkeep.notices import tell_handled, tell_reported

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from django.core.files.uploadedfile import UploadedFile

    from tidu.web.accounts.models import User
    from tidu.web.enterprises.models import Enterprise


def change_due(firm: Enterprise, happened_on: date) -> date | None:
    """Return the last day for reporting a change: the earliest that the firm's titles of that day ask for."""
    held = Title.objects.held_on(happened_on).filter(enterprise=firm)
    days = [library().upkeep.change_due(level, happened_on) for level in held.values_list("level", flat=True)]
    return min((day for day in days if day is not None), default=None)


@transaction.atomic
def report_change(
    *,
    actor: User,
    firm: Enterprise,
    kind: str,
    happened_on: date,
    text: str,
    files: Sequence[UploadedFile[Any]] = (),
) -> ChangeReport:
    """Report a major change.

    Args:
        actor: the firm itself or who keeps its record.
        firm: the firm.
        kind: one of `ChangeKind`.
        happened_on: the day of the change.
        text: what happened.
        files: proof.

    Raises:
        UpkeepError: no right, no text, or a day that is not over.
        EvidenceError: a file is refused; nothing is reported then.
    """
    if not may_report(actor, firm) or firm.merged_into_id is not None:
        raise UpkeepError("没有为这家企业报告变动的权限")
    if kind not in ChangeKind.values or not text.strip():
        raise UpkeepError("请选择变动类别并说明情况")
    if happened_on > timezone.localdate():
        raise UpkeepError("发生日期不能晚于今天")
    report = ChangeReport.objects.create(
        enterprise=firm,
        kind=kind,
        happened_on=happened_on,
        due_on=change_due(firm, happened_on),
        text=text.strip()[:1000],
        by_firm=actor.role == Role.FIRM,
        reported_by=actor,
    )
    report.evidence.set([upload(actor=actor, file=file, enterprise=firm) for file in files])
    tell_reported(report)
    audit.record(
        actor=actor,
        action="报告重大变动",
        target=firm,
        after={"变动": report.get_kind_display(), "发生日期": happened_on, "材料": len(files)},
    )
    return report


@transaction.atomic
def handle_change(*, actor: User, report: ChangeReport, outcome: str, text: str) -> ChangeReport:
    """Decide on a change; the decision stands. What touches a title is recorded at the title itself.

    Raises:
        UpkeepError: no right, no outcome or reason, or decided already.
    """
    report = ChangeReport.objects.select_for_update().get(pk=report.pk)
    if not may_decide(actor) or not may_edit(actor, report.enterprise):
        raise UpkeepError("重大变动由主管部门人员处理")
    if outcome not in Outcome.values or not text.strip():
        raise UpkeepError("请选择处理结果并写明理由")
    if report.outcome:
        raise UpkeepError(f"已由{report.handled_by}处理：{report.get_outcome_display()}")
    report.outcome, report.outcome_text = outcome, text.strip()[:500]
    report.handled_by, report.handled_at = actor, timezone.now()
    report.save(update_fields=["outcome", "outcome_text", "handled_by", "handled_at"])
    tell_handled(report)
    audit.record(
        actor=actor,
        action="处理重大变动",
        target=report.enterprise,
        after={
            "变动": report.get_kind_display(),
            "处理结果": report.get_outcome_display(),
            "处理说明": report.outcome_text,
        },
    )
    return report


def is_late(report: ChangeReport) -> bool:
    """Whether a change was reported after its last day."""
    return report.due_on is not None and timezone.localdate(report.reported_at) > report.due_on
