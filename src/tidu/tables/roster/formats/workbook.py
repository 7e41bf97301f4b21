"""Workbooks (.xlsx, .xls, .xlsm, .xlsb, .ods) through calamine."""

from __future__ import annotations

import io
from functools import cached_property
from typing import TYPE_CHECKING

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from tidu.tables.roster.errors import RosterError
from tidu.tables.roster.formats.sheet import Sheet, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tidu.tables.roster.model import Cell


def open_workbook(data: bytes, name: str) -> list[Sheet]:
    """Open a workbook; cells are parsed when a sheet is first asked for them.

    Raises:
        RosterError: it has a password, is broken or has no sheets with cells.
    """
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError:
        raise RosterError(f"“{name}”有打开密码；请在 Excel 或 WPS 中取消密码后另存为 .xlsx 再试") from None
    except CalamineError as error:
        raise _broken(name, error) from None
    sheets: list[Sheet] = [
        WorkbookSheet(book, meta.name, hidden=meta.visible is not SheetVisibleEnum.Visible, file=name)
        for meta in book.sheets_metadata
        if meta.typ is SheetTypeEnum.WorkSheet
    ]
    if not sheets:
        raise RosterError(f"“{name}”里没有工作表（只有图表）；请选含名单的文件")
    return sheets


class WorkbookSheet(Sheet):
    """One worksheet."""

    def __init__(self, book: CalamineWorkbook, name: str, *, hidden: bool, file: str) -> None:
        """Remember where the sheet is."""
        self._book = book
        self._file = file
        self.name = name
        self.hidden = hidden

    @cached_property
    def _sheet(self) -> CalamineSheet:
        try:
            return self._book.get_sheet_by_name(self.name)
        except CalamineError as error:
            raise _broken(self._file, error) from None

    @property
    def first_column(self) -> int:
        """Columns left of the used range, which calamine leaves out."""
        return self._sheet.start[1] if self._sheet.start else 0

    @property
    def merged(self) -> Sequence[Span] | None:
        """Merged cells, for .xlsx and .xls."""
        return self._sheet.merged_cell_ranges

    @property
    def height(self) -> int:
        """Number of rows down to the last used one."""
        return self._sheet.end[0] + 1 if self._sheet.end else 0

    def rows(self) -> Iterator[Sequence[Cell]]:
        """Iterate over the rows; cell errors such as #N/A come as empty cells."""
        return iter(self._sheet.iter_rows()) if self._sheet.start else iter(())


def _broken(name: str, error: Exception) -> RosterError:
    hint = "请用 Excel 或 WPS 打开后另存为 .xlsx 再试"
    return RosterError(f"“{name}”无法作为表格打开，可能已损坏（{error}）；{hint}")
