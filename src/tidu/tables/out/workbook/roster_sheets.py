"""Two sheets about the roster itself: rows that were rejected, and how its columns were read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tidu.tables.out.workbook.sheet import Sheet
    from tidu.tables.roster.model import Roster


def write_rejected(sheet: Sheet, roster: Roster, overview: str) -> None:
    """Write one row a fault, with the original cells behind it."""
    sheet.title("被拒行：未参与诊断的行和原因", overview)
    own = ("工作表", "行号", "列", "原因")
    sheet.header((*own, *(f"原表·{heading}" for heading in roster.headings)), freeze=len(own))
    for entry in roster.rejected:
        sheet.append(
            [
                (entry.sheet, "raw"),
                (entry.row, "count"),
                (entry.column, "raw"),
                (entry.message, "raw"),
                *((cell, "raw") for cell in entry.cells),
            ]
        )


def write_mapping(sheet: Sheet, roster: Roster, overview: str) -> None:
    """Write how each column of the roster was understood, and which were not read."""
    sheet.title("表头识别：名单各列读作什么", overview)
    sheet.header(("列", "原表头", "读作", "年度", "单位"))
    for use in roster.mapping:
        sheet.append(
            [
                (use.column, "centre"),
                (use.heading, "raw"),
                (use.label, "text"),
                (str(use.year) if use.year else "—", "centre"),
                (use.unit or "—", "centre"),
            ]
        )
    for heading in roster.unread:
        sheet.append(
            [
                ("", "centre"),
                (heading, "raw"),
                ("未使用：没有对应的数据项", "text"),
                ("—", "centre"),
                ("—", "centre"),
            ]
        )
