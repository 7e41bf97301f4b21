"""Web pages: the text with a line a block; scripts, menus of links and footers left out."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

_BLOCKS_NAMES: Final = """
address article aside blockquote body br dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6
header hr li main nav ol p pre section table tbody tfoot thead title tr ul
"""
_BLOCKS: Final = frozenset(_BLOCKS_NAMES.split())
_SILENT_NAMES: Final = """
script style noscript template head select button textarea iframe svg nav footer
"""
_SILENT: Final = frozenset(_SILENT_NAMES.split())
_VOID_NAMES: Final = """
area base br col embed hr img input link meta source track wbr
"""
_VOID: Final = frozenset(_VOID_NAMES.split())
_LOOKS: Final = re.compile(r"<(?:!doctype\s+html|html|head|body|div|p|table|meta)\b", re.IGNORECASE)
_MENU: Final = re.compile(
    r"^(?:首页|网站首页|当前位置.*|返回.*|上一[篇页版期].*|下一[篇页版期].*|打印.*|分享.*|字号.*|无障碍.*|登录|注册|English)$"
)
_WIDEST: Final = 50
_LARGEST_CELL: Final = 400  # characters; a cell that holds more holds a page
_BREAKS: Final = re.compile(r"\n\s*\n+")


def looks_like_html(text: str) -> bool:
    """True if a text is a web page's source."""
    return bool(_LOOKS.search(text[:2_000]))


def html_text(source: str) -> str:
    """Take the text out of a page."""
    parser = _Text()
    parser.feed(source)
    parser.close()
    # A tab at a line's front stands for an empty cell.
    lines = [
        re.sub(r"[ \r\xa0]+", " ", line).lstrip(" ").rstrip() for line in "".join(parser.parts).split("\n")
    ]
    return _BREAKS.sub("\n\n", "\n".join(line for line in lines if not _MENU.match(line))).strip()


def _span(value: str | None) -> int:
    """How many columns or rows a cell reaches over; 1 for what is no small number."""
    return int(value) if value and value.isdecimal() and 0 < int(value[:4]) <= _WIDEST else 1


class _Text(HTMLParser):
    """Collect text outside silent elements, with breaks around blocks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent: list[str] = []
        self._columns = 0
        self._wide = 1
        self._deep: dict[int, int] = {}
        self._cells: list[int] = []

    def _begin_cell(self, attrs: dict[str, str | None]) -> None:
        """Leave room for cells that reach down from rows above, and note how far this one reaches."""
        while self._deep.get(self._columns, 0) > 0:
            self._deep[self._columns] -= 1
            self.parts.append("\t")
            self._columns += 1
        self._wide = _span(attrs.get("colspan"))
        for column in range(self._columns, self._columns + self._wide):
            self._deep[column] = _span(attrs.get("rowspan")) - 1
        self._cells.append(len(self.parts))

    def _end_cell(self) -> None:
        """Put what a cell holds on one line, unless the page is laid out in cells."""
        if self._cells:
            begun = self._cells.pop()
            held = "".join(self.parts[begun:])
            if len(held) <= _LARGEST_CELL and "\t" not in held:
                self.parts[begun:] = [" ".join(held.split())]
        # A row of a table is a line, so that its columns can be told.
        self.parts.append("\t" * self._wide)
        self._columns += self._wide
        self._wide = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._deep.clear()
        if tag == "tr":
            self._columns = 0
        if tag in ("td", "th") and not self._silent:
            self._begin_cell(dict(attrs))
        if tag in _SILENT and tag not in _VOID:
            self._silent.append(tag)
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            # An unclosed inner element must not silence the rest of the page.
            del self._silent[self._silent.index(tag) :]
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(re.sub(r"[\r\n]+", " ", data))
