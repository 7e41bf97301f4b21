"""Reading single cells: one reader a type of fact, made once a column."""

from __future__ import annotations

from tidu.tables.roster.cells.odd import Odd, Oddity
from tidu.tables.roster.cells.reader import CellReader, cell_reader

__all__ = ["CellReader", "Odd", "Oddity", "cell_reader"]
