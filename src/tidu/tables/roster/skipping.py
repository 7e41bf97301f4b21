"""Rows below the header that are no firms: examples, sums, remarks, repeated headers."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from tidu.tables.roster.cells.texts import one_line, plain, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tidu.tables.roster.model import Cell

EXAMPLE_MARK = "【示例】"
"""What the template puts before the name of its example firm."""

_EXAMPLE = re.compile(r"^\s*[【\[(（]\s*示例\s*[】\])）]")
_SUM = re.compile(r"^(?:合计|总计|小计|共计|总和|平均|均值|汇总|本页小计)")
_REMARK = re.compile(
    r"^(?:注[:：、0-9]|备注|说明|填表|填报|制表|审核|复核|联系人|负责人|报送|单位负责人|数据来源|\*)"
)
# A remark stands in one cell, perhaps with a name and a date beside it.
_REMARK_CELLS = 4
# A sum names itself in one of the first columns.
_SUM_CELLS = 3


class Skip(StrEnum):
    """Why a row is no firm."""

    blank = "blank"
    example = "example"
    header = "header"
    total = "total"
    remark = "remark"

    @property
    def label(self) -> str:
        """Chinese name of such rows."""
        return _LABELS[self]


_LABELS = {
    Skip.blank: "空行",
    Skip.example: f"标有{EXAMPLE_MARK}的示例行",
    Skip.header: "重复出现的标题行",
    Skip.total: "没有信用代码的合计行",
    Skip.remark: "没有信用代码的表尾说明",
}


def skip_of(cells: Sequence[Cell], code: Cell, name: Cell, heading: str) -> Skip | None:
    """Say why a row is no firm; None when it is one, or should be.

    Args:
        cells: the row.
        code: its cell in the column of codes.
        name: its cell in the column of names.
        heading: heading of the column of codes.
    """
    if any(isinstance(cell, str) and _EXAMPLE.match(cell) for cell in (name, code)):
        return Skip.example
    text = shown(code)
    if not text:
        return _footer(filter(None, map(shown, cells)))
    if not isinstance(code, str):
        return None
    return Skip.header if one_line(text) == heading else _footer([text])


def _footer(cells: Iterable[str]) -> Skip | None:
    """Say whether the texts of a row without a code are nothing, a sum or a remark."""
    texts = [plain(text).replace(" ", "") for text in cells]
    if not texts:
        return Skip.blank
    if any(_SUM.match(text) for text in texts[:_SUM_CELLS]):
        return Skip.total
    remark = len(texts) <= _REMARK_CELLS and any(_REMARK.match(text) for text in texts)
    return Skip.remark if remark else None
