"""Rows of ledgers and titles that an import adds: there beforehand out of sight, shown and taken back with it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from tidu.web.assessments.latest import mark_stale
from tidu.web.enterprises.summary import refresh_summaries
from tidu.web.imports.judging import record_key
from tidu.web.imports.models import AddedRecord, Outcome
from tidu.web.ledgers.models import LedgerRow
from tidu.web.titles.models import Title
from tidu.web.titles.steps import note_withdrawals

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidu.web.imports.models import ImportRun
    from tidu.web.imports.packing import StagedRow

TITLES = "titles"
_PIECE = 500


def prepare(run: ImportRun, rows: Iterable[StagedRow], firms: dict[str, int], kind: str) -> None:
    """Keep the rows of a ledger's table ready; call it in a transaction.

    Args:
        run: the import.
        rows: judged rows; those that change nothing are left out.
        firms: ids of firms by code.
        kind: id of the ledger.
    """
    due = [row for row in rows if row.outcome in (Outcome.NEW, Outcome.CHANGED) and row.uscc in firms]
    live = LedgerRow.objects.filter(
        enterprise__in={firms[row.uscc] for row in due}, ledger=kind, removed_at=None
    ).exclude(number="")
    there = {(firm, number): pk for pk, firm, number in live.values_list("pk", "enterprise_id", "number")}
    added, hidden = [], []
    for row in due:
        firm = firms[row.uscc]
        place = f"{run.name[:80]}，第 {row.row} 行"
        record = AddedRecord(run=run, enterprise_id=firm, content=row.record, place=place)
        if kind != TITLES:
            key = record_key(kind, row.record)
            number = key[1] if key else ""
            record.ledger_row = LedgerRow(
                enterprise_id=firm, ledger=kind, number=number, values=row.record, source_id=run.source_id,
                place=place, removed_at=timezone.now(),
            )  # fmt: skip
            record.replaces_id = there.get((firm, number))
            hidden.append(record.ledger_row)
        added.append(record)
    LedgerRow.objects.bulk_create(hidden)
    AddedRecord.objects.bulk_create(added)


def show(run: ImportRun) -> None:
    """Show the rows of an import, and write its titles; part of the transaction that shows the import."""
    records = AddedRecord.objects.filter(run=run)
    replaced = records.exclude(replaces=None).values("replaces")
    LedgerRow.objects.filter(pk__in=replaced, removed_at=None).update(removed_at=timezone.now())
    rows = LedgerRow.objects.filter(pk__in=records.values("ledger_row"))
    rows.exclude(_taken()).update(removed_at=None)
    _write_titles(run, list(records.filter(ledger_row=None, title=None)))


def hide(run: ImportRun) -> None:
    """Take the rows and titles of an import back; what was changed of them since stays."""
    records = AddedRecord.objects.filter(run=run)
    LedgerRow.objects.filter(pk__in=records.values("ledger_row"), removed_at=None).update(
        removed_at=timezone.now()
    )
    own = records.exclude(ledger_row=None).values("ledger_row")
    replaced = LedgerRow.objects.filter(pk__in=records.exclude(replaces=None).values("replaces"))
    replaced = replaced.exclude(pk__in=own)
    replaced.exclude(_taken()).update(removed_at=None)
    Title.objects.filter(pk__in=records.values("title"), withdrawn_on=None, events=None).delete()


def _taken() -> Exists:
    """Whether another row in force has the number already, entered by somebody meanwhile."""
    same = LedgerRow.objects.filter(
        enterprise=OuterRef("enterprise"),
        ledger=OuterRef("ledger"),
        number=OuterRef("number"),
        removed_at=None,
    )
    return Exists(same.filter(~Q(number=""), ~Q(pk=OuterRef("pk"))))


def _write_titles(run: ImportRun, records: list[AddedRecord]) -> None:
    """Write titles that are not there yet."""
    wanted = {record.enterprise_id for record in records}
    there = set(Title.objects.filter(enterprise__in=wanted).values_list("enterprise_id", "level", "until"))
    new = []
    for record in records:
        said = record.content
        level, until = said.get("level"), _day(said.get("until"))
        if not level or until is None or (record.enterprise_id, level, until) in there:
            continue
        there.add((record.enterprise_id, level, until))
        record.title = Title(
            enterprise_id=record.enterprise_id, level=level, until=until, since=_day(said.get("from")),
            number=str(said.get("number", ""))[:80], batch=str(said.get("batch", ""))[:60],
            withdrawn_on=_day(said.get("revoked_on")), source_id=run.source_id, place=record.place,
        )  # fmt: skip
        new.append(record)
    titles = Title.objects.bulk_create([record.title for record in new if record.title is not None])
    note_withdrawals(titles)
    AddedRecord.objects.bulk_update(new, ["title"], batch_size=_PIECE)


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)[:10]) if value else None


def add_at_once(run: ImportRun, firm: int, row: StagedRow, kind: str) -> None:
    """Add one row to the ledger of a firm, as part of an import that shows already."""
    last = AddedRecord.objects.filter(run=run).order_by("-pk").values_list("pk", flat=True).first() or 0
    row.outcome = Outcome.CHANGED
    prepare(run, [row], {row.uscc: firm}, kind)
    for record in AddedRecord.objects.filter(run=run, pk__gt=last).select_related("ledger_row"):
        if record.ledger_row is None:
            _write_titles(run, [record])
            continue
        if record.replaces_id is not None:
            LedgerRow.objects.filter(pk=record.replaces_id).update(removed_at=timezone.now())
        LedgerRow.objects.filter(pk=record.ledger_row.pk).update(removed_at=None)


def refresh(run: ImportRun) -> None:
    """Bring up to date what hangs on the titles and ledgers that an import brought or took."""
    mark_stale(list(AddedRecord.objects.filter(run=run).values_list("enterprise", flat=True).distinct()))
    firms = AddedRecord.objects.filter(run=run, ledger_row=None).values_list("enterprise", flat=True)
    refresh_summaries(list(firms.order_by(F("enterprise")).distinct()))


def drop(run: ImportRun) -> None:
    """Delete what was kept ready for an import that never showed, or that is applied anew."""
    records = AddedRecord.objects.filter(run=run)
    while found := list(records.values_list("pk", "ledger_row")[:_PIECE]):
        rows = LedgerRow.objects.filter(pk__in=[row for _, row in found if row])
        rows.exclude(removed_at=None).delete()
        AddedRecord.objects.filter(pk__in=[pk for pk, _ in found]).delete()
