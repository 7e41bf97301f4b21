"""Undoing an import as a whole: prepared out of sight, shown by one short transaction, tidied afterwards.

What was edited since stays: rows of other sources are never touched, master data only where it still is what the
import wrote, and firms that something else refers to remain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from tidu.web.assessments.latest import mark_stale
from tidu.web.audit import services as audit
from tidu.web.enterprises.models import Enterprise, Status
from tidu.web.enterprises.summary import refresh_summaries
from tidu.web.facts.heard import lock_firms, rows_of, view_of
from tidu.web.facts.models import FactRow, Switch
from tidu.web.facts.prepared import drop_views, insert_views
from tidu.web.facts.store import refresh_current
from tidu.web.imports import records
from tidu.web.imports.applying import FEW, fold_piece
from tidu.web.imports.breathing import breathe, repeat
from tidu.web.imports.leaving import delete_firms, referred_to
from tidu.web.imports.models import ImportRun, QueueRow, QueueState, State, TouchedFirm
from tidu.web.imports.staying import Kept, UndoPreview, undo_preview
from tidu.web.imports.touching import write_some

if TYPE_CHECKING:
    from tidu.web.jobs.progress import Progress

__all__ = ["Kept", "UndoPreview", "take_back", "tidy", "undo", "undo_preview"]

_PIECE = 100
_ROWS = 300


def undo(run: ImportRun, progress: Progress) -> None:
    """Prepare the undoing of an import and show it; it holds the lane.

    Raises:
        CancelledError: the job is no longer this worker's.
    """
    switch = _begin(run)
    progress.step("核对可撤销的企业")
    marked = 0
    while (last := _mark_leaving(run, marked)) is not None:
        marked = last
        breathe()
    progress.step("准备撤销", total=FactRow.objects.filter(since=run.switch).count())
    marked = 0
    while (done := _withdraw_piece(run, switch, marked)) is not None:
        marked = done
        progress.advance(_ROWS)
        breathe()
    progress.step("撤销")
    _show(run, switch, progress)


@transaction.atomic
def _begin(run: ImportRun) -> Switch:
    if run.undo_switch is None:
        run.undo_switch = Switch.objects.create(root_id=run.root_id)
        run.save(update_fields=["undo_switch"])
    return run.undo_switch


@transaction.atomic
def _mark_leaving(run: ImportRun, after: int) -> int | None:
    """Decide of some new firms whether they leave; return the last line looked at, None at the end."""
    lines = list(TouchedFirm.objects.filter(run=run, is_new=True, pk__gt=after).order_by("pk")[:_PIECE])
    reasons = referred_to(run, [line.enterprise_id for line in lines])
    for line in lines:
        line.kept = reasons.get(line.enterprise_id, "")
        line.leaves = not line.kept
    stay = [line for line in lines if line.kept]
    TouchedFirm.objects.filter(pk__in=[line.pk for line in lines if line.leaves]).update(leaves=True, kept="")
    TouchedFirm.objects.bulk_update(stay, ["leaves", "kept"])
    return lines[-1].pk if lines else None


@transaction.atomic
def _withdraw_piece(run: ImportRun, switch: Switch, after: int) -> int | None:
    """Let some rows go with the switch, and prepare the views without them; return the last, None at the end.

    Firms that leave take their rows with them.
    """
    due = FactRow.objects.filter(since=run.switch, until=None, pk__gt=after).order_by("pk")
    found = list(due.values_list("pk", "enterprise_id", "year")[:_ROWS])
    leaving = set(
        TouchedFirm.objects.filter(
            run=run, leaves=True, enterprise__in={firm for _, firm, _ in found}
        ).values_list("enterprise", flat=True)
    )
    rows = [row for row in found if row[1] not in leaving]
    firms = {firm for _, firm, _ in rows}
    lock_firms(firms)
    FactRow.objects.filter(pk__in=[pk for pk, *_ in rows]).update(until=switch)
    heard = rows_of(firms)
    pairs = {(firm, year) for _, firm, year in rows}
    insert_views({pair: view_of(heard.get(pair, ()), switch.pk) for pair in pairs}, switch)
    return found[-1][0] if found else None


@transaction.atomic
def _show(run: ImportRun, switch: Switch, progress: Progress) -> None:
    """Take the whole import out of sight. Short: others wait for it."""
    progress.confirm()
    now = timezone.now()
    Switch.objects.filter(pk=switch.pk).update(thrown_at=now)
    leaving = TouchedFirm.objects.filter(run=run, leaves=True)
    Enterprise.objects.filter(pk__in=leaving.values("enterprise")).update(status=Status.PREPARED)
    decided = QueueRow.objects.filter(run=run, state__in=(QueueState.LINKED, QueueState.CREATED))
    decided.update(state=QueueState.WAITING, enterprise=None, decided_by=None, decided_at=None)
    if TouchedFirm.objects.filter(run=run, is_new=False, written=True).count() <= FEW:
        write_some(run, forward=False, most=FEW)
    records.hide(run)
    run.state, run.undone_at = State.UNDONE, now
    run.save(update_fields=["state", "undone_at"])
    gone = leaving.count()
    audit.record(
        actor=run.owner, action="撤销导入", target=run, after={"移除新增企业": gone, "内容摘要": run.digest}
    )


def tidy(run: ImportRun, progress: Progress | None = None) -> None:
    """Do what is left once an import is undone: views, master data, firms that leave. May be repeated."""
    if progress is not None:
        progress.step("整理企业数据")
    switch = run.undo_switch
    repeat(lambda: _write_piece(run) or (switch and fold_piece(switch)) or _delete_piece(run), progress)
    records.refresh(run)


@transaction.atomic
def _write_piece(run: ImportRun) -> bool:
    firms = write_some(run, forward=False, most=_PIECE)
    refresh_summaries(firms)
    mark_stale(firms)
    return bool(firms)


@transaction.atomic
def _delete_piece(run: ImportRun) -> bool:
    """Delete some firms that leave. What was tied to one in the last moment brings it back, without the import."""
    lines = TouchedFirm.objects.filter(run=run, leaves=True).order_by("pk")[:_PIECE]
    firms = [line.enterprise_id for line in lines]
    reasons = referred_to(run, firms)
    for firm, reason in reasons.items():
        TouchedFirm.objects.filter(run=run, enterprise=firm).update(leaves=False, kept=reason)
        Enterprise.objects.filter(pk=firm).update(status=Status.ACTIVE)
        rows = FactRow.objects.filter(enterprise=firm, since=run.switch)
        pairs = list(rows.values_list("enterprise_id", "year"))
        rows.update(until=run.undo_switch)
        refresh_current(pairs)
    delete_firms(firm for firm in firms if firm not in reasons)
    return bool(firms)


def take_back(run: ImportRun) -> None:
    """Throw away what was prepared for undoing an import that still shows. May be repeated."""
    switch = run.undo_switch
    if switch is not None and switch.thrown_at is None:
        repeat(lambda: drop_views(switch))
        rows = FactRow.objects.filter(since=run.switch, until=switch).values("pk")
        repeat(lambda: FactRow.objects.filter(pk__in=rows[:_ROWS]).update(until=None))
        TouchedFirm.objects.filter(run=run, leaves=True).update(leaves=False)
        TouchedFirm.objects.filter(run=run).exclude(kept="").update(kept="")
    ImportRun.objects.filter(pk=run.pk, state=State.UNDOING).update(state=State.APPLIED)
