"""Workbooks of tests, opened again the way a user's spreadsheet program would."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
from xlsxwriter import Workbook

from tidu.tables.out.workbook.sheet import Sheet
from tidu.tables.out.workbook.styles import BASE, Styles

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.worksheet.worksheet import Worksheet


def sheet_written(write: Callable[[Sheet], object]) -> Worksheet:
    """One sheet that ``write`` filled, opened again."""
    buffer = BytesIO()
    with Workbook(buffer, {"constant_memory": True, "default_format_properties": BASE}) as book:
        made = Sheet(book.add_worksheet("表"), Styles(book))
        write(made)
        made.finish()
    found: Worksheet = openpyxl.load_workbook(buffer)["表"]
    return found


def rows_of(sheet: Worksheet) -> list[list[object]]:
    """The values below the header row, which is the first row of the frozen part's last."""
    first = int(str(sheet.freeze_panes).lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    return [list(row) for row in sheet.iter_rows(min_row=first, values_only=True)]


def labels_of(sheet: Worksheet) -> list[str]:
    """The header row."""
    first = int(str(sheet.freeze_panes).lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    return [str(cell.value) for cell in sheet[first - 1] if cell.value is not None]


def records_of(sheet: Worksheet) -> list[dict[str, object]]:
    """Each row as a mapping from its header."""
    labels = labels_of(sheet)
    return [dict(zip(labels, row, strict=False)) for row in rows_of(sheet)]
