"""Choosing the reader of a column by its fact's type, and remembering what repeats."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from tidu.engine.schema.facts import FactType
from tidu.tables.roster.cells.dates import date_reader
from tidu.tables.roster.cells.numbers import number_reader
from tidu.tables.roster.cells.odd import Odd
from tidu.tables.roster.cells.words import bool_reader, choice_reader, text_reader

if TYPE_CHECKING:
    from decimal import Decimal

    from tidu.engine.catalogue import Value
    from tidu.engine.schema.facts import FactDefinition
    from tidu.tables.roster.model import Cell

T = TypeVar("T")
CellReader = Callable[["Cell"], "Value | Odd | None"]
"""Reads a cell that is not empty; raises CellError when it does not fit."""

# Counts, choices, dates and answers repeat; remembering them is twice as fast as reading them again.
_REMEMBERED = 4096


def cell_reader(definition: FactDefinition, factor: Decimal) -> CellReader:
    """Make the reader of one column.

    Args:
        definition: the fact.
        factor: what to multiply plain numbers by to get base units.
    """
    read = plain_reader(definition, factor)
    # Money and texts hardly repeat.
    return read if definition.type in (FactType.money, FactType.text, FactType.code) else remembering(read)


def plain_reader(definition: FactDefinition, factor: Decimal) -> CellReader:
    """Make the reader of one column that remembers nothing; see `cell_reader`."""
    kind = definition.type
    if kind is FactType.bool_:
        return bool_reader(definition)
    if kind is FactType.date:
        return date_reader(definition)
    if kind is FactType.choice:
        return choice_reader(definition)
    if kind in (FactType.text, FactType.code):
        return text_reader
    return number_reader(definition, factor)


def remembering(read: Callable[[Cell], T]) -> Callable[[Cell], T]:
    """Remember values by type and cell: 1, 1.0 and True are one key to a dict but not one to a reader."""
    known: dict[type, dict[Cell, T]] = {}

    def reader(cell: Cell) -> T:
        values = known.get(cell.__class__)
        if values is None:
            values = known[cell.__class__] = {}
        if cell in values:
            return values[cell]
        value = read(cell)
        if len(values) < _REMEMBERED:
            values[cell] = value
        return value

    return reader
