"""A sheet of cells, whatever format it came from."""

from __future__ import annotations

from abc import ABC, abstractmethod
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tidu.tables.roster.model import Cell

Span = tuple[tuple[int, int], tuple[int, int]]
"""Merged cells: top left and bottom right, each (row, column) from 0."""


class Sheet(ABC):
    """Rows of cells, row by row and as often as needed.

    Row 0 is the first row of the spreadsheet, whether or not it is empty; column 0 is ``first_column`` of
    the spreadsheet.
    """

    name: str = ""
    hidden: bool = False
    # What the user should know of how the file was opened, Chinese.
    remark: str = ""

    @property
    def first_column(self) -> int:
        """Columns of the spreadsheet, from 0, that lie left of the first cell of a row."""
        return 0

    @property
    def merged(self) -> Sequence[Span] | None:
        """Merged cells in the spreadsheet's own rows and columns; None when the format does not tell."""
        return None

    @property
    @abstractmethod
    def height(self) -> int:
        """Number of rows."""

    @abstractmethod
    def rows(self) -> Iterator[Sequence[Cell]]:
        """Iterate over all rows from the top; may be called again."""

    def head(self, count: int) -> list[list[Cell]]:
        """Return the first rows."""
        return [list(row) for row in islice(self.rows(), count)]
