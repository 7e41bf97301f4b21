"""The 统一社会信用代码 column: codes as text, codes that became numbers, and repeats."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tidu.engine.uscc import LENGTH, UsccCheck, check
from tidu.tables.roster.cells.texts import shown
from tidu.tables.roster.errors import CellError

if TYPE_CHECKING:
    from tidu.tables.roster.model import Cell

MISSING = "缺少统一社会信用代码，请对照营业执照补填"

_SCIENTIFIC = re.compile(r"\s*\d(?:\.\d*)?[eE]\+?\d+\s*")
_MEND = "请先把该列设为“文本”格式，再对照营业执照重新填写18位代码"


def read_code(cell: Cell) -> UsccCheck:
    """Read and check a code.

    Raises:
        CellError: it was stored as a number, or fails the check.
    """
    if isinstance(cell, float) or (isinstance(cell, str) and _SCIENTIFIC.fullmatch(cell)):
        seen = f"{cell:.5E}" if isinstance(cell, float) else cell.strip()
        raise CellError(f"统一社会信用代码被存成了数字（{seen}），末几位已经丢失，{_MEND}")
    found = check(shown(cell))
    if found.error:
        number = isinstance(cell, int) and len(found.code) < LENGTH
        raise CellError(found.error + (f"；单元格是数字，{_MEND}" if number else ""))
    return found


class SeenCodes:
    """Codes met so far, with the row of the first."""

    def __init__(self) -> None:
        """Start empty."""
        self._rows: dict[str, int] = {}

    def add(self, code: str, row: int) -> None:
        """Remember a code.

        Raises:
            CellError: another row has it already.
        """
        first = self._rows.setdefault(code, row)
        if first != row:
            raise CellError(f"与第 {first} 行的统一社会信用代码重复（{code}），本行未读入；请核对后只留一行")
