"""The fact frame of many firms, from the database in a few queries: a row a firm, a column a fact and year.

It holds what `tidu.web.facts.frame.engine_facts` gives firm by firm (a test compares them cell by cell), made by
whole columns: documents are taken apart by Polars, ledgers are counted by columns (`pool_ledgers`), and only the
titles of firms are looked at singly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
from django.db.models import TextField
from django.db.models.functions import Cast

from tidu.engine.columnar import dtype_of, plain_slots, slots_read
from tidu.engine.scalar.cells import year_of
from tidu.web.assessments.documents import FIRM, decoded, typed, within
from tidu.web.assessments.pool_ledgers import with_ledgers
from tidu.web.enterprises.models import Enterprise
from tidu.web.facts.models import CurrentFacts
from tidu.web.packs import library
from tidu.web.titles.holdings import holdings
from tidu.web.titles.models import Title

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from tidu.engine.expressions.typed import Slot
    from tidu.engine.packs.library import Standard
    from tidu.engine.schema.facts import FactDefinition
    from tidu.web.enterprises.access import EnterpriseQuerySet

_MASTER = ("uscc", "name", "established_on", "size_industry")
_BATCH = 20_000
_SCHEMA = {
    FIRM: pl.Int64,
    "uscc": pl.String,
    "name": pl.String,
    "established_on": pl.Date,
    "size_industry": pl.String,
}


def pool_frame(firms: EnterpriseQuerySet, standards: Sequence[Standard], *, on: date) -> pl.DataFrame:
    """Return the frame of the facts that standards read of some firms, in the order of their ids.

    Args:
        firms: the firms, narrowed by who asks.
        standards: those that are to be run.
        on: date of evaluation.

    Returns:
        Columns ``firm``, ``uscc``, ``name`` and those of `tidu.engine.columnar.frame`.
    """
    catalogue = library().catalogue
    slots = plain_slots(slots_read(standards), catalogue)
    ids = firms.order_by("pk").values_list("pk", flat=True)
    parts = [_batch(batch, standards, slots, on) for batch in _batches(ids)]
    return pl.concat(_alike(parts), how="diagonal") if parts else pl.DataFrame(schema=_SCHEMA)


def _alike(parts: list[pl.DataFrame]) -> list[pl.DataFrame]:
    """Give every part the columns that any standard counts: where no firm has the ledger, what is reported."""
    counted = dict.fromkeys(name for part in parts for name in part.columns if "@" in name)
    return [
        part.with_columns(
            part[name.partition("@")[0]].alias(name) for name in counted if name not in part.columns
        )
        for part in parts
    ]


def _batches(ids: Iterable[int]) -> Iterable[list[int]]:
    found = list(ids)
    return (found[start : start + _BATCH] for start in range(0, len(found), _BATCH))


def _batch(ids: list[int], standards: Sequence[Standard], slots: Sequence[Slot], on: date) -> pl.DataFrame:
    frame = _master(ids)
    documents = _documents(ids)
    catalogue = library().catalogue
    for year in {year_of(slot, catalogue.fact(slot.fact), on) for slot in slots}:
        wanted = {
            slot.key: catalogue.fact(slot.fact)
            for slot in slots
            if year_of(slot, catalogue.fact(slot.fact), on) == year and slot.key not in _MASTER
        }
        frame = frame.join(
            _facts_of(documents, year or 0, wanted), on=FIRM, how="left", maintain_order="left"
        )
    frame = _reported_masters(frame, documents)
    return with_ledgers(_with_titles(frame, ids, documents), ids, standards, on)


def _master(ids: list[int]) -> pl.DataFrame:
    found = Enterprise.objects.filter(**within(ids, "pk")).order_by("pk").values_list("pk", *_MASTER)
    industries = dtype_of(library().catalogue.fact("size_industry"))
    frame = pl.DataFrame(list(found), schema=_SCHEMA, orient="row")
    industry = pl.col("size_industry").replace("", None).cast(industries, strict=False)
    wanted = pl.DataFrame([pl.Series(FIRM, ids, dtype=pl.Int64)])
    return wanted.join(frame.with_columns(industry), on=FIRM, how="left", maintain_order="left")


def _documents(ids: list[int]) -> pl.DataFrame:
    """Return the current facts as they are kept: firm, year, JSON text."""
    rows = CurrentFacts.objects.in_force().filter(**within(ids, "enterprise"))
    found = rows.annotate(text=Cast("values", TextField())).values_list("enterprise_id", "year", "text")
    schema = {FIRM: pl.Int64, "year": pl.Int32, "text": pl.String}
    # A view that an import has just shown lies over the standing one until it is folded into it.
    return pl.DataFrame(list(found), schema=schema, orient="row").unique(
        [FIRM, "year"], keep="last", maintain_order=True
    )


def _facts_of(documents: pl.DataFrame, year: int, wanted: dict[str, FactDefinition]) -> pl.DataFrame:
    """Return a year's facts as typed columns named by their keys."""
    ids = [definition.id for definition in wanted.values()]
    chosen = documents.filter(pl.col("year") == year)
    if not ids:
        return chosen.select(FIRM)
    values = decoded(chosen["text"], ids)
    return chosen.select(FIRM).hstack(
        [typed(values[definition.id], definition).alias(key) for key, definition in wanted.items()]
    )


def _reported_masters(frame: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Fill master data that the record leaves open with what rosters report of it."""
    catalogue = library().catalogue
    wanted = {f"{name}?": catalogue.fact(name) for name in _MASTER[2:]}
    reported = frame.select(FIRM).join(
        _facts_of(documents, 0, wanted), on=FIRM, how="left", maintain_order="left"
    )
    return frame.with_columns(frame[name].fill_null(reported[f"{name}?"]) for name in _MASTER[2:])


def _with_titles(frame: pl.DataFrame, ids: list[int], documents: pl.DataFrame) -> pl.DataFrame:
    """Let recorded titles decide over dates that rosters report."""
    titles: dict[int, list[Title]] = {}
    for title in Title.objects.filter(**within(ids, "enterprise")).order_by("pk"):
        titles.setdefault(title.enterprise_id, []).append(title)
    if not titles:
        return frame
    levels = library().levels
    facts = [
        fact for level in levels.values() for fact in (level.until_fact, level.from_fact) if fact is not None
    ]
    reported = _reported(documents.filter(pl.col(FIRM).is_in(list(titles))), facts)
    rows: list[dict[str, Any]] = []
    for firm, own in titles.items():
        row: dict[str, Any] = {FIRM: firm}
        for held in holdings(own, reported.get(firm, {}), levels).values():
            level = levels[held.level]
            if level.until_fact:
                row[level.until_fact] = held.until
            if level.from_fact and held.since is not None:
                row[level.from_fact] = held.since
        rows.append(row)
    schema = {FIRM: pl.Int64} | dict.fromkeys(facts, pl.Date)
    found = frame.select(FIRM).join(
        pl.DataFrame(rows, schema=schema), on=FIRM, how="left", maintain_order="left"
    )
    return frame.with_columns(found[fact].fill_null(frame[fact]) for fact in facts if fact in frame.columns)


def _reported(documents: pl.DataFrame, facts: Sequence[str]) -> dict[int, dict[str, str]]:
    """Return the title dates that rosters report of some firms, as kept."""
    chosen = documents.filter(pl.col("year") == 0)
    values = decoded(chosen["text"], facts)
    return {
        firm: {fact: value for fact, value in row.items() if value is not None}
        for firm, row in zip(chosen[FIRM], values.iter_rows(named=True), strict=True)
    }
