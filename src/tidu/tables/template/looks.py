"""Looks of the template: the same font and colours as the diagnosis, and a number format a type of fact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tidu.engine.schema.facts import FactType
from tidu.tables.out.workbook.styles import BASE

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

DAY = "yyyy-mm-dd"

# Six decimals of 万元 are a fen.
NUMBER_FORMATS = {
    FactType.money: "#,##0.00####",
    FactType.share: "0.00####",
    FactType.count: "#,##0.######",
    FactType.points: "0.##",
    FactType.date: DAY,
    FactType.code: "@",
    FactType.text: "@",
}
"""Format of a cell by type of fact; the others are general."""

_LINE = {"border": 1, "border_color": "#D9D9D9"}
_HEAD: dict[str, Any] = {**_LINE, "bold": True, "align": "center", "text_wrap": True}
_NAMED: dict[str, dict[str, Any]] = {
    "group": {**_HEAD, "align": "left", "bg_color": "#1F4E78", "font_color": "#FFFFFF"},
    "heading": {**_HEAD, "bg_color": "#DDEBF7", "font_color": "#1F3864"},
    # The one column that must be filled.
    "required": {**_HEAD, "bg_color": "#FFE699", "font_color": "#7F6000"},
    # Columns that people settle, not firms.
    "judged": {**_HEAD, "bg_color": "#EDEDED", "font_color": "#404040"},
    "title": {"font_size": 16, "bold": True, "font_color": "#1F3864"},
    "rule": {"text_wrap": True},
    "text": {**_LINE, "text_wrap": True},
}


class Looks:
    """Formats of one workbook, made when first asked for."""

    def __init__(self, book: Workbook) -> None:
        """Attach to a workbook."""
        self._book = book
        self._made: dict[tuple[object, ...], Format] = {}

    def named(self, name: str) -> Format:
        """Return a format by name."""
        return self._format(("named", name), _NAMED[name])

    def cell(self, kind: FactType, *, example: bool = False) -> Format:
        """Return the format of an input cell; the example's is grey and slanted."""
        look: dict[str, Any] = {"num_format": NUMBER_FORMATS.get(kind, "General")}
        if example:
            look |= {"italic": True, "font_color": "#7F7F7F", "bg_color": "#F7F7F7"}
        return self._format(("cell", kind, example), look)

    def _format(self, key: tuple[object, ...], look: dict[str, Any]) -> Format:
        if key not in self._made:
            self._made[key] = self._book.add_format({**BASE, **look})
        return self._made[key]
