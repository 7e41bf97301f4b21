"""Choosing the sheet that holds the roster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.tables.roster.errors import RosterError
from tidu.tables.roster.header import SEARCHED_ROWS, Header, find_header
from tidu.tables.roster.model import Note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidu.tables.roster.formats.sheet import Sheet
    from tidu.tables.roster.headings import HeadingReader

_HELP = "请使用录入模板，或把标题改成模板中的写法"


def choose_sheet(
    sheets: Sequence[Sheet], wanted: str | None, reader: HeadingReader, name: str
) -> tuple[Sheet, Header, list[Note]]:
    """Choose the sheet asked for, else the one whose header names the most facts.

    Args:
        sheets: all sheets of the file.
        wanted: name of a sheet, or None.
        reader: reader of headings.
        name: name of the file, for messages.

    Raises:
        RosterError: there is no such sheet, no header, or no column of codes.
    """
    considered = list(sheets) if wanted is None else [_named(sheets, wanted, name)]
    found = [(header, sheet) for sheet in considered if (header := find_header(sheet, reader)) is not None]
    if not found:
        where = f"工作表“{considered[0].name}”" if wanted is not None else f"“{name}”"
        raise RosterError(
            f"{where}的前 {SEARCHED_ROWS} 行里没有找到标题行（至少要有“统一社会信用代码”和一项数据）；{_HELP}"
        )
    # Sheets with codes first, then visible ones; max keeps the first of equals.
    header, sheet = max(
        found, key=lambda entry: (entry[0].holds_codes, not entry[1].hidden, entry[0].strength)
    )
    if not header.holds_codes:
        place = f"工作表“{sheet.name}”第" if sheet.name else "第"
        raise RosterError(
            f"“{name}”{place} {header.last + 1} 行的标题里没有“统一社会信用代码”列；请补上这一列再试"
        )
    return sheet, header, _notes(sheets, sheet, header)


def _named(sheets: Sequence[Sheet], wanted: str, name: str) -> Sheet:
    for sheet in sheets:
        if sheet.name.strip() == wanted.strip():
            return sheet
    names = "、".join(f"“{sheet.name}”" for sheet in sheets if sheet.name)
    there = f"现有：{names}" if names else "该格式没有工作表"
    raise RosterError(f"“{name}”里没有名为“{wanted}”的工作表；{there}")


def _notes(sheets: Sequence[Sheet], chosen: Sheet, header: Header) -> list[Note]:
    notes = []
    if chosen.remark:
        notes.append(Note("encoding", chosen.remark))
    others = "、".join(f"“{sheet.name}”" for sheet in sheets if sheet is not chosen)
    if others:
        notes.append(Note("sheets-left", f"读取工作表“{chosen.name}”；其余未读：{others}"))
    if header.last > 0:
        rows = f"{header.first + 1}–{header.last + 1}" if header.first < header.last else f"{header.last + 1}"
        notes.append(Note("header-row", f"标题行是第 {rows} 行"))
    return notes
