"""What must hold before a step: one check a word of `Need`. Other apps answer for scores, notices and objections."""

from __future__ import annotations

from collections.abc import Callable

from tidu.engine.values import Verdict
from tidu.web.applications.models import Step
from tidu.web.applications.moves import Move
from tidu.web.applications.precheck import precheck
from tidu.web.batches.models import Batch
from tidu.web.titles.bars import bar_until
from tidu.workflows import Effect, Need, StateKind

Check = Callable[[Move], str]
CHECKS: dict[Need, Check] = {}
"""The check of each need: returns what is missing and how to mend it, empty where it holds."""


def answers(need: Need) -> Callable[[Check], Check]:
    """Register a check; a later one takes the place of the one before."""

    def register(check: Check) -> Check:
        CHECKS[need] = check
        return check

    return register


def missing_for(move: Move) -> list[str]:
    """Return everything that stands in the way of a step, in the order of the workflow."""
    return [text for need in move.step.needs if (text := CHECKS[need](move))]


@answers(Need.BATCH_OPEN)
def _batch_open(move: Move) -> str:
    batch = move.application.batch
    if batch.accepts(move.on):
        return ""
    if batch.opened_at is None or move.on < batch.opens_on:
        return f"批次尚未开始受理（{batch.opens_on} 至 {batch.closes_on}）"
    return f"批次已于 {_closed(batch)} 截止受理"


def _closed(batch: Batch) -> str:
    return str(batch.closed_at.date() if batch.closed_at is not None else batch.closes_on)


@answers(Need.NO_BAR)
def _no_bar(move: Move) -> str:
    until = bar_until(move.application.enterprise, move.application.level, move.on)
    return f"称号被撤销后限制申报，至 {until} 止" if until is not None else ""


@answers(Need.MATERIALS)
def _materials(move: Move) -> str:
    given = set(
        move.application.materials.filter(removed_at=None, required__isnull=False).values_list(
            "required", flat=True
        )
    )
    lacking = [
        one.label
        for one in move.application.batch.materials.all()
        if one.is_mandatory and one.pk not in given
    ]
    return f"还缺必备材料：{'、'.join(lacking)}" if lacking else ""


@answers(Need.NOT_UNMET)
def _not_unmet(move: Move) -> str:
    if move.version is not None and Effect.FREEZE not in move.step.effects:
        verdict = move.version.verdict
        clauses = [name for name, found in move.version.clauses.items() if found == Verdict.unmet.name]
        count = len(clauses)
    else:
        found = precheck(move.application, on=move.on)
        verdict = int(found.result.verdict) if found.result is not None else None
        count = found.count(Verdict.unmet)
    if verdict != int(Verdict.unmet):
        return ""
    return f"预审结论为不满足（{count} 项条件不满足），不能“{move.step.label}”；数据有误的请退回补正"


@answers(Need.REASON)
def _reason(move: Move) -> str:
    return "" if move.reason.strip() else f"请写明“{move.step.label}”的理由"


@answers(Need.DOCUMENT)
def _document(move: Move) -> str:
    return "" if move.document.strip() else f"请写明“{move.step.label}”的文号"


@answers(Need.QUOTA)
def _quota(move: Move) -> str:
    """Count under a lock of the batch: two officers must not both take the last place."""
    batch = Batch.objects.select_for_update().get(pk=move.application.batch_id)
    if batch.quota is None:
        return ""
    bad = batch.workflow.states_of(StateKind.ENDED_BAD, StateKind.DRAFT)
    taken = (
        Step.objects.filter(application__batch=batch, transition=move.step.id)
        .exclude(application__state__in=bad)
        .exclude(application=move.application)
        .values("application")
        .distinct()
        .count()
    )
    return "" if taken < batch.quota else f"名额 {batch.quota} 家已满，请先调整名额"


@answers(Need.SCORES_IN)
def _scores_in(move: Move) -> str:
    """No scoring is asked for until the app of reviews says otherwise."""
    return ""


@answers(Need.NOTICE_OVER)
def _notice_over(move: Move) -> str:
    """Nothing is public until the app of notices says otherwise."""
    return "还没有公示，公示期满后才能办理"


@answers(Need.NO_OBJECTION)
def _no_objection(move: Move) -> str:
    """No objections are received until the app of notices says otherwise."""
    return ""
