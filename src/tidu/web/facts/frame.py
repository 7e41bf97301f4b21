"""Firms as the engine takes them: values, ledgers and completeness marks, in a few queries for many firms."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tidu.engine.facts import Facts
from tidu.web.audit.services import batched
from tidu.web.facts.selectors import current_values
from tidu.web.facts.values import loaded
from tidu.web.ledgers.models import LedgerCompleteness, LedgerRow
from tidu.web.packs import library
from tidu.web.titles.holdings import effective_end, holdings
from tidu.web.titles.models import Title
from tidu.web.ui.prepared import Prepared

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from django.db.models import QuerySet

    from tidu.engine.catalogue import Value
    from tidu.engine.facts import Record
    from tidu.web.enterprises.models import Enterprise

    Query = Callable[[Sequence[int]], QuerySet[Any, Any]]

_BATCH = 500
_MASTER = ("uscc", "name", "established_on", "size_industry")


@dataclass(slots=True)
class Kept:
    """What the database has of one firm."""

    years: dict[int, Mapping[str, Any]] = field(default_factory=dict)
    titles: list[Title] = field(default_factory=list)
    ledgers: dict[str, list[Mapping[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    complete: set[str] = field(default_factory=set)


def engine_facts(
    enterprises: Iterable[Enterprise], *, on: date | None = None, only: Collection[str] | None = None
) -> Iterator[Facts]:
    """Yield the engine's facts of each firm, in the order given; four queries for every 500 firms, two with ``only``.

    Args:
        enterprises: the firms (visible to whoever asks: the caller has narrowed them).
        on: date of evaluation; ledgers marked complete only later do not count as complete. None: all marks.
        only: ids of the facts that are wanted; of ledgers, that of titles alone is read then. Where a few figures of
            a whole place are counted, it takes a third of the time. None: everything.
    """
    for batch in batched(enterprises, _BATCH):
        kept = _read([firm.pk for firm in batch], on, ledgers=only is None)
        for firm in batch:
            found = kept[firm.pk]
            yield facts_of(firm, found) if only is None else _only(firm, found, only)


def _only(firm: Enterprise, kept: Kept, only: Collection[str]) -> Facts:
    # What decides over a reported value is left out afterwards: titles are told from more than is wanted.
    years = {year: {fact: row[fact] for fact in only if fact in row} for year, row in kept.years.items()}
    found = facts_of(firm, kept, years)
    return Facts({key: value for key, value in found.values.items() if key[0] in only}, found.records)


def _read(ids: list[int], on: date | None, *, ledgers: bool) -> dict[int, Kept]:
    kept: dict[int, Kept] = defaultdict(Kept)
    for (firm, year), values in current_values(ids).items():
        kept[firm].years[year] = values
    for row in _rows(_titles, _TITLES, ids):
        title = Title.from_db("default", _TITLE, row)
        kept[title.enterprise_id].titles.append(title)
    if not ledgers:
        return kept
    for firm, ledger, values in _rows(_ledgers, _LEDGERS, ids):
        kept[firm].ledgers[ledger].append(values)
    for firm, ledger, as_of in _rows(_marks, _MARKS, ids):
        if on is None or as_of <= on:
            kept[firm].complete.add(ledger)
    return kept


def _rows(query: Query, prepared: Prepared, ids: list[int]) -> Iterable[tuple[Any, ...]]:
    return prepared.rows(ids[0]) if len(ids) == 1 else query(ids)


def _titles(ids: Sequence[int]) -> QuerySet[Title, tuple[Any, ...]]:
    return Title.objects.filter(enterprise__in=ids).order_by("pk").values_list(*_TITLE)


def _ledgers(ids: Sequence[int]) -> QuerySet[LedgerRow, tuple[Any, ...]]:
    found = LedgerRow.objects.filter(enterprise__in=ids, removed_at=None).order_by("pk")
    return found.values_list("enterprise_id", "ledger", "values")


def _marks(ids: Sequence[int]) -> QuerySet[LedgerCompleteness, tuple[Any, ...]]:
    found = LedgerCompleteness.objects.filter(enterprise__in=ids)
    return found.values_list("enterprise_id", "ledger", "as_of")


_TITLE = tuple(field.attname for field in Title._meta.concrete_fields)
_TITLES, _LEDGERS, _MARKS = (
    Prepared(lambda pk: _titles([pk])),
    Prepared(lambda pk: _ledgers([pk])),
    Prepared(lambda pk: _marks([pk])),
)


def facts_of(firm: Enterprise, kept: Kept, years: Mapping[int, Mapping[str, Any]] | None = None) -> Facts:
    """Return one firm's facts; master data and recorded titles decide over what rosters report of them.

    Args:
        firm: the firm.
        kept: what the database has of it.
        years: values to read of each year. None: all of them.
    """
    catalogue = library().catalogue
    values: dict[tuple[str, int | None], Value] = {}
    for year, row in (kept.years if years is None else years).items():
        for fact, raw in row.items():
            definition = catalogue.facts.get(fact)
            value = None if definition is None else loaded(raw, definition)
            if definition is not None and value is not None:
                values[fact, year if definition.period.by_year else None] = value
    for name in _MASTER:
        if value := getattr(firm, name):
            values[name, None] = value
    for held in holdings(kept.titles, kept.years.get(0, {}), library().levels).values():
        level = library().levels[held.level]
        if level.until_fact:
            values[level.until_fact, None] = held.until
        if level.from_fact and held.since is not None:
            values[level.from_fact, None] = held.since
    records = {
        ledger: tuple(_record(ledger, row) for row in kept.ledgers.get(ledger, ()))
        for ledger in {*kept.ledgers, *kept.complete}
        if ledger in catalogue.records
    }
    if kept.titles:
        records["titles"] = tuple(_title(title) for title in kept.titles)
    return Facts(values, records, frozenset(kept.complete))


def _record(ledger: str, row: Mapping[str, Any]) -> Record:
    read: Record = {}
    for definition in library().catalogue.records[ledger].fields:
        value = loaded(row.get(definition.id), definition)
        if value is not None:
            read[definition.id] = value
    return read


def _title(title: Title) -> Record:
    row: dict[str, Value | None] = {
        "level": title.level,
        "number": title.number,
        "batch": title.batch,
        "from": title.since,
        "until": effective_end(title),
        "revoked_on": title.withdrawn_on,
    }
    return {name: value for name, value in row.items() if value not in (None, "")}
