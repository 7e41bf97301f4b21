"""Two standards over the same firms as a workbook: how many verdicts change, and a sheet for each kind of change."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.tables.out.workbook.sheet import Sheet
from tidu.tables.out.workbook.styles import BASE, Styles

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

OVERVIEW = "换用前后"
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "default_format_properties": BASE,
}


@dataclass(frozen=True, slots=True)
class MovedFirm:
    """A firm whose verdict changes, and the conditions it misses under the second standard."""

    uscc: str
    name: str
    place: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A kind of change: its sheet's name, what it means, and the firms."""

    sheet: str
    label: str
    firms: tuple[MovedFirm, ...]


@dataclass(frozen=True, slots=True)
class Replacement:
    """A standard that takes another's place.

    ``table`` has a row for each verdict under the first standard; its figures are by ``verdicts`` under the second.
    """

    first: str
    second: str
    on: date
    case: str
    verdicts: tuple[str, ...]
    table: tuple[tuple[str, tuple[int, ...]], ...]
    changes: tuple[Change, ...]


def replacement_book(replacement: Replacement) -> bytes:
    """Return the workbook (.xlsx)."""
    # 40 ms that only those who write a workbook pay.
    from xlsxwriter import Workbook

    buffer = io.BytesIO()
    with Workbook(buffer, _OPTIONS) as book:
        book.set_properties({"title": "标准换用比较"})
        styles = Styles(book)
        _write_overview(Sheet(book.add_worksheet(OVERVIEW), styles), replacement)
        for change in replacement.changes:
            _write_firms(Sheet(book.add_worksheet(change.sheet), styles), change)
    return buffer.getvalue()


def _write_overview(sheet: Sheet, replacement: Replacement) -> None:
    sheet.title("标准换用比较")
    lines = (
        ("原标准", replacement.first),
        ("新标准", replacement.second),
        ("判定日期", f"{replacement.on}，{replacement.case}"),
    )
    for line in lines:
        sheet.append([(text, "text") for text in line])
    sheet.row += 1
    sheet.header(("原结论 \\ 新结论", *replacement.verdicts))
    for label, counts in replacement.table:
        sheet.append([(label, "text"), *((count, "count") for count in counts)])
    # Below, without a filter: kinds of change are no rows of the table above.
    sheet.row += 1
    for change in replacement.changes:
        sheet.append([(change.label, "text"), (len(change.firms), "count")])
    sheet.sheet.set_column(0, 0, 34)
    sheet.sheet.set_column(1, len(replacement.verdicts), 14)
    sheet.sheet.set_column(1, 1, 44)
    sheet.sheet.set_landscape()
    sheet.sheet.fit_to_pages(1, 0)


def _write_firms(sheet: Sheet, change: Change) -> None:
    sheet.title(change.label, OVERVIEW)
    sheet.header(("统一社会信用代码", "企业名称", "辖区", "新标准下不满足的条件"), freeze=2)
    rows: Sequence[MovedFirm] = change.firms
    for firm in rows:
        because = "、".join(firm.because) or "—"
        sheet.append([(firm.uscc, "raw"), (firm.name, "raw"), (firm.place, "text"), (because, "text")])
    sheet.finish()
