"""Finding the header of a sheet: the row, or two or three rows, whose cells name the most facts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tidu.tables.roster.cells.texts import one_line
from tidu.tables.roster.headings.units import declared_unit, is_declaration

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidu.tables.roster.formats.sheet import Sheet, Span
    from tidu.tables.roster.headings import Heading, HeadingReader
    from tidu.tables.roster.model import Cell

SEARCHED_ROWS = 40
"""Rows from the top among which the header must be."""

_DEEPEST = 3
_LEAST = 2
"""Facts that make a header."""
_FIGURE = re.compile(r"[-+.,%\d]+")
_IDENTITY = frozenset({"uscc", "name"})
_YEARS = range(2000, 2100)


@dataclass(frozen=True, slots=True)
class Header:
    """A header found.

    Args:
        first: its first row, from 0.
        last: its last row, from 0; firms start below it.
        texts: text of every column, rows joined by a space.
        headings: what every column says, None where it names no fact.
        unit: money unit that a title row declares for the sheet, or empty.
    """

    first: int
    last: int
    texts: tuple[str, ...]
    headings: tuple[Heading | None, ...]
    unit: str

    @property
    def strength(self) -> tuple[int, int, int, int]:
        """How well it fits: distinct facts and years, then detail, then fewer and higher rows."""
        found = [heading for heading in self.headings if heading is not None]
        distinct = {(heading.fact.id, heading.year) for heading in found}
        detail = sum((heading.year is not None) + bool(heading.unit) for heading in found)
        return len(distinct), detail, self.first - self.last, -self.last

    @property
    def holds_codes(self) -> bool:
        """Whether a column holds the 统一社会信用代码."""
        return any(heading is not None and heading.fact.id == "uscc" for heading in self.headings)


def find_header(sheet: Sheet, reader: HeadingReader) -> Header | None:
    """Find the header of a sheet; None when no row names at least two facts."""
    head = [[_as_text(cell) for cell in row] for row in sheet.head(SEARCHED_ROWS)]
    return _best(head, range(len(head)), sheet, reader)


def header_at(sheet: Sheet, last: int, reader: HeadingReader) -> Header | None:
    """Read the header that ends in a given row (from 0); None when no reading of it names two facts."""
    head = [[_as_text(cell) for cell in row] for row in sheet.head(last + 1)]
    return _best(head, range(last, len(head)), sheet, reader)


def _best(head: list[list[str]], lasts: range, sheet: Sheet, reader: HeadingReader) -> Header | None:
    best: Header | None = None
    for last in lasts:
        for depth in range(1, min(_DEEPEST, last + 1) + 1):
            rows = range(last - depth + 1, last + 1)
            found = _candidate(head, rows, sheet, reader, least=best.strength[0] if best else _LEAST)
            if found is not None and (best is None or found.strength > best.strength):
                best = found
    if best is None:
        return None
    declared = declared_unit(text for row in head[: best.last + 1] for text in row)
    return Header(best.first, best.last, best.texts, best.headings, declared)


def _candidate(
    head: list[list[str]], rows: range, sheet: Sheet, reader: HeadingReader, *, least: int
) -> Header | None:
    """Read some rows as a header; None when they name fewer facts than asked or one of them is a title."""
    filled = _filled(head, rows, sheet)
    if any(len(set(row)) == 1 for row in filled):  # one text over everything: a title, or a blank row
        return None
    columns = [tuple(dict.fromkeys(filter(None, texts))) for texts in zip(*filled, strict=True)]
    # Figures name nothing: rows of them, most of a sheet, need not be read.
    if sum(not all(map(_FIGURE.fullmatch, texts)) for texts in columns) < least:
        return None
    headings = tuple(reader.read(texts) if texts else None for texts in columns)
    found = {heading.fact.id for heading in headings if heading is not None}
    if len(found) < _LEAST or _title_above(columns, headings, reader):
        return None
    return Header(rows[0], rows[-1], tuple(map(" ".join, columns)), headings, "")


def _title_above(
    columns: list[tuple[str, ...]], headings: Sequence[Heading | None], reader: HeadingReader
) -> bool:
    """Whether a row above the names is a title: it then puts a year over names and codes, which have none."""
    return any(
        heading is not None and heading.fact.id in _IDENTITY and any(map(reader.is_context, texts))
        for texts, heading in zip(columns, headings, strict=True)
    )


def _filled(head: list[list[str]], rows: range, sheet: Sheet) -> list[list[str]]:
    """Copy the rows, each upper cell spread over the columns it stands above."""
    width = max((len(row) for row in head), default=0)
    copied = [head[row] + [""] * (width - len(head[row])) for row in rows]
    for upper in copied[:-1]:
        # “单位：万元” in a corner speaks for the sheet, not for the column it happens to stand over.
        upper[:] = ["" if is_declaration(text) else text for text in upper]
    merged = sheet.merged
    if merged is not None:
        _spread_merged(copied, rows[0], sheet.first_column, merged)
        return copied
    # Without merges on record, an empty upper cell over a filled one belongs to its left neighbour.
    for upper, lower in pairwise(copied):
        for column in range(1, width):
            if not upper[column] and lower[column]:
                upper[column] = upper[column - 1]
    return copied


def _spread_merged(rows: list[list[str]], first_row: int, first_column: int, merged: Sequence[Span]) -> None:
    """Give every cell of a merged range the text of its first cell."""
    for (top, left), (bottom, right) in merged:
        columns = range(left - first_column, min(right - first_column + 1, len(rows[0])))
        if not columns or columns[0] < 0 or not first_row <= top < first_row + len(rows):
            continue
        text = rows[top - first_row][columns[0]]
        for row in rows[top - first_row : bottom - first_row + 1]:
            for column in columns:
                row[column] = text


def _as_text(cell: Cell) -> str:
    """Return the text of a cell that may be a heading; a bare number is one only if it is a year."""
    if isinstance(cell, str):
        return one_line(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool) and cell in _YEARS:
        return str(int(cell))
    return ""
