"""Readers of cells that give values as they are kept: money to the fen as text, dates ISO, short numbers.

The same texts as `tidu.web.facts.values.stored` makes (a test compares the two), made in one step: of 100,000
firms with 40 columns every microsecond a cell costs four seconds.
"""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from tidu.engine.schema.facts import FactDefinition, FactType
from tidu.tables.imports.results import Kept
from tidu.tables.roster.cells import Odd
from tidu.tables.roster.cells.reader import plain_reader
from tidu.tables.roster.errors import CellError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tidu.engine.catalogue import Value
    from tidu.tables.roster.cells import CellReader
    from tidu.tables.roster.model import Cell

    Read = Callable[[Cell], Kept | Odd | None]

NOISE = 1e-5
"""Of a yuan: so much is binary noise of a float below `SURE`; what is less sure goes the exact way."""
SURE = 1e10
"""Yuan: below ten billion a float holds fen exactly."""
# Counts, choices, dates and names of places repeat; looking them up is five times as fast as reading them.
_REMEMBERED = 4096
_YUAN = 100
_FEN_NOISE = NOISE * _YUAN
_YEARS = range(1900, 2200)
# 不适用, 无数据: Chinese placeholders have three signs at most (a test holds it).
_LONGEST_PLACEHOLDER = 3


class KeptReader:
    """Reads the cells of one column that are not empty, and tells how most of them need no call.

    Whoever reads many cells looks first (`tidu.tables.imports.rows.Group`): a float of a column with a ``scale``
    is told where it surely is whole yuan; a float or text in ``known`` is what stands there.

    Args:
        read: reads any cell.
        scale: of money: a plain number times this is yuan; 0 for what is no money, or has odd bounds.
        floor: of money: yuan that a value must have at least.
        remembers: whether cells of the column repeat.
    """

    __slots__ = ("_read", "_remembers", "floor", "known", "scale")

    def __init__(self, read: Read, *, scale: float = 0.0, floor: float = 0.0, remembers: bool = True) -> None:
        """Keep them."""
        self._read = read
        self._remembers = remembers
        self.scale = scale
        self.floor = floor
        self.known: dict[Cell, Kept] = {}

    def __call__(self, cell: Cell) -> Kept | Odd | None:
        """Read one cell.

        Raises:
            CellError: it does not fit.
        """
        kind = cell.__class__
        if self.scale and kind is float:
            scaled: float = cell * self.scale  # type: ignore[operator,assignment] # a float
            if self.floor <= scaled < SURE:
                scaled *= _YUAN
                if -_FEN_NOISE < scaled - (fen := round(scaled)) < _FEN_NOISE:
                    return yuan(fen)
        value = self._read(cell)
        # Only these two: 1, 1.0 and True are one key to a dict but not one to a reader.
        if (
            self._remembers
            and (kind is float or kind is str)
            and value.__class__ in (str, bool)
            and len(self.known) < _REMEMBERED
        ):
            self.known[cell] = value
        return value


def kept_reader(definition: FactDefinition, factor: Decimal, limit: int = 0) -> KeptReader:
    """Make the reader of one column.

    Args:
        definition: what the column holds.
        factor: what to multiply plain numbers by to get base units.
        limit: signs that a text may have; 0: as many as it likes.
    """
    kind = definition.type
    read = plain_reader(definition, factor)
    if kind in (FactType.text, FactType.code):
        return KeptReader(_text(definition, read, limit))
    exact = _kept(definition, read)
    if kind is not FactType.money:
        return KeptReader(exact)
    low = definition.minimum
    if definition.maximum is not None or (low is not None and low > 0):
        return KeptReader(exact, remembers=False)
    return KeptReader(exact, scale=float(factor), floor=-SURE if low is None else 0.0, remembers=False)


def yuan(fen: int) -> str:
    """Return an amount as it is kept."""
    if -_YUAN < fen < _YUAN:
        return f"{fen / _YUAN:.2f}"
    # Twice as fast as formatting a float, and half of what a cell costs.
    text = str(fen)
    return f"{text[:-2]}.{text[-2:]}"


def kept_text(value: Value, kind: FactType) -> Kept:
    """Return a value as it is kept."""
    if isinstance(value, Decimal):
        if kind is FactType.money:
            return f"{value or Decimal(0):.2f}"  # never -0.00
        return "0" if not value else f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else value


def _kept(definition: FactDefinition, read: CellReader) -> Read:
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


def _text(definition: FactDefinition, read: CellReader, limit: int) -> Read:
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
