"""What the tests of tables share: the shipped catalogue, made-up codes, and real files from lists of rows."""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import xlsxwriter

from tidu.engine import load_packs
from tidu.engine.catalogue import Catalogue
from tidu.engine.uscc import make
from tidu.tables.roster import Note, Roster, read_roster

ON = date(2026, 6, 1)
CODE = "统一社会信用代码"

Row = Sequence[object]


@cache
def catalogue() -> Catalogue:
    return load_packs().catalogue


def code(number: int) -> str:
    """A valid made-up code."""
    return make("320581", f"{number:08d}")


def workbook(rows: Iterable[Row], merges: Mapping[str, str] | None = None) -> bytes:
    """An .xlsx of one sheet; dates get a date format, None stays empty; merges map an area to its text."""
    return workbook_of({"名单": rows}, merges)


def workbook_of(sheets: Mapping[str, Iterable[Row]], merges: Mapping[str, str] | None = None) -> bytes:
    """An .xlsx of several sheets; the merges are of the first."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    moment = datetime(cell.year, cell.month, cell.day, tzinfo=UTC).replace(tzinfo=None)
                    sheet.write_datetime(number, column, moment, day)
                elif cell is not None:
                    sheet.write(number, column, cell)
    for area, text in (merges or {}).items():
        book.worksheets()[0].merge_range(area, text)
    book.close()
    return buffer.getvalue()


def csv_text(rows: Iterable[Row], delimiter: str = ",") -> str:
    lines = (delimiter.join("" if cell is None else str(cell) for cell in row) for row in rows)
    return "".join(f"{line}\r\n" for line in lines)


def read(
    rows: Iterable[Row] | bytes | Path, *, on: date = ON, name: str = "", sheet: str | None = None
) -> Roster:
    """Read rows as a workbook, or a file."""
    source = rows if isinstance(rows, bytes | Path) else workbook(rows)
    return read_roster(source, catalogue=catalogue(), on=on, name=name, sheet=sheet)


def read_one(heading: str, *cells: object, on: date = ON) -> Roster:
    """Read firms with one fact each."""
    return read([[CODE, heading], *([code(place), cell] for place, cell in enumerate(cells))], on=on)


def notes_of(roster: Roster, kind: str) -> list[Note]:
    return [note for note in roster.notes if note.kind == kind]
