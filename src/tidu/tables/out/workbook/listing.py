"""Long lists: one kind of value a column, one line a row, hundreds of thousands of rows in bounded memory.

`Sheet` looks at each cell's format and height, which a diagnosis needs; here both are decided once a column.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tidu.tables.out.files import whole_file
from tidu.tables.out.workbook.sheet import LAST_ROW, Sheet
from tidu.tables.out.workbook.styles import OPTIONS, Styles
from tidu.tables.out.workbook.widths import columns_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal
    from pathlib import Path

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

LOOKS = {
    "text": "line",
    "code": "centre",
    "date": "date",
    "money": "wan",
    "count": "count",
    "percent": "whole percent",
    "share": "share",
    "number": "number",
}
"""Kinds of column and the look of their cells. Money is in 万元, shares and percentages are fractions."""

_FORMULA_STARTS = frozenset("=+-@\t\r")
_LONGEST_TEXT = 32_767
_DAY_ZERO = date(1899, 12, 30).toordinal()
# Excel takes 1900 for a leap year and knows nothing before: earlier days are written as text.
_FIRST_DAY = date(1900, 3, 1)
_MEASURED = 2_000  # rows whose texts decide how wide a column is


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: what it is called, and one of `LOOKS`."""

    label: str
    kind: str = "text"


Value = str | int | float | date | None  # and Decimal, which money and figures are


class Listing(Sheet):
    """A sheet of equal rows under one header."""

    def __init__(
        self, sheet: Worksheet, styles: Styles, title: str, headings: Sequence[Heading], *, freeze: int = 1
    ) -> None:
        """Write title and header.

        Args:
            sheet: empty worksheet.
            styles: formats of its workbook.
            title: first line.
            headings: one a column.
            freeze: columns that stay in view.

        Raises:
            KeyError: a heading is of no kind there is.
        """
        super().__init__(sheet, styles)
        self.title(title)
        self.header([heading.label for heading in headings], freeze=freeze)
        self._looks = [styles.named(LOOKS[heading.kind]) for heading in headings]
        self._raw = styles.named("raw line")

    def add(self, values: Sequence[Value | Decimal]) -> None:
        """Write one row; past the sheet's end rows are only counted in ``left_out``."""
        row = self.row
        if row > LAST_ROW:
            self.left_out += 1
            return
        self.row = row + 1
        # Bound once a row: there are millions of cells.
        write_string, write_number = self.sheet.write_string, self.sheet.write_number
        for column, (value, look) in enumerate(zip(values, self._looks, strict=True)):
            if isinstance(value, str) and value:
                if value[0] in _FORMULA_STARTS or len(value) > _LONGEST_TEXT:
                    self._write_odd(column, value, look)
                else:
                    write_string(row, column, value, look)
            elif value is None or value == "":
                self.sheet.write_blank(row, column, None, look)
            elif isinstance(value, date):
                self._write_day(column, value, look)
            else:
                write_number(row, column, value, look)
        if row < _MEASURED:
            for column, value in enumerate(values):
                self._widen(column, _width(value))

    def _write_odd(self, column: int, text: str, look: object) -> None:
        safe = self._raw if text[0] in _FORMULA_STARTS else look
        self.sheet.write_string(self.row - 1, column, text[:_LONGEST_TEXT], safe)

    def _write_day(self, column: int, day: date, look: object) -> None:
        if day < _FIRST_DAY:
            self.sheet.write_string(self.row - 1, column, day.isoformat(), look)
        else:
            self.sheet.write_number(self.row - 1, column, day.toordinal() - _DAY_ZERO, look)


class ListingBook:
    """A workbook of lists, each written from top to bottom, in any turn."""

    def __init__(self, book: Workbook) -> None:
        """Attach to an empty workbook."""
        self._book = book
        self._styles = Styles(book)
        self._sheets: dict[str, Listing] = {}

    def sheet(self, name: str, title: str, headings: Sequence[Heading], *, freeze: int = 1) -> Listing:
        """Add a list; sheets stand in the order in which they are added."""
        made = Listing(self._book.add_worksheet(name), self._styles, title, headings, freeze=freeze)
        self._sheets[name] = made
        return made

    @property
    def left_out(self) -> dict[str, int]:
        """How many rows did not fit, by sheet."""
        return {name: made.left_out for name, made in self._sheets.items() if made.left_out}

    def finish(self) -> None:
        """Set filters, widths and print setup; `listing_book` does it."""
        for made in self._sheets.values():
            made.finish(wide=True)


@contextmanager
def listing_book(path: Path) -> Iterator[ListingBook]:
    """Open a workbook of lists; the file takes its name only when all was written.

    Yields:
        The workbook; sheets are finished at the end.

    Raises:
        OSError: the file cannot be written.
    """
    # 40 ms that only those pay who write a workbook.
    from xlsxwriter import Workbook

    with whole_file(path) as partial, Workbook(partial, OPTIONS) as book:
        made = ListingBook(book)
        yield made
        made.finish()


def _width(value: object) -> int:
    if isinstance(value, str):
        return columns_of(value)
    return 0 if value is None else len(str(value))
