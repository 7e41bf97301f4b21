"""Getting a chunk's changes ready out of sight: hidden new firms, rows of facts and views that a switch will show.

One chunk is one short transaction; a chunk that is ready says so, and is not done twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from tidu.web.enterprises.models import Enterprise, Status
from tidu.web.facts.bulk import insert, moment, next_ids
from tidu.web.facts.heard import Heard, lock_firms, rows_of, view_of
from tidu.web.facts.models import FactRow
from tidu.web.facts.precedence import Said
from tidu.web.facts.prepared import insert_rows, insert_standing, insert_views
from tidu.web.imports import records
from tidu.web.imports.drafts import NEW_COLUMNS, drafted, drafts_of
from tidu.web.imports.judging import ROSTER
from tidu.web.imports.models import Chunk, Outcome
from tidu.web.imports.packing import pack
from tidu.web.imports.registry import known_firms
from tidu.web.imports.touching import touch_known, touch_new

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidu.web.facts.heard import Pair
    from tidu.web.facts.models import Switch
    from tidu.web.facts.precedence import View
    from tidu.web.imports.drafts import Draft, Drafted
    from tidu.web.imports.judging import Judge
    from tidu.web.imports.models import ImportRun
    from tidu.web.imports.packing import StagedRow
    from tidu.web.imports.registry import Known


def prepare_chunk(
    run: ImportRun, switch: Switch, chunk: Chunk, judge: Judge, made: Drafted | None = None
) -> None:
    """Make a chunk's changes ready for a switch; a chunk that is ready is left alone.

    Rows whose firm was taken out of the owner's scope since the preview are rejected now.

    Args:
        run: the import.
        switch: will show the changes.
        chunk: what to prepare.
        judge: of the import.
        made: what `drafted` makes of the chunk, where that was done before.
    """
    rows, drafts = made or drafted(chunk, run.name, timezone.localdate())
    with transaction.atomic():
        open_ = Chunk.objects.select_for_update().filter(pk=chunk.pk).exclude(prepared=switch)
        if not open_.exists():
            return
        known = known_firms(run.owner, drafts)
        lock_firms(firm.pk for firm in known.values())
        refused = judge.refuse(rows, known)
        if refused:
            drafts = drafts_of(rows, run.name)
            _recount(chunk, rows)
        new = [draft for code, draft in drafts.items() if code not in known]
        _add_new(run, switch, new)
        _add_known(
            run, switch, [(draft, known[code]) for code, draft in drafts.items() if code in known], judge
        )
        if judge.kind != ROSTER:
            records.prepare(run, rows, {code: firm.pk for code, firm in known.items()}, judge.kind)
        chunk.prepared = switch
        chunk.save(update_fields=None if refused else ["prepared"])


def _recount(chunk: Chunk, rows: list[StagedRow]) -> None:
    chunk.body = pack(rows)
    for outcome in Outcome:
        setattr(chunk, outcome.value, sum(row.outcome == outcome for row in rows))


def _add_new(run: ImportRun, switch: Switch, drafts: list[Draft]) -> None:
    """Put new firms on record, hidden, with their facts: their views can stand already, as nobody sees the firm."""
    if not drafts:
        return
    now, today = moment(timezone.now()), timezone.localdate()
    firms = list(zip(next_ids(Enterprise, len(drafts)), drafts, strict=True))
    for draft in drafts:
        if not draft.spelled[0]:
            draft.spell()
    head = Status.PREPARED.value, now, now
    insert(
        Enterprise,
        NEW_COLUMNS,
        (
            (pk, run.root_id, one.place, one.uscc, one.name, *head, *(one.made or one.columns(today)))
            for pk, one in firms
        ),
    )
    touch_new(run, firms)
    rows = insert_rows(
        [(pk, year, text, draft.places[year]) for pk, draft in firms for year, text in draft.texts.items()],
        source=run.source_id,
        switch=switch,
    )
    insert_standing(rows)


def _add_known(run: ImportRun, switch: Switch, found: Iterable[tuple[Draft, Known]], judge: Judge) -> None:
    """Record what rows say of firms on record, with the views as they will be."""
    pairs = [(draft, firm) for draft, firm in found]
    if not pairs:
        return
    touch_known(run, pairs, judge)
    heard = rows_of(firm.pk for _, firm in pairs)
    said = [
        (firm.pk, year, draft, values)
        for draft, firm in pairs
        for year in draft.texts
        if not _says_it_already(heard.get((firm.pk, year), []), run.source_id, values := draft.values(year))
    ]
    ids = next_ids(FactRow, len(said))
    views: dict[Pair, View] = {}
    for pk, (firm, year, _, values) in zip(ids, said, strict=True):
        row = Said(pk, run.source.strength, timezone.now(), values, run.source_id)
        heard[firm, year].append(Heard(row, switch.pk, None, gone=False))
        views[firm, year] = view_of(heard[firm, year], switch.pk)
    rows = [(firm, year, draft.texts[year], draft.places[year]) for firm, year, draft, _ in said]
    insert_rows(rows, source=run.source_id, switch=switch, ids=ids)
    insert_views(views, switch)


def _says_it_already(heard: list[Heard], source: int, values: dict[str, str | bool]) -> bool:
    """Whether the source's word that counts now is the same: then there is nothing to record."""
    if not heard:
        return False
    view = view_of(heard)
    own = {row.said.row for row in heard if row.said.source == source}
    return all(view.values.get(fact) == value and view.origins[fact] in own for fact, value in values.items())
