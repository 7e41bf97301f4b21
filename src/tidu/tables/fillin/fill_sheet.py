"""The sheet to fill in: a row a firm, headings the roster reader knows, open cells where something is lacking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.tables.fillin.layout import IDENTITY
from tidu.tables.out.workbook.widths import columns_of as width_of
from tidu.tables.template.checks import check_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from xlsxwriter.worksheet import Worksheet

    from tidu.tables.fillin.layout import Lacking
    from tidu.tables.fillin.looks import Looks
    from tidu.tables.template.layout import Column

NAME = "待补数据"
_NARROWEST, _WIDEST, _NAME_WIDTH, _CODE_WIDTH = 12, 30, 34, 22
_HEADING_HEIGHT = 36
# What a person may still do to a protected sheet: it is shut against slips, not against her.
_ALLOWED = {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True}


def write_fill_sheet(
    sheet: Worksheet, firms: Sequence[Lacking], columns: Sequence[Column], looks: Looks
) -> None:
    """Write headings and firms; cells that decide are open, the others shut."""
    sheet.set_row(0, _HEADING_HEIGHT)
    sheet.freeze_panes(1, len(IDENTITY))
    for index, column in enumerate(columns):
        sheet.write_string(0, index, column.heading, looks.named("heading"))
        sheet.set_column(index, index, _width(column))
    for row, firm in enumerate(firms, 1):
        sheet.write_string(row, 0, firm.uscc, looks.named("given"))
        sheet.write_string(row, 1, firm.name, looks.named("given"))
        wanted = set(firm.keys)
        for index, column in enumerate(columns[len(IDENTITY) :], len(IDENTITY)):
            look = looks.open_cell(column.fact.type) if column.key in wanted else looks.named("shut")
            sheet.write_blank(row, index, None, look)
    for index, column in enumerate(columns[len(IDENTITY) :], len(IDENTITY)):
        for first, last in _runs([column.key in firm.keys for firm in firms]):
            sheet.data_validation(first + 1, index, last + 1, index, check_of(column))
    sheet.protect("", _ALLOWED)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _runs(open_cells: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield first and last of each stretch of open cells."""
    start: int | None = None
    for place, is_open in enumerate([*open_cells, False]):
        if is_open and start is None:
            start = place
        elif not is_open and start is not None:
            yield start, place - 1
            start = None


def _width(column: Column) -> int:
    if column.fact.id in IDENTITY:
        return _CODE_WIDTH if column.fact.id == "uscc" else _NAME_WIDTH
    name = column.heading.removesuffix("" if column.year is None else str(column.year))
    return min(max(_NARROWEST, width_of(name) + 2), _WIDEST)
