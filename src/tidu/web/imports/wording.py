"""Staged rows in words: what changes, with units, and what was wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.tables.imports.master import FIELDS
from tidu.web.enterprises.wording import master_labels, master_text
from tidu.web.imports.models import Outcome
from tidu.web.ledgers.wording import row_text
from tidu.web.packs import fact_label, level_label, library
from tidu.web.ui.formats import fact as fact_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tidu.web.imports.packing import Change, StagedRow

SHOWN = 6
"""Values of a row that a page shows at once; the rest unfolds."""


@dataclass(frozen=True, slots=True)
class Said:
    """One value: what it is, before and after as people read them, and a remark where it does not count."""

    label: str
    before: str
    after: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class RowLine:
    """A row on the page."""

    row: int
    name: str
    uscc: str
    enterprise_id: int
    shown: tuple[Said, ...]
    folded: tuple[Said, ...]
    faults: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]


def lines(rows: Iterable[StagedRow], places: Mapping[str, str], kind: str) -> list[RowLine]:
    """Return rows as a page shows them.

    Args:
        rows: staged rows.
        places: names of the tenant's places by id.
        kind: ``roster`` or the id of a ledger.
    """
    return [_line(row, places, kind) for row in rows]


def _line(row: StagedRow, places: Mapping[str, str], kind: str) -> RowLine:
    said = tuple(_changed(row, places) if row.changes else _new(row, places, kind))
    return RowLine(
        row.row,
        row.name,
        row.uscc,
        row.enterprise_id,
        said[:SHOWN],
        said[SHOWN:],
        tuple((fault.heading, fault.message) for fault in row.faults),
        tuple(row.warnings),
    )


def _changed(row: StagedRow, places: Mapping[str, str]) -> Iterator[Said]:
    for change in row.changes:
        if change.kind == "record":
            yield Said(
                _ledger(change.key), "已有同一编号" if change.old else "", record_text(change.key, row.record)
            )
        else:
            remark = "" if change.counts else "与更可信的来源不一致，保留原值，记为冲突"
            yield Said(
                _label(change), _text(change, change.old, places), _text(change, change.new, places), remark
            )


def _new(row: StagedRow, places: Mapping[str, str], kind: str) -> Iterator[Said]:
    """Everything a row says, for firms that are new and rows that wait."""
    if row.outcome in (Outcome.UNCHANGED, Outcome.REJECTED):
        return
    master = {**row.master, "jurisdiction": str(row.place_id)} if row.place_id else row.master
    yield from content(master, row.values, row.record, places, kind)


def content(
    master: Mapping[str, object],
    values: Mapping[int, Mapping[str, object]],
    record: Mapping[str, object],
    places: Mapping[str, str],
    kind: str,
) -> Iterator[Said]:
    """Return everything a row says, in words; years may be texts, as JSON keeps them."""
    for name, value in master.items():
        yield Said(field_label(name), "", field_text(name, value, places))
    for year, kept in sorted(((int(year), kept) for year, kept in values.items()), reverse=True):
        for fact, value in kept.items():
            yield Said(dated(fact_label(fact), year), "", fact_text(value, fact))
    if record:
        yield Said(_ledger(kind), "", record_text(kind, record))


def dated(label: str, year: int) -> str:
    """Return a label with its year, where it has one."""
    return f"{label}（{year} 年）" if year else label


def field_label(name: str) -> str:
    """Return the Chinese name of a field of master data."""
    extra = {field.id: field.label for field in FIELDS}
    return master_labels().get(name) or extra.get(name, "其他信息")


def field_text(name: str, value: object, places: Mapping[str, str]) -> str:
    """Return a value of master data as people read it."""
    if name == "jurisdiction" and value is not None:
        return places.get(str(value), str(value))
    return master_text(name, value)


def record_text(ledger: str, record: Mapping[str, object]) -> str:
    """Return a ledger's row as one line."""
    definition = library().catalogue.records.get(ledger)
    if definition is None:
        return ""
    texts = row_text(definition, record)
    if ledger == "titles" and "level" in record:
        texts = {
            **texts,
            **{field.label: level_label(str(record["level"])) for field in definition.fields[:1]},
        }
    return "，".join(f"{label} {text}" for label, text in texts.items())


def _ledger(ledger: str) -> str:
    definition = library().catalogue.records.get(ledger)
    return definition.label if definition is not None else "台账"


def _label(change: Change) -> str:
    return dated(fact_label(change.key), change.year) if change.kind == "fact" else field_label(change.key)


def _text(change: Change, value: object, places: Mapping[str, str]) -> str:
    if value is None or value == "":
        return ""
    return fact_text(value, change.key) if change.kind == "fact" else field_text(change.key, value, places)
