"""Readers of cells that give values as they are kept: money to the fen as text, dates ISO, short numbers.

The same texts as `tidu.web.facts.values.stored` makes (a test compares the two), made in one step: of 100,000
firms with 40 columns every microsecond a cell costs four seconds.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from tidu.engine.schema.facts import FactDefinition, FactType
from tidu.tables.imports.results import Kept
from tidu.tables.roster.cells import Odd
from tidu.tables.roster.cells.reader import plain_reader, remembering
from tidu.tables.roster.errors import CellError

if TYPE_CHECKING:
    from tidu.engine.catalogue import Value
    from tidu.tables.roster.cells import CellReader
    from tidu.tables.roster.model import Cell

KeptReader = Callable[["Cell"], "Kept | Odd | None"]
"""Reads a cell that is not empty; raises CellError when it does not fit."""

# Of a fen: so much is binary noise of a float below `_SURE`; what is less sure goes the exact way.
_NOISE = 1e-3
_SURE = 1e12
_YEARS = range(1900, 2200)
# 不适用, 无数据: Chinese placeholders have three signs at most (a test holds it).
_LONGEST_PLACEHOLDER = 3


def kept_reader(definition: FactDefinition, factor: Decimal, limit: int = 0) -> KeptReader:
    """Make the reader of one column.

    Args:
        definition: what the column holds.
        factor: what to multiply plain numbers by to get base units.
        limit: signs that a text may have; 0: as many as it likes.
    """
    kind = definition.type
    read = plain_reader(definition, factor)
    if kind is FactType.money:
        return _money(definition, factor, read)
    if kind in (FactType.text, FactType.code):
        return _text(definition, read, limit)
    return remembering(_kept(definition, read))


def kept_text(value: Value, kind: FactType) -> Kept:
    """Return a value as it is kept."""
    if isinstance(value, Decimal):
        if kind is FactType.money:
            return f"{value or Decimal(0):.2f}"  # never -0.00
        return "0" if not value else f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else value


def _kept(definition: FactDefinition, read: CellReader) -> KeptReader:
    kind = definition.type

    def reader(cell: Cell) -> Kept | Odd | None:
        value = read(cell)
        odd = None
        if isinstance(value, Odd):
            odd, value = value, value.value
        if isinstance(value, date) and value.year not in _YEARS:
            raise CellError(f"{definition.label}的年份是 {value.year}，不合情理，请核对")
        kept = None if value is None else kept_text(value, kind)
        return kept if odd is None else Odd(odd.oddity, kept)

    return reader


def _money(definition: FactDefinition, factor: Decimal, read: CellReader) -> KeptReader:
    exact = _kept(definition, read)
    low = definition.minimum
    if definition.maximum is not None or (low is not None and low > 0):
        return exact
    scale, floor = float(factor * 100), -_SURE if low is None else 0.0

    def reader(cell: Cell) -> Kept | Odd | None:
        if cell.__class__ is float:
            scaled = cell * scale
            if floor <= scaled < _SURE:
                fen = round(scaled)
                if -_NOISE < scaled - fen < _NOISE:
                    # Below ten billion yuan a float holds the fen exactly.
                    return f"{fen / 100:.2f}"
        return exact(cell)

    return reader


def _text(definition: FactDefinition, read: CellReader, limit: int) -> KeptReader:
    def reader(cell: Cell) -> Kept | Odd | None:
        if isinstance(cell, str) and surely_text(cell) and not (limit and len(cell) > limit):
            return cell
        value = read(cell)
        if not isinstance(value, str):
            return None
        text = clean(value)
        if limit and len(text) > limit:
            raise CellError(
                f"{definition.label}有 {len(text)} 个字，最多 {limit} 个，请缩短（“{text[:20]}…”）"
            )
        return text or None

    return reader


def surely_text(cell: str) -> bool:
    """Whether a cell needs no second look: Chinese, without blanks around it, too long for a placeholder."""
    return len(cell) > _LONGEST_PLACEHOLDER and cell[0] >= "\u4e00" and cell[-1] != " " and cell.isprintable()


def clean(text: str) -> str:
    """Return a text on one line without signs that cannot be seen; databases refuse some of them."""
    if text.isprintable():
        return text
    seen = "".join(" " if sign.isspace() else sign for sign in text)
    return " ".join("".join(sign for sign in seen if unicodedata.category(sign)[0] != "C").split())
