"""Bulletins as PDF: the same parts in the same order as the Word file."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from tidu.tables.bulletin.model import cell_text, head_size

if TYPE_CHECKING:
    from tidu.tables.bulletin.model import Content, Table
    from tidu.tables.report.pdf import Press

_SERIF = ("FangSong", "STFangsong", "FangSong_GB2312", "Noto Serif CJK SC", "Source Han Serif SC", "SimSun")


@cache
def _source() -> bytes:
    return (files("tidu.tables.bulletin") / "bulletin.typ").read_bytes()


def pdf(content: Content, press: Press) -> bytes:
    """Return a bulletin as PDF; set in the fonts of official papers where the machine has them."""
    return press.set(_source(), data_of(content) | {"text": press.among(_SERIF)})


def data_of(content: Content) -> dict[str, Any]:
    """Return what the template reads, as JSON values."""
    return {
        "masthead": content.masthead,
        "size": head_size(content),
        "issue": f"{content.issue}（草稿）" if content.is_draft else content.issue,
        "issuer": content.issuer,
        "dated": content.dated or "年　月　日",
        "signer": content.signer,
        "title": content.title,
        "recipients": content.recipients,
        "copies": content.copies,
        "sections": [
            {
                "heading": section.heading,
                "paragraphs": list(section.paragraphs),
                "tables": [_table(table) for table in section.tables],
            }
            for section in content.sections
        ],
    }


def _table(table: Table) -> dict[str, Any]:
    empty = ("没有", *[""] * (len(table.labels) - 1))
    return {
        "title": table.title,
        "labels": list(table.labels),
        "rows": [[cell_text(cell) for cell in row] for row in table.rows or (empty,)],
        "widths": list(table.widths),
        "prose": list(table.prose),
        "note": table.note,
    }
