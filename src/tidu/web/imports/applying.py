"""Applying an import: prepared chunk by chunk out of sight, shown by one short transaction, tidied afterwards.

A worker killed at any moment leaves either nothing visible or the whole import; its job goes on where it was.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from tidu.web.accounts.roles import Right
from tidu.web.assessments.latest import mark_stale
from tidu.web.audit import services as audit
from tidu.web.enterprises.models import Enterprise, Status
from tidu.web.enterprises.summary import refresh_summaries
from tidu.web.facts.bulk import learn
from tidu.web.facts.models import Switch
from tidu.web.facts.prepared import drop_rows, drop_views, fold
from tidu.web.imports import records
from tidu.web.imports.breathing import breathe, repeat
from tidu.web.imports.drafts import drafted
from tidu.web.imports.errors import ImportRefusedError
from tidu.web.imports.leaving import delete_firms
from tidu.web.imports.models import Chunk, ImportRun, Outcome, State, TouchedFirm
from tidu.web.imports.preparing import prepare_chunk
from tidu.web.imports.staging import judge_of
from tidu.web.imports.touching import write_some
from tidu.web.jobs.abreast import abreast
from tidu.web.jobs.ahead import ahead

if TYPE_CHECKING:
    from tidu.web.imports.drafts import Drafted
    from tidu.web.jobs.progress import Progress

FEW = 500
"""Firms whose master data is changed together with the switch; of more, right after it in pieces."""
_PIECE = 100


def apply(run: ImportRun, progress: Progress) -> None:
    """Prepare an import and show it; it holds the lane.

    Raises:
        ImportRefusedError: whoever started it may no longer import.
        CancelledError: the job is no longer this worker's.
    """
    if not run.owner.may(Right.IMPORT):
        raise ImportRefusedError("您已没有导入数据的权限，导入未进行")
    switch = _begin(run)
    judge = judge_of(run)
    chunks = list(Chunk.objects.filter(run=run).values_list("pk", "prepared"))
    due = [pk for pk, prepared in chunks if prepared != switch.pk]
    progress.step("核对并准备数据", total=len(chunks))
    progress.advance(len(chunks) - len(due))
    today = timezone.localdate()
    made = ahead(lambda one: drafted(one, run.name, today), map(_chunk, due))
    # Closed: whoever is cancelled leaves no chunk at work behind.
    with closing(
        abreast(lambda one: prepare_chunk(run, switch, one[0], judge, one[1]), made, about=_firms)
    ) as ready:
        for number, _ in enumerate(ready):
            if number == 0:
                learn(Enterprise, ("root_id", "uscc"))
            progress.advance()
            breathe()
    progress.step("写入企业库")
    _show(run, switch, progress)


def _chunk(pk: int) -> Chunk:
    return Chunk.objects.get(pk=pk)


def _firms(chunk: tuple[Chunk, Drafted]) -> set[object]:
    """Return whom a chunk is about: by code, and by id those that were on record (a firm may have had two codes)."""
    _, drafts = chunk[1]
    return {*drafts, *(row.enterprise_id for draft in drafts.values() for row in draft.rows)} - {0}


@transaction.atomic
def _begin(run: ImportRun) -> Switch:
    """Return the switch that will show the import: the one it was being prepared for, else a new one."""
    if run.switch is not None and run.switch.thrown_at is None:
        return run.switch
    TouchedFirm.objects.filter(run=run).delete()
    records.drop(run)
    run.switch, run.undo_switch = Switch.objects.create(root_id=run.root_id), None
    run.save(update_fields=["switch", "undo_switch"])
    return run.switch


@transaction.atomic
def _show(run: ImportRun, switch: Switch, progress: Progress) -> None:
    """Make the whole import visible. Short: others wait for it."""
    progress.confirm()
    now = timezone.now()
    Switch.objects.filter(pk=switch.pk).update(thrown_at=now)
    new = TouchedFirm.objects.filter(run=run, is_new=True)
    Enterprise.objects.filter(pk__in=new.values("enterprise")).update(status=Status.ACTIVE)
    if TouchedFirm.objects.filter(run=run, written=False).count() <= FEW:
        write_some(run, forward=True, most=FEW)
    records.show(run)
    run.counts = {**run.counts, **outcomes(run), "firms": new.count()}
    run.state, run.applied_at, run.undone_at = State.APPLIED, now, None
    run.save(update_fields=["counts", "state", "applied_at", "undone_at"])
    audit.record(actor=run.owner, action="导入数据", target=run, after=told(run))


def outcomes(run: ImportRun) -> dict[str, int]:
    """Count an import's rows by outcome."""
    sums = Chunk.objects.filter(run=run).aggregate(**{one.value: Sum(one.value) for one in Outcome})
    return {name: count or 0 for name, count in sums.items()}


def told(run: ImportRun) -> dict[str, object]:
    """Return what the trail says of an import."""
    counted = {one.label: run.counts.get(one.value, 0) for one in Outcome}
    source = f"{run.source.name}（{run.source.get_strength_display()}）"
    return {"来源": source, **counted, "文件摘要": run.sha256, "内容摘要": run.digest}


def tidy(run: ImportRun, progress: Progress | None = None) -> None:
    """Do what is left once an import shows: views folded, master data of many firms, summaries. May be repeated."""
    if progress is not None:
        progress.step("整理企业数据")
    repeat(lambda: _write_piece(run) or (run.switch is not None and fold_piece(run.switch)), progress)
    records.refresh(run)


@transaction.atomic
def _write_piece(run: ImportRun) -> bool:
    firms = write_some(run, forward=True, most=_PIECE)
    refresh_summaries(firms)
    mark_stale(firms)
    return bool(firms)


@transaction.atomic
def fold_piece(switch: Switch) -> bool:
    """Fold some views of a thrown switch, with the summaries of their firms; return False at the end."""
    firms = fold(switch)
    refresh_summaries(firms)
    mark_stale(firms)
    return bool(firms)


def take_back(run: ImportRun) -> None:
    """Throw away what was prepared for an import that never showed. May be repeated."""
    switch = run.switch
    if switch is not None and switch.thrown_at is None:
        Chunk.objects.filter(run=run, prepared=switch).update(prepared=None)
        new = TouchedFirm.objects.filter(run=run, is_new=True)
        repeat(lambda: drop_views(switch))
        repeat(lambda: delete_firms(list(new.values_list("enterprise_id", flat=True)[:_PIECE])))
        repeat(lambda: drop_rows(switch))
        records.drop(run)
        TouchedFirm.objects.filter(run=run).delete()
    ImportRun.objects.filter(pk=run.pk, state=State.APPLYING).update(
        state=State.UNDONE if run.undone_at else State.PREVIEW
    )
