"""What can be got ready of a row outside any transaction: texts for the database, pinyin, the merged values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from tidu.web.enterprises.pinyin import spelling
from tidu.web.enterprises.summary import summary_of
from tidu.web.facts.prepared import as_json
from tidu.web.imports.models import Outcome
from tidu.web.imports.registry import MASTER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidu.web.facts.values import Stored
    from tidu.web.imports.packing import StagedRow


@dataclass(slots=True)
class Draft:
    """Rows of one firm in one chunk, merged: what a later row says counts.

    ``places`` tell by year where in the table the values stand.
    """

    uscc: str
    rows: list[StagedRow] = field(default_factory=list)
    values: dict[int, dict[str, Stored]] = field(default_factory=dict)
    places: dict[int, str] = field(default_factory=dict)
    master: dict[str, str] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    spelled: tuple[str, str] = ("", "")

    @property
    def name(self) -> str:
        """The firm's name as the last row that has one writes it."""
        return next((row.name for row in reversed(self.rows) if row.name), "")

    @property
    def place(self) -> int:
        """The jurisdiction; 0 where no row names one."""
        return next((row.place_id for row in reversed(self.rows) if row.place_id), 0)

    def origins(self, year: int, row: int) -> str:
        """Return JSON that names one row as the origin of every value of a year."""
        return "{" + ",".join(f'"{fact}":{row}' for fact in self.values[year]) + "}"

    def columns(self, today: date) -> tuple[object, ...]:
        """Return the values of `NEW_COLUMNS` for a new firm, from ``sort_key`` on."""
        firm = _Firm(self.master)
        summary = summary_of(firm, (), self.values.get(0, {}), self.values.get(today.year - 1, {}), today)
        level, rank, until, complete = summary
        founded = self.master.get("established_on") or None
        rest = [self.master.get(name, "") for name in MASTER if name != "established_on"]
        return (*self.spelled, founded, *rest, level, rank, until and until.isoformat(), complete)


NEW_COLUMNS = (
    "id", "root_id", "jurisdiction_id", "uscc", "name", "status", "created_at", "updated_at",
    "sort_key", "initials", "established_on", *(name for name in MASTER if name != "established_on"),
    "level", "level_rank", "title_until", "completeness",
)  # fmt: skip
"""Columns of the registry's table that a new firm's draft fills."""


@dataclass(slots=True)
class _Firm:
    """A firm that has no row yet, for its summary."""

    master: dict[str, str]

    def __getattr__(self, name: str) -> str:
        return self.master.get(name, "")


def drafts_of(rows: Iterable[StagedRow], file: str) -> dict[str, Draft]:
    """Return the drafts of a chunk's sound rows by code.

    Args:
        rows: judged rows; those rejected or waiting are left out.
        file: name of the file, for the values' places.
    """
    drafts: dict[str, Draft] = {}
    for row in rows:
        if row.outcome in (Outcome.REJECTED, Outcome.UNMATCHED):
            continue
        draft = drafts.setdefault(row.uscc, Draft(row.uscc))
        draft.rows.append(row)
        draft.master.update(row.master)
        for year, values in row.values.items():
            draft.values.setdefault(year, {}).update(values)
            draft.places[year] = f"{file[:80]}，第 {row.row} 行"
    for draft in drafts.values():
        draft.texts = {year: as_json(values) for year, values in draft.values.items()}
        if any(row.outcome == Outcome.NEW for row in draft.rows):
            draft.spelled = spelling(draft.name)
    return drafts
