"""The sheet to fill in: a band of groups, headings, one example, and cells that help."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from tidu.tables.out.workbook.widths import columns_of as width_of
from tidu.tables.template.checks import check_of
from tidu.tables.template.examples import example_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from tidu.tables.template.layout import Column
    from tidu.tables.template.looks import Looks

NAME = "企业名单"
ROWS = 5_000
"""Rows that have drop-downs; more may be filled."""

_GROUP_ROW, _HEADING_ROW, _EXAMPLE_ROW = 0, 1, 2
_FROZEN_COLUMNS = 2
_NARROWEST, _WIDEST = 11, 30
_HEADING_HEIGHT = 36


def write_input_sheet(sheet: Worksheet, columns: Sequence[Column], looks: Looks, on: date) -> None:
    """Write headings, the example firm and the checks of every column."""
    sheet.set_row(_HEADING_ROW, _HEADING_HEIGHT)
    sheet.freeze_panes(_EXAMPLE_ROW, _FROZEN_COLUMNS)
    _write_groups(sheet, columns, looks)
    for index, column in enumerate(columns):
        kind = column.fact.type
        example = example_of(column, on)
        sheet.write_string(_HEADING_ROW, index, column.heading, looks.named(_heading_look(column)))
        sheet.set_column(index, index, _width(column, example), looks.cell(kind))
        _write_example(sheet, index, example, column, looks)
        sheet.data_validation(_EXAMPLE_ROW, index, _EXAMPLE_ROW + ROWS, index, check_of(column))
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.repeat_rows(_GROUP_ROW, _HEADING_ROW)


def _write_groups(sheet: Worksheet, columns: Sequence[Column], looks: Looks) -> None:
    start = 0
    for group, members in groupby(columns, key=lambda column: column.group):
        last = start + len(list(members)) - 1
        if last > start:
            sheet.merge_range(_GROUP_ROW, start, _GROUP_ROW, last, group, looks.named("group"))
        else:
            sheet.write_string(_GROUP_ROW, start, group, looks.named("group"))
        start = last + 1


def _heading_look(column: Column) -> str:
    if column.fact.id == "uscc":
        return "required"
    return "judged" if column.fact.is_judgement else "heading"


def _write_example(
    sheet: Worksheet, index: int, example: str | float | date | None, column: Column, looks: Looks
) -> None:
    look = looks.cell(column.fact.type, example=True)
    if example is None:
        sheet.write_blank(_EXAMPLE_ROW, index, None, look)
    elif isinstance(example, str):
        sheet.write_string(_EXAMPLE_ROW, index, example, look)
    elif isinstance(example, date):
        sheet.write_datetime(_EXAMPLE_ROW, index, example, look)
    else:
        sheet.write_number(_EXAMPLE_ROW, index, example, look)


def _width(column: Column, example: object) -> int:
    """Return a width that shows the example whole, and the heading with its year on a second line."""
    name = column.heading.removesuffix("" if column.year is None else str(column.year))
    return min(max(_NARROWEST, width_of(name) + 2, width_of(str(example)) + 2), _WIDEST)
