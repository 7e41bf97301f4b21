"""The fact frame of many firms, from the database in a few queries: a row a firm, a column a fact and year.

It holds what `tidu.web.facts.frame.engine_facts` gives firm by firm (a test compares them cell by cell), made by
whole columns: documents are taken apart by Polars, ledgers are counted (`pool_ledgers`) and titles compared
(`pool_titles`) by columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from tidu.engine.columnar import dtype_of, plain_slots, slots_read
from tidu.engine.scalar.cells import year_of
from tidu.web.assessments.columns import as_text, columns_of
from tidu.web.assessments.documents import FIRM, decoded, typed, within
from tidu.web.assessments.pool_ledgers import ledgers_kept, rules_of, singly, with_ledgers
from tidu.web.assessments.pool_titles import titles_kept, with_titles
from tidu.web.audit.services import batched
from tidu.web.enterprises.models import Enterprise
from tidu.web.facts.models import CurrentFacts
from tidu.web.jobs.ahead import ahead
from tidu.web.packs import library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from tidu.engine.packs.library import Standard
    from tidu.engine.schema.facts import FactDefinition
    from tidu.web.assessments.pool_ledgers import ByLedger, Ledgers
    from tidu.web.enterprises.access import EnterpriseQuerySet

    Wanted = dict[str, FactDefinition]
    _Made = tuple[pl.DataFrame, list[int]]

_MASTER = ("uscc", "name", "established_on", "size_industry")
_REPORTED = _MASTER[2:]
_BATCH = 20_000
# Smaller, as fetching the first firms and making the last has nothing beside it. Two are made at once: Polars reads
# documents by one thread each, and a fetch that waits for one maker leaves a processor idle.
_BATCH_BESIDE, _MAKERS = 10_000, 2
_SCHEMA = {
    FIRM: pl.Int64,
    "uscc": pl.String,
    "name": pl.String,
    "established_on": pl.Date,
    "size_industry": pl.String,
}


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is read of every firm: facts by year and by the name of their column, and rules over ledgers."""

    standards: Sequence[Standard]
    on: date
    facts: Mapping[int, Wanted]
    rules: ByLedger


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the database has of some firms (sorted ids), as it keeps it."""

    ids: list[int]
    master: pl.DataFrame
    documents: pl.DataFrame
    titles: pl.DataFrame
    ledgers: Ledgers


def pool_frame(
    firms: EnterpriseQuerySet,
    standards: Sequence[Standard],
    *,
    on: date,
    beside: bool = False,
    tell: Callable[[int, int], None] | None = None,
) -> pl.DataFrame:
    """Return the frame of the facts that standards read of some firms, in the order of their ids.

    Args:
        firms: the firms, narrowed by who asks.
        standards: those that are to be run.
        on: date of evaluation.
        beside: make columns in a thread, by Polars, while the next firms are fetched here: two processors, as a job
            may take them.
        tell: called now and then with firms done and firms in all.

    Returns:
        Columns ``firm``, ``uscc``, ``name`` and those of `tidu.engine.columnar.frame`.
    """
    asked = _asked(standards, on)
    ids = list(firms.order_by("pk").values_list("pk", flat=True))
    kept = (_kept(some, asked) for some in batched(ids, _BATCH_BESIDE if beside else _BATCH))
    parts, done = [], 0
    for fetched, made in _each(kept, lambda one: _made(one, asked), beside=beside):
        parts.append(_whole(*made, asked))
        done += len(fetched.ids)
        if tell is not None:
            tell(done, len(ids))
    return pl.concat(parts) if parts else pl.DataFrame(schema=_SCHEMA)


def _each(
    kept: Iterable[_Kept], work: Callable[[_Kept], _Made], *, beside: bool
) -> Iterable[tuple[_Kept, _Made]]:
    return ahead(work, kept, threads=_MAKERS) if beside else ((one, work(one)) for one in kept)


def _asked(standards: Sequence[Standard], on: date) -> _Asked:
    catalogue = library().catalogue
    # What rosters report of master data is read beside them.
    wanted: dict[int, Wanted] = {0: {f"{name}?": catalogue.fact(name) for name in _REPORTED}}
    for slot in plain_slots(slots_read(standards), catalogue):
        definition = catalogue.fact(slot.fact)
        if slot.key not in _MASTER:
            wanted.setdefault(year_of(slot, definition, on) or 0, {})[slot.key] = definition
    columns = [*_MASTER, *(key for facts in wanted.values() for key in facts)]
    return _Asked(standards, on, wanted, rules_of(standards, columns))


def _kept(ids: list[int], asked: _Asked) -> _Kept:
    """Ask the database, five times."""
    return _Kept(
        ids,
        _master(ids),
        _documents(ids, asked.facts),
        titles_kept(ids),
        ledgers_kept(ids, asked.rules, asked.on),
    )


def _made(kept: _Kept, asked: _Asked) -> _Made:
    """Make the frame, without queries; and tell whose ledgers are still to be counted."""
    frame = _mastered(kept)
    for year, facts in asked.facts.items():
        frame = frame.join(_facts_of(kept.documents, year, facts), on=FIRM, how="left", maintain_order="left")
    frame = with_titles(_reported(frame), kept.titles)
    return with_ledgers(frame, kept.ledgers, asked.rules, titled=kept.titles[FIRM], on=asked.on)


def _whole(frame: pl.DataFrame, odd: list[int], asked: _Asked) -> pl.DataFrame:
    return singly(frame, odd, asked.standards, on=asked.on) if odd else frame


def _master(ids: list[int]) -> pl.DataFrame:
    plain = [as_text(name) if kind == pl.Date else name for name, kind in _SCHEMA.items() if name != FIRM]
    found = Enterprise.objects.filter(**within(ids, "pk")).order_by("pk").values_list("pk", *plain)
    return columns_of(found, dict.fromkeys(_SCHEMA, pl.String) | {FIRM: pl.Int64})


def _mastered(kept: _Kept) -> pl.DataFrame:
    """Return master data, a row for each firm that was asked for."""
    industries = dtype_of(library().catalogue.fact("size_industry"))
    wanted = pl.DataFrame([pl.Series(FIRM, kept.ids, dtype=pl.Int64)])
    read = kept.master.with_columns(
        pl.col("established_on").str.to_date("%Y-%m-%d"),
        pl.col("size_industry").replace("", None).cast(industries, strict=False),
    )
    return wanted.join(read, on=FIRM, how="left", maintain_order="left")


def _documents(ids: list[int], years: Iterable[int]) -> pl.DataFrame:
    """Return the current facts of some years as they are kept: firm, year, JSON text."""
    # In the order of their index; by layer they would all be sorted, texts and all.
    rows = CurrentFacts.objects.in_force().filter(**within(ids, "enterprise"), year__in=years).order_by()
    found = columns_of(
        rows.values_list("enterprise_id", "year", "layer", as_text("values")),
        {FIRM: pl.Int64, "year": pl.Int32, "layer": pl.Int32, "text": pl.String},
    )
    # A view that an import has just shown lies over the standing one until it is folded into it.
    over = found.filter(pl.col("layer") > 0)
    if not over.is_empty():
        beneath = found.filter(pl.col("layer") == 0).join(over, on=[FIRM, "year"], how="anti")
        found = pl.concat([beneath, over.sort("layer").unique([FIRM, "year"], keep="last")])
    return found.drop("layer")


def _facts_of(documents: pl.DataFrame, year: int, wanted: Wanted) -> pl.DataFrame:
    """Return a year's facts as typed columns named by their keys."""
    chosen = documents.filter(pl.col("year") == year)
    values = decoded(chosen["text"], [definition.id for definition in wanted.values()])
    return chosen.select(FIRM).hstack(
        [typed(values[definition.id], definition).alias(key) for key, definition in wanted.items()]
    )


def _reported(frame: pl.DataFrame) -> pl.DataFrame:
    """Fill master data that the record leaves open with what rosters report of it."""
    return frame.with_columns(frame[name].fill_null(frame[f"{name}?"]) for name in _REPORTED).drop(
        f"{name}?" for name in _REPORTED
    )
