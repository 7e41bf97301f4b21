"""All tables of a bulletin as a workbook, a sheet each."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tidu.tables.out.listings import Listing, write_listings

if TYPE_CHECKING:
    from tidu.tables.bulletin.model import Content


def workbook(content: Content) -> bytes:
    """Return the workbook; a bulletin without tables gives one sheet that says so."""
    listings = [
        Listing(table.name, f"{content.title}：{table.title}", table.labels, table.rows)
        for table in content.tables
    ]
    return written(listings or [Listing("通报", f"{content.title}：没有表", ("说明",), ())])


def written(listings: list[Listing]) -> bytes:
    """Return lists as the bytes of a workbook."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        write_listings(listings, path)
        return path.read_bytes()
