"""Opening a file as sheets of cells, whatever its format; the content decides, not the name's ending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.tables.roster.formats.delimited import open_delimited
from tidu.tables.roster.formats.kinds import Kind, kind_of

if TYPE_CHECKING:
    from tidu.tables.roster.formats.sheet import Sheet

__all__ = ["open_sheets"]


def open_sheets(data: bytes, name: str) -> list[Sheet]:
    """Open the sheets of a file.

    Args:
        data: the whole file.
        name: its name, for messages.

    Returns:
        At least one sheet; their cells are read only when asked for.

    Raises:
        RosterError: the file is no table, or cannot be opened.
    """
    kind = kind_of(data, name)
    if kind is Kind.text:
        return [open_delimited(data, name)]
    if kind is Kind.parquet:
        from tidu.tables.roster.formats.parquet import open_parquet

        return [open_parquet(data, name)]
    from tidu.tables.roster.formats.workbook import open_workbook

    return open_workbook(data, name)
