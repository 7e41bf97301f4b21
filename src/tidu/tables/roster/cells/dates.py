"""Cells that hold dates: real ones, the usual Chinese writings, 20260531, and bare serial numbers."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from tidu.tables.roster.cells.odd import Odd, Oddity
from tidu.tables.roster.cells.texts import is_placeholder, plain, shown
from tidu.tables.roster.errors import CellError

if TYPE_CHECKING:
    from tidu.engine.catalogue import Value
    from tidu.engine.schema.facts import FactDefinition
    from tidu.tables.roster.cells.reader import CellReader
    from tidu.tables.roster.model import Cell

_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T ]+[\d:.+Z]+)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\.0)?")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_DAY_ZERO = date(1899, 12, 30)
# 1954-10-03 to 2119-01-11: no date of a firm or a title lies outside.
_SERIALS = range(20_000, 80_000)
_YEARS = range(1900, 2200)


def date_reader(definition: FactDefinition) -> CellReader:
    """Make the reader of a date column."""

    def read(cell: Cell) -> Value | Odd | None:
        if isinstance(cell, datetime):
            return cell.date()
        if isinstance(cell, date):
            return cell
        text = plain(shown(cell))
        if is_placeholder(text):
            return Odd(Oddity.placeholder)
        found = _from_text(text)
        if found is None:
            raise CellError(
                f"{definition.label}应为完整的日期，如 2026-05-31，实为“{shown(cell)}”{_hint(text)}"
            )
        return found

    return read


def _from_text(text: str) -> date | Odd | None:
    match = _DATE.fullmatch(text) or _COMPACT.fullmatch(text)
    if match is not None:
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if _SERIAL.fullmatch(text) and (days := int(Decimal(text))) in _SERIALS:
        return Odd(Oddity.serial_date, _DAY_ZERO + timedelta(days=days))
    return None


def _date(year: int, month: int, day: int) -> date | None:
    if year not in _YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _hint(text: str) -> str:
    if re.fullmatch(r"\d{4}[-/.年]\d{1,2}月?", text):
        return "，请补上日"
    if re.fullmatch(r"\d{4}年?", text):
        return "，请补上月和日"
    if _DATE.fullmatch(text) or _COMPACT.fullmatch(text):
        return "，没有这一天，请核对"
    return "，请改成日期；没有的请留空"
