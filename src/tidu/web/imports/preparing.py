"""Getting a chunk's changes ready out of sight: hidden new firms, rows of facts and views that a switch will show.

One chunk is one short transaction; a chunk that is ready says so, and is not done twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from tidu.web.enterprises.models import Enterprise, Status
from tidu.web.enterprises.pinyin import spelling
from tidu.web.facts.bulk import insert, moment, next_ids
from tidu.web.facts.heard import Heard, lock_firms, rows_of, view_of
from tidu.web.facts.models import FactRow
from tidu.web.facts.precedence import Said
from tidu.web.facts.prepared import insert_rows, insert_standing, insert_views
from tidu.web.imports import records
from tidu.web.imports.drafts import NEW_COLUMNS, drafts_of
from tidu.web.imports.judging import ROSTER
from tidu.web.imports.models import Chunk, Outcome
from tidu.web.imports.packing import pack, unpack
from tidu.web.imports.registry import known_firms
from tidu.web.imports.touching import touch_known, touch_new

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidu.web.facts.heard import Pair
    from tidu.web.facts.models import Switch
    from tidu.web.facts.precedence import View
    from tidu.web.imports.drafts import Draft
    from tidu.web.imports.judging import Judge
    from tidu.web.imports.models import ImportRun
    from tidu.web.imports.packing import StagedRow
    from tidu.web.imports.registry import Known


def prepare_chunk(run: ImportRun, switch: Switch, chunk: Chunk, judge: Judge) -> None:
    """Make a chunk's changes ready for a switch; a chunk that is ready is left alone.

    Rows whose firm was taken out of the owner's scope since the preview are rejected now.
    """
    rows = unpack(bytes(chunk.body))
    drafts = drafts_of(rows, run.name)
    with transaction.atomic():
        open_ = Chunk.objects.select_for_update().filter(pk=chunk.pk).exclude(prepared=switch)
        if not open_.exists():
            return
        known = known_firms(run.owner, drafts)
        lock_firms(firm.pk for firm in known.values())
        if judge.refuse(rows, known):
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
        chunk.save()


def _recount(chunk: Chunk, rows: list[StagedRow]) -> None:
    chunk.body = pack(rows)
    for outcome in Outcome:
        setattr(chunk, outcome.value, sum(row.outcome == outcome for row in rows))


def _add_new(run: ImportRun, switch: Switch, drafts: list[Draft]) -> None:
    """Put new firms on record, hidden, with their facts: their views can stand already, as nobody sees the firm."""
    if not drafts:
        return
    now, today = moment(timezone.now()), timezone.localdate()
    ids = next_ids(Enterprise, len(drafts))
    firms = []
    for pk, draft in zip(ids, drafts, strict=True):
        if not draft.spelled[0]:
            draft.spelled = spelling(draft.name)
        head = (pk, run.root_id, draft.place, draft.uscc, draft.name, Status.PREPARED.value, now, now)
        firms.append((*head, *draft.columns(today)))
    insert(Enterprise, NEW_COLUMNS, firms)
    touch_new(run, list(zip(ids, drafts, strict=True)))
    said = [
        (pk, year, draft.texts[year], draft.places[year], draft)
        for pk, draft in zip(ids, drafts, strict=True)
        for year in draft.values
    ]
    rows = insert_rows([one[:4] for one in said], source=run.source_id, switch=switch)
    insert_standing(
        (firm, year, values, draft.origins(year, row))
        for row, (firm, year, values, _, draft) in zip(rows, said, strict=True)
    )


def _add_known(run: ImportRun, switch: Switch, found: Iterable[tuple[Draft, Known]], judge: Judge) -> None:
    """Record what rows say of firms on record, with the views as they will be."""
    pairs = [(draft, firm) for draft, firm in found]
    if not pairs:
        return
    touch_known(run, pairs, judge)
    heard = rows_of(firm.pk for _, firm in pairs)
    said = [
        (firm.pk, year, draft)
        for draft, firm in pairs
        for year, values in draft.values.items()
        if not _says_it_already(heard.get((firm.pk, year), []), run.source_id, values)
    ]
    ids = next_ids(FactRow, len(said))
    views: dict[Pair, View] = {}
    for pk, (firm, year, draft) in zip(ids, said, strict=True):
        row = Said(pk, run.source.strength, timezone.now(), draft.values[year], run.source_id)
        heard[firm, year].append(Heard(row, switch.pk, None, gone=False))
        views[firm, year] = view_of(heard[firm, year], switch.pk)
    rows = [(firm, year, draft.texts[year], draft.places[year]) for firm, year, draft in said]
    insert_rows(rows, source=run.source_id, switch=switch, ids=ids)
    insert_views(views, switch)


def _says_it_already(heard: list[Heard], source: int, values: dict[str, str | bool]) -> bool:
    """Whether the source's word that counts now is the same: then there is nothing to record."""
    if not heard:
        return False
    view = view_of(heard)
    own = {row.said.row for row in heard if row.said.source == source}
    return all(view.values.get(fact) == value and view.origins[fact] in own for fact, value in values.items())
