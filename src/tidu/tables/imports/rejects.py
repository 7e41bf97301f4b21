"""The workbook of rejected rows: the original columns and what is wrong, to be mended and read again as it is."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tidu.tables.imports.results import Fault

ERRORS = "错误"
"""Heading of the column that is added; reading such a table again leaves it out."""

_WIDTH = 18
_ERROR_WIDTH = 60
# What Excel takes for the start of a formula is written as a text all the same: `write_string`.
_MOST_COMMENTS = 2_000


def write_rejects(
    target: IO[bytes], headings: Sequence[str], rows: Iterable[tuple[int, Sequence[str], Sequence[Fault]]]
) -> int:
    """Write the rejected rows.

    Args:
        target: where the workbook goes.
        headings: headings of the table.
        rows: row in the original sheet, its cells as text, and its faults; written as they come.

    Returns:
        How many rows were written.
    """
    book = xlsxwriter.Workbook(target, {"constant_memory": True, "in_memory": True})
    sheet = book.add_worksheet("被拒绝的行")
    head = book.add_format({"bold": True, "bg_color": "#E8EEF7", "border": 1, "text_wrap": True})
    marked = book.add_format({"bg_color": "#FDE2E1", "font_color": "#A32222", "num_format": "@"})
    told = book.add_format({"font_color": "#A32222", "text_wrap": True, "valign": "top"})
    text = book.add_format({"num_format": "@"})
    width = len(headings)
    sheet.set_column(0, max(width - 1, 0), _WIDTH, text)
    sheet.set_column(width, width, _ERROR_WIDTH)
    sheet.freeze_panes(1, 0)
    for column, heading in enumerate((*headings, ERRORS)):
        sheet.write_string(0, column, heading, head)
    count = comments = 0
    for original, cells, faults in rows:
        count += 1
        wrong = {fault.column: fault.message for fault in faults}
        for column, cell in enumerate(cells[:width]):
            if cell or column in wrong:
                sheet.write_string(count, column, cell, marked if column in wrong else text)
            if column in wrong and comments < _MOST_COMMENTS:
                sheet.write_comment(count, column, wrong[column], {"x_scale": 2})
                comments += 1
        sheet.write_string(count, width, _told(original, faults), told)
    book.close()
    return count


def _told(original: int, faults: Sequence[Fault]) -> str:
    what = "；".join(
        f"{fault.heading}：{fault.message}" if fault.heading else fault.message for fault in faults
    )
    return f"原表第 {original} 行｜{what}"
