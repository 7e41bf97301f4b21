"""The unit a column is read in: its heading's, another year's of the same fact, the sheet's, or a safe guess.

Money without any unit is yuan, and the note says so loudly: reading 1500 as 1500元 where 万元 was meant makes
firms fail visibly, while the other slip would make them pass. Shares without a unit are percentages if any
number is over 1, else fractions; a number up to 1 in a column of percentages may be either, and is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from tidu.engine.schema.facts import FactType
from tidu.tables.roster.cells import CellReader, Odd, Oddity
from tidu.tables.roster.cells.texts import plain
from tidu.tables.roster.headings.units import MONEY, SHARE, factor_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidu.engine.catalogue import Value
    from tidu.tables.roster.headings import Heading
    from tidu.tables.roster.model import Cell


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """The unit of a column.

    Args:
        label: Chinese unit, empty where there is none.
        factor: base units in one.
        origin: ``heading``, ``fact`` (another year's heading), ``sheet`` (a title row), ``id``, ``assumed``
            or ``none``.
    """

    label: str
    factor: Decimal
    origin: str


def choose_unit(heading: Heading, siblings: str, declared: str, cells: Sequence[Cell]) -> UnitChoice | None:
    """Choose the unit of a column; None when the heading's unit does not fit the fact.

    Args:
        heading: what the heading says.
        siblings: unit that another column of the same fact has, or empty.
        declared: money unit of the sheet, or empty.
        cells: the column's cells, looked at only for shares without a unit.
    """
    kind = heading.fact.type
    if heading.unit:
        factor = factor_of(kind, heading.unit)
        return None if factor is None else UnitChoice(heading.unit, factor, "heading")
    if kind is FactType.money:
        return _money(siblings, declared, by_id=heading.by_id)
    if kind is FactType.share:
        return _share(siblings, cells, by_id=heading.by_id)
    return UnitChoice(heading.fact.unit_label, Decimal(1), "none")


def _money(siblings: str, declared: str, *, by_id: bool) -> UnitChoice:
    if by_id:
        return UnitChoice("元", Decimal(1), "id")
    if siblings in MONEY:
        return UnitChoice(siblings, MONEY[siblings], "fact")
    if declared:
        return UnitChoice(declared, MONEY[declared], "sheet")
    return UnitChoice("元", Decimal(1), "assumed")


def _share(siblings: str, cells: Sequence[Cell], *, by_id: bool) -> UnitChoice:
    if by_id:
        return UnitChoice("小数", Decimal(1), "id")
    if siblings in SHARE:
        return UnitChoice(siblings, SHARE[siblings], "fact")
    numbers = [number for number in map(bare_number, cells) if number is not None]
    if any(number > 1 for number in numbers):
        return UnitChoice("%", SHARE["%"], "assumed")
    return UnitChoice("小数", Decimal(1), "assumed" if numbers else "none")


def bare_number(cell: Cell) -> Decimal | None:
    """Return the number of a cell that brings no unit of its own, else None."""
    if isinstance(cell, bool) or not isinstance(cell, int | float | Decimal | str) or cell == "":
        return None
    try:
        number = Decimal(plain(cell) if isinstance(cell, str) else str(cell))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def wary_of_fractions(read: CellReader) -> CellReader:
    """Leave out numbers over 0 and up to 1 in a column only assumed to hold percentages."""

    def reader(cell: Cell) -> Value | Odd | None:
        number = bare_number(cell)
        return Odd(Oddity.bare_share) if number is not None and 0 < number <= 1 else read(cell)

    return reader


class Watched:
    """A reader that remembers the largest bare number it was given, to doubt the unit afterwards."""

    def __init__(self, read: CellReader) -> None:
        """Wrap a reader."""
        self._read = read
        self.largest = 0.0

    def __call__(self, cell: Cell) -> Value | Odd | None:
        """Read a cell."""
        number = cell if isinstance(cell, float) else bare_number(cell)
        if number is not None and number > self.largest:
            self.largest = float(number)
        return self._read(cell)
