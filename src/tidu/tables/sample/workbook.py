"""A sample as a workbook, row by row in constant memory."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from tidu.tables.template.looks import DAY, Looks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal
    from pathlib import Path

    from tidu.tables.template.layout import Column

_WIDTH, _NAME_WIDTH = 14, 32
_FROZEN_COLUMNS = 2


def write_workbook(
    path: Path,
    name: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[str | int | Decimal | date | None]],
) -> None:
    """Write headings and rows.

    Args:
        path: file to write.
        name: name of the sheet.
        columns: one a column.
        rows: cells in the units of the headings.
    """
    with path.open("wb") as file:
        book = Workbook(file, {"constant_memory": True, "default_date_format": DAY})
        looks = Looks(book)
        sheet = book.add_worksheet(name)
        formats = [looks.cell(column.fact.type) for column in columns]
        sheet.freeze_panes(1, _FROZEN_COLUMNS)
        sheet.set_column(0, len(columns) - 1, _WIDTH)
        sheet.set_column(0, 1, _NAME_WIDTH)
        sheet.set_row(0, 36)
        for index, column in enumerate(columns):
            sheet.write_string(0, index, column.heading, looks.named("heading"))
        last = 0
        for last, row in enumerate(rows, start=1):
            for index, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(last, index, cell, formats[index])
                elif isinstance(cell, date):
                    sheet.write_datetime(last, index, cell, formats[index])
                elif cell is not None:
                    sheet.write_number(last, index, float(cell), formats[index])
        sheet.autofilter(0, 0, last, len(columns) - 1)
        book.close()
