"""Looks of the workbook: a font every Chinese office has, and one colour a verdict.

Colour is never the only signal: every coloured cell also says its verdict in words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tidu.engine.values import Verdict

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

FONT = "微软雅黑"
BASE: dict[str, Any] = {"font_name": FONT, "font_size": 10, "valign": "vcenter"}
"""What every cell shares."""
OPTIONS: dict[str, Any] = {
    # Rows go to disk as they are written: 3,000 firms by six standards stay within a few dozen MB.
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "default_format_properties": BASE,
}
"""How workbooks are written; for xlsxwriter."""

# (background, text): dark enough on light to be read in print and by colour-blind people.
_COLOURS = {
    Verdict.met: ("#E2F0D9", "#375623"),
    Verdict.unmet: ("#FCE4E4", "#9C0006"),
    Verdict.unknown: ("#FFF2CC", "#7F6000"),
    Verdict.manual: ("#DDEBF7", "#1F4E78"),
    Verdict.not_applicable: ("#EDEDED", "#595959"),
}
_LINE = {"border": 1, "border_color": "#D9D9D9"}
_HEAD = {**_LINE, "text_wrap": True, "align": "center"}

_NAMED: dict[str, dict[str, Any]] = {
    "title": {"font_size": 16, "bold": True, "font_color": "#1F3864"},
    "subtitle": {"font_color": "#595959"},
    "section": {"bold": True, "font_size": 12, "font_color": "#1F3864"},
    "header": {**_HEAD, "bold": True, "bg_color": "#1F4E78", "font_color": "#FFFFFF"},
    "clause": {**_HEAD, "italic": True, "bg_color": "#F2F2F2", "font_color": "#595959", "font_size": 9},
    "text": {**_LINE, "text_wrap": True},
    # The apostrophe Excel shows as a quote prefix: even when edited, the cell stays text.
    "raw": {**_LINE, "text_wrap": True, "quote_prefix": True},
    "centre": {**_LINE, "align": "center"},
    "count": {**_LINE, "align": "center", "num_format": "#,##0"},
    # Six decimals are a fen: a gap of 40 yuan must not read 0.00.
    "wan": {**_LINE, "num_format": "#,##0.00####"},
    "points": {**_LINE, "align": "center", "num_format": "0.##"},
    # One line a row: lists of firms are read down, not across.
    "line": dict(_LINE),
    "raw line": {**_LINE, "quote_prefix": True},
    "date": {**_LINE, "align": "center", "num_format": "yyyy-mm-dd"},
    "whole percent": {**_LINE, "align": "center", "num_format": "0%"},
    "share": {**_LINE, "num_format": "0.0###%"},
    "number": {**_LINE, "num_format": "General"},
    "label": {"bold": True},
    "plain": {"text_wrap": True},
    "warning": {"text_wrap": True, "bold": True, "font_color": "#9C0006"},
    "link": {**_LINE, "font_color": "#1F4E78", "underline": 1, "text_wrap": True},
    "back": {"font_color": "#1F4E78", "underline": 1},
}


class Styles:
    """Formats of one workbook, made when first asked for."""

    def __init__(self, book: Workbook) -> None:
        """Attach to a workbook."""
        self._book = book
        self._made: dict[object, Format] = {}

    def named(self, name: str) -> Format:
        """Return a format by name.

        Raises:
            KeyError: there is no such look.
        """
        return self._format(name, _NAMED[name])

    def verdict(self, verdict: Verdict) -> Format:
        """Return the format of a verdict."""
        background, text = _COLOURS[verdict]
        look = {**_LINE, "bg_color": background, "font_color": text, "text_wrap": True, "align": "center"}
        return self._format(verdict, look)

    def _format(self, key: object, look: dict[str, Any]) -> Format:
        if key not in self._made:
            self._made[key] = self._book.add_format({**BASE, **look})
        return self._made[key]
