"""What reading a roster returns: firms, rejected cells with reasons, notes, and how columns were read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tidu.engine.facts import Facts

Cell = str | int | float | bool | Decimal | date | time | timedelta | None
"""A cell as its format hands it over; ``datetime`` is a ``date``. Empty is ``""`` or None."""

Progress = Callable[[int, int], None]
"""Called now and then with rows done and rows in all."""


@dataclass(frozen=True, slots=True)
class Firm:
    """One firm of the roster.

    Args:
        row: row in the sheet, from 1, as the spreadsheet shows it.
        sheet: name of the sheet; empty for formats without sheets.
        uscc: checked 统一社会信用代码.
        name: name as written; empty when the table has none.
        jurisdiction: text or code as written; without one, the six region digits of the code.
        facts: what the row says, with absolute years, in yuan and fractions.
    """

    row: int
    sheet: str
    uscc: str
    name: str
    jurisdiction: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class Rejected:
    """One reason why a row was left out; a row with several faults has several entries.

    Args:
        sheet: name of the sheet.
        row: row from 1.
        column: heading of the column at fault.
        message: Chinese, with how to mend it.
        cells: the whole row as text, in the order of `Roster.headings`.
    """

    sheet: str
    row: int
    column: str
    message: str
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader decided or left out, that the official should know.

    Args:
        kind: stable id, e.g. ``unit-assumed``.
        text: Chinese sentence.
        warning: True when figures may have been read otherwise than meant.
        rows: rows it speaks of, from 1; empty for the whole table.
    """

    kind: str
    text: str
    warning: bool = False
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """How one column was read.

    Args:
        column: letters as the spreadsheet shows them.
        heading: text of the heading, several rows joined by a space.
        fact: id of the fact.
        label: Chinese label of the fact.
        year: calendar year; None for facts that are not kept by year.
        unit: Chinese unit the cells were read in; empty where there is none.
    """

    column: str
    heading: str
    fact: str
    label: str
    year: int | None
    unit: str


@dataclass(frozen=True, slots=True)
class Roster:
    """A roster as read.

    ``headings`` holds every heading of the table (also of columns that were not read), ``unread`` those that
    no fact answers to, ``header_row`` the last row of the header, from 1.
    """

    name: str
    sheet: str
    header_row: int
    firms: tuple[Firm, ...]
    rejected: tuple[Rejected, ...]
    notes: tuple[Note, ...]
    mapping: tuple[ColumnUse, ...]
    headings: tuple[str, ...]
    unread: tuple[str, ...]

    @property
    def rejected_rows(self) -> int:
        """How many rows were left out."""
        return len({(entry.sheet, entry.row) for entry in self.rejected})
