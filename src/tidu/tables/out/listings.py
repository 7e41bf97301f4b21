"""Plain lists with a title, columns and rows: printed in a terminal or written as a sheet each."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from tidu.tables.out.files import whole_file
from tidu.tables.out.names import sheet_name
from tidu.tables.out.workbook.sheet import Sheet
from tidu.tables.out.workbook.styles import BASE, Styles

if TYPE_CHECKING:
    from collections.abc import Iterable

Cell = str | int | Decimal | None


@dataclass(frozen=True, slots=True)
class Listing:
    """One list. ``name`` is short enough for a tab, ``title`` says what it shows."""

    name: str
    title: str
    labels: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def write_listings(listings: Iterable[Listing], path: Path) -> None:
    """Write each list as a sheet of one workbook.

    Raises:
        OSError: the file cannot be written, e.g. because Excel holds it open.
    """
    # 40 ms that only commands writing a workbook pay.
    from xlsxwriter import Workbook

    options = {"strings_to_formulas": False, "strings_to_urls": False, "default_format_properties": BASE}
    with whole_file(path) as partial, Workbook(partial, options) as book:
        styles = Styles(book)
        taken: set[str] = set()
        for listing in listings:
            name = sheet_name(listing.name, taken)
            taken.add(name)
            _write(Sheet(book.add_worksheet(name), styles), listing)


def _write(sheet: Sheet, listing: Listing) -> None:
    sheet.title(listing.title)
    sheet.header(listing.labels, freeze=1)
    for row in listing.rows:
        sheet.append([(cell, _look(cell)) for cell in row])
    sheet.finish(wide=True)


def _look(cell: Cell) -> str:
    if isinstance(cell, str) or cell is None:
        return "text"
    # 3.5 亿元 must not read 4.
    return "count" if cell == int(cell) else "number"
