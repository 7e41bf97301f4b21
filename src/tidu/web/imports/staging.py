"""From the file to staged rows: read by the confirmed mapping, judged, kept in packed chunks.

Each chunk is a small transaction, so that others write in between. Staging starts anew when it is repeated.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction

from tidu.tables.imports import Mapping, open_reading
from tidu.web.audit.services import batched
from tidu.web.enterprises.pinyin import load, spelling
from tidu.web.imports.apart import Order, reading_apart
from tidu.web.imports.judging import Judge
from tidu.web.imports.models import Chunk, ImportRun, Outcome, QueueRow, State
from tidu.web.imports.packing import pack, said_by, staged_row
from tidu.web.jobs.ahead import ahead
from tidu.web.packs import library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tidu.tables.imports import Reading
    from tidu.web.imports.apart import Apart
    from tidu.web.imports.packing import StagedRow

CHUNK_ROWS = 2_500
"""Staged rows a chunk, at most: a transaction of some 200 milliseconds when it is applied (others wait for it).

With 1,000 rows SQLite wrote nearly as many pages of the firms' indexes a chunk, beside its thirty statements.
"""
KNOWN_FIRM = 4
"""A row of a firm on record takes as long as so many rows of new firms."""
_NAME = 120


def read_file(run: ImportRun) -> bytes:
    """Return the uploaded file."""
    with default_storage.open(run.stored_as) as file:
        return bytes(file.read())


def open_run(run: ImportRun) -> Reading:
    """Open the file of an import by its mapping.

    Raises:
        RosterError: the mapping does not fit the file.
    """
    packs = library()
    mapping = Mapping.from_json(run.mapping or {})
    return open_reading(
        read_file(run), mapping, name=run.name, catalogue=packs.catalogue, levels=packs.levels
    )


def judge_of(run: ImportRun) -> Judge:
    """Return who judges the rows of an import, by the scope of its owner."""
    mapping = Mapping.from_json(run.mapping or {})
    columns = {one.target: (one.index, one.heading) for one in mapping.columns if one.target}
    return Judge(run.owner, run.source.strength, mapping.kind, columns)


@contextmanager
def _opened(run: ImportRun, *, apart: bool) -> Iterator[tuple[Reading | Apart, Iterator[StagedRow]]]:
    """Open the file of an import, here or in a process of its own; with its rows as they are staged."""
    if apart:
        packs = [str(folder) for folder in (settings.PACKS,) if folder]
        order = Order(default_storage.path(run.stored_as), run.name, run.mapping or {}, packs)
        with reading_apart(order, meanwhile=load) as there:
            yield there, there.rows()
    else:
        here = open_run(run)
        yield here, map(staged_row, here.rows())


def stage(run: ImportRun, *, tell: Callable[[int, int], None] | None = None, apart: bool = False) -> None:
    """Read the file and keep its rows with what would become of them.

    Args:
        run: an import with its mapping; its earlier chunks are thrown away.
        tell: called now and then with rows done and rows in all.
        apart: read in a process of its own, which takes a second to start and both processors.

    Raises:
        RosterError: the mapping does not fit the file.
    """
    judge = judge_of(run)
    digest, counts, done = hashlib.sha256(), Counter[str](), 0

    def packed(rows: list[StagedRow]) -> bytes:
        digest.update(b"".join(map(said_by, rows)))
        for row in rows:
            if row.outcome == Outcome.NEW:
                row.spelled = spelling(row.name)
        return pack(rows)

    with _opened(run, apart=apart) as (reading, read):
        _throw_away(run)
        for number, (rows, body) in enumerate(ahead(packed, _judged(read, judge))):
            save_chunk(run, number, rows, body)
            counts += count(rows)
            done += len(rows)
            if tell is not None:
                tell(done, reading.total)
    run.headings, run.total, run.counts = list(reading.headings), done, dict(counts)
    run.notes = [{"text": note.text, "warning": note.warning} for note in reading.notes()]
    run.digest, run.state = digest.hexdigest(), State.PREVIEW
    run.save(update_fields=["headings", "total", "counts", "notes", "digest", "state"])


def _judged(read: Iterator[StagedRow], judge: Judge) -> Iterator[list[StagedRow]]:
    for rows in batched(read, CHUNK_ROWS):
        for row in rows:
            if row.faults:
                row.outcome = Outcome.REJECTED
            elif not row.uscc:
                row.outcome = Outcome.UNMATCHED
        judge.judge(rows)
        known = sum(1 for row in rows if row.enterprise_id)
        yield from batched(rows, max(CHUNK_ROWS * len(rows) // (len(rows) + known * (KNOWN_FIRM - 1)), 1))


def save_chunk(run: ImportRun, number: int, rows: list[StagedRow], body: bytes) -> None:
    """Keep a chunk of judged rows (``body`` is them, packed), and its rows without a code in the queue."""
    outcomes = Counter(row.outcome for row in rows)
    counts = {outcome.value: outcomes[outcome] for outcome in Outcome}
    chunk = Chunk(run=run, number=number, last_row=rows[-1].row, body=body, **counts)
    waiting = [
        QueueRow(
            run=run,
            row=row.row,
            name=row.name[:_NAME],
            content={"master": row.master, "values": row.values, "record": row.record},
            cells=row.cells,
        )
        for row in rows
        if row.outcome == Outcome.UNMATCHED
    ]
    with transaction.atomic():
        chunk.save()
        QueueRow.objects.bulk_create(waiting)


def count(rows: list[StagedRow]) -> Counter[str]:
    """Count rows by outcome, and beside that those with conflicts and with warnings."""
    counts = Counter[str](str(row.outcome) for row in rows)
    counts["conflicts"] = sum(any(not change.counts for change in row.changes) for row in rows if row.changes)
    counts["warnings"] = sum(1 for row in rows if row.warnings)
    return counts


def _throw_away(run: ImportRun) -> None:
    """Delete what an earlier reading staged, piece by piece."""
    for model in (Chunk, QueueRow):
        while ids := list(model.objects.filter(run=run).values_list("pk", flat=True)[:200]):
            model.objects.filter(pk__in=ids).delete()
