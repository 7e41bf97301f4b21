"""What can be got ready of a row outside any transaction: texts for the database, pinyin, the merged values."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import TYPE_CHECKING

from tidu.web.enterprises.pinyin import spelling
from tidu.web.enterprises.summary import summary_of
from tidu.web.facts.prepared import as_json
from tidu.web.imports.models import Outcome
from tidu.web.imports.packing import StagedRow, read_text, unpack
from tidu.web.imports.registry import MASTER

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tidu.web.facts.values import Stored
    from tidu.web.imports.models import Chunk

_REST = tuple(name for name in MASTER if name != "established_on")
_LEFT_OUT = (Outcome.REJECTED.value, Outcome.UNMATCHED.value)
_NO_MASTER = dict.fromkeys(MASTER, "")


@dataclass(slots=True)
class Draft:
    """Rows of one firm in one chunk, merged: what a later row says counts.

    ``texts`` are the values by year, in JSON; ``places`` tell where in the table they stand; ``made`` are the
    `columns` of a firm that is new by all that was known when the draft was made.
    """

    uscc: str
    rows: list[StagedRow] = field(default_factory=list)
    texts: dict[int, str] = field(default_factory=dict)
    places: dict[int, str] = field(default_factory=dict)
    master: dict[str, str] = field(default_factory=dict)
    spelled: tuple[str, str] = ("", "")
    made: tuple[object, ...] = ()

    def values(self, year: int) -> dict[str, Stored]:
        """Return the values of a year by fact; none where the rows say nothing of it."""
        text = self.texts.get(year)
        return {} if text is None else read_text(text)

    def add(self, row: StagedRow, place: str) -> None:
        """Add what one more row says."""
        self.rows.append(row)
        self.master.update(row.master)
        for year, text in row.texts.items():
            self.texts[year] = (
                as_json({**self.values(year), **read_text(text)}) if year in self.texts else text
            )
            self.places[year] = place

    @property
    def name(self) -> str:
        """The firm's name as the last row that has one writes it."""
        return self._named.name

    @property
    def _named(self) -> StagedRow:
        return next((row for row in reversed(self.rows) if row.name), self.rows[-1])

    def spell(self) -> None:
        """Write the name in pinyin: as staging did, where the row is of a new firm."""
        self.spelled = self._named.spelled if self._named.spelled[0] else spelling(self.name)

    @property
    def place(self) -> int:
        """The jurisdiction; 0 where no row names one."""
        for row in reversed(self.rows):
            if row.place_id:
                return row.place_id
        return 0

    def columns(self, today: date) -> tuple[object, ...]:
        """Return the values of `NEW_COLUMNS` for a new firm, from ``sort_key`` on."""
        fields = _NO_MASTER | self.master
        level, rank, until, complete = summary_of(
            SimpleNamespace(**fields), (), self.values(0), self.values(today.year - 1), today
        )
        founded = self.master.get("established_on") or None
        rest = [fields[name] for name in _REST]
        return (*self.spelled, founded, *rest, level, rank, until and until.isoformat(), complete)


Drafted = tuple[list[StagedRow], dict[str, Draft]]
"""Rows of a chunk, and the drafts made of them by code."""
NEW_COLUMNS = (
    "id", "root_id", "jurisdiction_id", "uscc", "name", "status", "created_at", "updated_at",
    "sort_key", "initials", "established_on", *_REST,
    "level", "level_rank", "title_until", "completeness",
)  # fmt: skip
"""Columns of the registry's table that a new firm's draft fills."""


def drafts_of(rows: Iterable[StagedRow], file: str) -> dict[str, Draft]:
    """Return the drafts of a chunk's sound rows by code.

    Args:
        rows: judged rows; those rejected or waiting are left out.
        file: name of the file, for the values' places.
    """
    drafts: dict[str, Draft] = {}
    file = file[:80]
    for row in rows:
        if row.outcome in _LEFT_OUT:
            continue
        draft = drafts.get(row.uscc)
        if draft is None:
            draft = drafts[row.uscc] = Draft(row.uscc)
        draft.add(row, f"{file}，第 {row.row} 行")
    for draft in drafts.values():
        if any(row.outcome == Outcome.NEW for row in draft.rows):
            draft.spell()
    return drafts


def drafted(chunk: Chunk, file: str, today: date) -> Drafted:
    """Return the rows of a chunk with their drafts, and the columns of new firms; the database is left alone."""
    rows = unpack(bytes(chunk.body))
    drafts = drafts_of(rows, file)
    for draft in drafts.values():
        if draft.spelled[0]:
            draft.made = draft.columns(today)
    return rows, drafts
