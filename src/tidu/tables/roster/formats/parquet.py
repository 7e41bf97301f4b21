"""Parquet through Polars, which is imported for this format only."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import polars as pl

from tidu.tables.roster.errors import RosterError
from tidu.tables.roster.formats.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tidu.tables.roster.model import Cell


def open_parquet(data: bytes, name: str) -> Sheet:
    """Open a parquet file.

    Raises:
        RosterError: it is broken.
    """
    try:
        return ParquetSheet(pl.read_parquet(io.BytesIO(data)))
    except (pl.exceptions.PolarsError, OSError) as error:
        raise RosterError(f"“{name}”无法作为 parquet 打开（{error}）；请重新导出再试") from None


class ParquetSheet(Sheet):
    """A frame whose column names are the header; row 0 is that header."""

    def __init__(self, frame: pl.DataFrame) -> None:
        """Keep the frame."""
        self._frame = frame

    @property
    def height(self) -> int:
        """Number of rows with the header."""
        return self._frame.height + 1

    def rows(self) -> Iterator[Sequence[Cell]]:
        """Iterate over header and rows."""
        yield self._frame.columns
        yield from self._frame.iter_rows()
