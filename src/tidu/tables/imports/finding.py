"""Finding the table of a file: which sheet, which kind of table, where its header ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.tables.imports.kinds import Kind
from tidu.tables.roster.cells.texts import one_line, shown
from tidu.tables.roster.errors import RosterError
from tidu.tables.roster.header import SEARCHED_ROWS, Header, find_header, header_at
from tidu.tables.roster.headings import HeadingReader

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from tidu.tables.roster.formats.sheet import Sheet

# Sheets that are searched for a header when none is named.
_SEARCHED_SHEETS = 30


@dataclass(frozen=True, slots=True)
class Found:
    """A table found; ``sure`` is False where the header is only the row with the most texts."""

    sheet: Sheet
    kind: Kind
    header: Header
    reader: HeadingReader
    sure: bool = True


def find_table(
    sheets: Sequence[Sheet],
    kinds: Iterable[Kind],
    *,
    on: date,
    name: str,
    wanted: str | None = None,
    row: int | None = None,
) -> Found:
    """Find the table: the sheet and kind whose header names the most targets of that kind.

    Args:
        sheets: all sheets.
        kinds: kinds of table to consider, the roster first.
        on: date that relative years count from.
        name: name of the file, for messages.
        wanted: name of a sheet that a person chose.
        row: last row of the header, from 0, that a person chose.

    Raises:
        RosterError: there is no such sheet, or no row could be a header.
    """
    considered = [sheet for sheet in sheets if wanted is None or sheet.name == wanted][:_SEARCHED_SHEETS]
    if not considered:
        raise RosterError(f"“{name}”里没有名为“{wanted}”的工作表，请重新选择")
    known = [(kind, HeadingReader(kind.targets, on)) for kind in kinds]
    found = []
    for sheet in considered:
        for kind, reader in known:
            header = find_header(sheet, reader) if row is None else header_at(sheet, row, reader)
            if header is not None:
                found.append(Found(sheet, kind, header, reader))
    if found:
        return max(found, key=_strength)
    kind, reader = known[0]
    for sheet in considered:
        if (guessed := _most_texts(sheet, reader, row)) is not None:
            return Found(sheet, kind, guessed, reader, sure=False)
    raise RosterError(f"“{name}”的前 {SEARCHED_ROWS} 行里没有像标题行的内容；请确认选对了文件和工作表")


def _strength(found: Found) -> tuple[bool, bool, int, tuple[int, ...]]:
    """Visible sheets with a firm's identity first, then the most targets of the kind; max keeps the roster."""
    ids = {heading.fact.id for heading in found.header.headings if heading is not None}
    own = {
        (heading.fact.id, heading.year)
        for heading in found.header.headings
        if heading is not None and heading.fact.id not in ("uscc", "name")
    }
    return not found.sheet.hidden, bool(ids & {"uscc", "name"}), len(own), found.header.strength


def _most_texts(sheet: Sheet, reader: HeadingReader, row: int | None) -> Header | None:
    """Take the row with the most different texts for the header; None for a sheet without any."""
    head = sheet.head(SEARCHED_ROWS)
    counts = [
        len({one_line(cell) for cell in cells if isinstance(cell, str) and cell.strip()}) for cells in head
    ]
    if row is None:
        if max(counts, default=0) == 0:
            return None
        row = counts.index(max(counts))
    if row >= len(head):
        return None
    texts = tuple(one_line(shown(cell)) for cell in head[row])
    return Header(row, row, texts, tuple(reader.read([text]) if text else None for text in texts), "")
