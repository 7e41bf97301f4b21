"""What looking at a file and reading it return."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tidu.tables.imports.mapping import ColumnMapping, Mapping

Kept = str | bool
"""A value as it is kept: money to the fen, other numbers as short as they are, dates ISO, yes/no as bool."""


@dataclass(frozen=True, slots=True)
class SheetInfo:
    """A sheet that may be chosen, and whether it is hidden."""

    name: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class ProposedColumn:
    """How a column would be read, and why.

    Args:
        mapping: the proposal itself.
        samples: up to three different cells as a person sees them.
        why: Chinese, what the unit or target was taken from; empty where the heading says it all.
        doubt: Chinese, what a person should settle or look at; empty where nothing is doubtful.
        remembered: taken over from the last file of this source.
    """

    mapping: ColumnMapping
    samples: tuple[str, ...] = ()
    why: str = ""
    doubt: str = ""
    remembered: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a file seems to hold.

    Args:
        sheets: all sheets; one without a name for formats that have none.
        mapping: how it would be read if nobody corrected anything.
        columns: the same columns with samples, reasons and doubts.
        rows: rows below the header.
        hinted_year: year that the file's name, the sheet's or a title row mentions; only a hint.
        notes: Chinese sentences on the file as a whole.
    """

    sheets: tuple[SheetInfo, ...]
    mapping: Mapping
    columns: tuple[ProposedColumn, ...]
    rows: int = 0
    hinted_year: int | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that cannot be taken: column from 0, its heading, and what is wrong and how to mend it."""

    column: int
    heading: str
    message: str


@dataclass(slots=True)
class ReadRow:
    """One row below the header.

    A row with ``faults`` is rejected; one without a code and without faults waits to be matched.

    Args:
        row: row in the sheet, from 1.
        uscc: checked code; empty when the row has none (or a wrong one, which is a fault).
        name: name as written; may be empty.
        master: master data by the registry's field names.
        values: by year (0: not kept by year), then by fact.
        record: fields of the ledger, for tables of a ledger.
        faults: why it cannot be taken.
        cells: the whole row as text, only where there are faults or no code.
    """

    row: int
    uscc: str = ""
    name: str = ""
    master: dict[str, Kept] = field(default_factory=dict)
    values: dict[int, dict[str, Kept]] = field(default_factory=dict)
    record: dict[str, Kept] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    cells: tuple[str, ...] = ()
