"""What a drawn person does: declares whether she has a conflict of interest, writes her sheet, submits it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from tidu.web.audit import services as audit
from tidu.web.reviews.drawing import redraw, states_to_review
from tidu.web.reviews.errors import ReviewError
from tidu.web.reviews.models import Kind, Score, Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidu.web.accounts.models import User
    from tidu.web.reviews.models import Criterion

GONE = "这份评审表已不在您名下"
FROZEN = "评审表已提交，不能再改"


def _locked(user: User, sheet: Sheet) -> Sheet:
    found = Sheet.objects.select_related("application__batch", "application__enterprise", "draw__origin")
    mine = found.select_for_update(of=("self",)).filter(pk=sheet.pk, expert=user, dropped_at=None).first()
    if mine is None:
        raise ReviewError(GONE)
    if mine.submitted_at is not None:
        raise ReviewError(FROZEN)
    return mine


@transaction.atomic
def declare_none(*, actor: User, sheet: Sheet) -> Sheet:
    """Declare that there is no conflict of interest; the file opens.

    Raises:
        ReviewError: it is not her sheet, or it is submitted.
    """
    mine = _locked(actor, sheet)
    if mine.cleared_at is None:
        mine.cleared_at = timezone.now()
        mine.save(update_fields=["cleared_at"])
        audit.record(actor=actor, action="确认无利益冲突", target=mine)
    return mine


@transaction.atomic
def step_down(*, actor: User, sheet: Sheet, reason: str) -> None:
    """Declare a conflict of interest: she is dropped, and the place is drawn again from the same record.

    Raises:
        ReviewError: no reason, not her sheet, or it is submitted.
    """
    said = reason.strip()[:150]
    if not said:
        raise ReviewError("请写明回避原因")
    mine = _locked(actor, sheet)
    mine.dropped_at, mine.dropped_because = timezone.now(), said
    mine.save(update_fields=["dropped_at", "dropped_because"])
    audit.record(actor=actor, action="申请回避", target=mine, after={"原因": said})
    redraw(actor=actor, sheet=mine, reason=said)


@transaction.atomic
def write_sheet(
    *, actor: User, sheet: Sheet, points: Mapping[Criterion, int | None], comment: str, submit: bool
) -> Sheet:
    """Save a sheet, and submit it: from then on it cannot be changed.

    Args:
        actor: whose sheet it is.
        sheet: any copy of it.
        points: of each criterion of the batch; None where nothing is given yet.
        comment: her words.
        submit: whether it is final.

    Raises:
        ReviewError: not hers, submitted already, the conflict not declared, the application no longer under
            review, points beyond their limits, or something missing on submission.
    """
    mine = _locked(actor, sheet)
    if mine.cleared_at is None:
        raise ReviewError("请先确认有无利益冲突")
    application = mine.application
    if application.state not in states_to_review(application.batch):
        raise ReviewError(f"这份申报现为“{application.state_now.officer}”，不再接收评分")
    for criterion, given in points.items():
        if given is not None and not 0 <= given <= criterion.most:
            raise ReviewError(f"“{criterion.label}”应为 0 至 {criterion.most} 的整数")
    mine.comment = comment.strip()
    if submit:
        _require_whole(mine, points)
    kept = {one.criterion_id: one for one in mine.scores.all()}
    for criterion, given in points.items():
        if given is None:
            if criterion.pk in kept:
                kept[criterion.pk].delete()
        else:
            Score.objects.update_or_create(sheet=mine, criterion=criterion, defaults={"points": given})
    mine.version = application.versions.first()
    if submit:
        mine.submitted_at = timezone.now()
        audit.record(
            actor=actor,
            action="提交评审表",
            target=mine,
            after={"得分": sum(given or 0 for given in points.values()), "意见": mine.comment},
        )
    mine.save()
    return mine


def _require_whole(sheet: Sheet, points: Mapping[Criterion, int | None]) -> None:
    if sheet.kind == Kind.INSPECTION:
        if not sheet.comment:
            raise ReviewError("请写明现场核查情况")
        return
    if not points:
        raise ReviewError("这个批次还没有评分项，请联系组织单位")
    lacking = [criterion.label for criterion, given in points.items() if given is None]
    if lacking:
        raise ReviewError(f"还有 {len(lacking)} 项没有打分：{'、'.join(lacking[:5])}")
