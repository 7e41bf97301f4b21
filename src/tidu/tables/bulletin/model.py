"""What a bulletin says: head, sections with text and tables, foot. Plain values that JSON keeps as they are. Pure."""

from __future__ import annotations

from typing import Any

import msgspec

Cell = str | int
_SHORT = 12


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of a section.

    Attributes:
        name: short enough for a tab of a workbook.
        title: what stands above it.
        labels: one a column.
        rows: as many cells a row as there are labels; whole numbers stay numbers.
        widths: how wide columns are to each other.
        note: rule or remark below it.
    """

    name: str
    title: str
    labels: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    note: str = ""

    @property
    def prose(self) -> tuple[bool, ...]:
        """For each column whether it is read as text (names, reasons), to be set from the left; else centred."""
        columns = range(len(self.labels))
        return tuple(any(len(cell_text(row[place])) > _SHORT for row in self.rows) for place in columns)


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A section: ``key`` is stable, ``text`` has a paragraph a line and is what an official edits."""

    key: str
    heading: str
    text: str
    tables: tuple[Table, ...] = ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Lines that are not empty."""
        return tuple(line.strip() for line in self.text.splitlines() if line.strip())


class Content(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A whole bulletin.

    ``masthead`` is the red head, ``issue`` the number under it (``2026年第3期``), ``dated`` the day of issue as it
    is printed; empty in a draft, which is marked as one.
    """

    masthead: str
    issue: str
    issuer: str
    dated: str
    title: str
    sections: tuple[Section, ...]
    recipients: str = ""
    copies: str = ""
    signer: str = ""

    @property
    def is_draft(self) -> bool:
        """Whether it has not been issued."""
        return not self.dated

    @property
    def tables(self) -> tuple[Table, ...]:
        """All tables in order."""
        return tuple(table for section in self.sections for table in section.tables)


def kept(content: Content) -> dict[str, Any]:
    """Return a bulletin as values that JSON can keep."""
    found: dict[str, Any] = msgspec.to_builtins(content)
    return found


def read(document: object) -> Content:
    """Read what was kept.

    Raises:
        msgspec.ValidationError: it is no bulletin.
    """
    return msgspec.convert(document, Content)


_HEAD_SIZE, _HEAD_WIDTH = 34, 440


def head_size(content: Content) -> int:
    """Return the size of the red head in points: as large as leaves it on one line of the page."""
    return min(_HEAD_SIZE, _HEAD_WIDTH // max(1, len(content.masthead)))


def cell_text(cell: Cell) -> str:
    """Return a cell as it is read: ``1,024``; an empty one is a dash."""
    return f"{cell:,}" if isinstance(cell, int) else cell or "—"


def date_text(year: int, month: int, day: int) -> str:
    """Return a date as official papers write it: ``2026年4月8日``."""
    return f"{year}年{month}月{day}日"
