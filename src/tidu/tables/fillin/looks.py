"""Looks of a fill-in workbook: yellow cells are to be filled, grey ones are shut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tidu.tables.out.workbook.styles import BASE
from tidu.tables.template.looks import NUMBER_FORMATS

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

    from tidu.engine.schema.facts import FactType

_LINE = {"border": 1, "border_color": "#BFBFBF"}
_NAMED: dict[str, dict[str, Any]] = {
    "heading": {
        **_LINE,
        "bold": True,
        "align": "center",
        "text_wrap": True,
        "bg_color": "#DDEBF7",
        "font_color": "#1F3864",
    },
    "given": {**_LINE, "num_format": "@", "bg_color": "#F2F2F2"},
    "shut": {**_LINE, "bg_color": "#E7E6E6"},
    "title": {"font_size": 16, "bold": True, "font_color": "#1F3864"},
    "rule": {"text_wrap": True},
    "text": {**_LINE, "text_wrap": True},
    "head": {**_LINE, "bold": True, "bg_color": "#1F4E78", "font_color": "#FFFFFF"},
}


class Looks:
    """Formats of one workbook, made when first asked for."""

    def __init__(self, book: Workbook) -> None:
        """Attach to a workbook."""
        self._book = book
        self._made: dict[object, Format] = {}

    def named(self, name: str) -> Format:
        """Return a format by name."""
        return self._format(name, _NAMED[name])

    def open_cell(self, kind: FactType) -> Format:
        """Return the look of a cell to be filled: yellow and not locked."""
        look = {"num_format": NUMBER_FORMATS.get(kind, "General"), "bg_color": "#FFF2CC", "locked": False}
        return self._format(kind, {**_LINE, **look})

    def _format(self, key: object, look: dict[str, Any]) -> Format:
        if key not in self._made:
            self._made[key] = self._book.add_format({**BASE, **look})
        return self._made[key]
