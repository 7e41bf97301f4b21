"""How the text of a cell is compared: half-width, no spaces, one kind of dash."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from tidu.tables.roster.cells.odd import PLACEHOLDERS

if TYPE_CHECKING:
    from tidu.tables.roster.model import Cell

_BETWEEN_CHINESE = re.compile(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])")
_DASHES = dict.fromkeys(map(ord, "–—−―─﹣"), "-")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))


def plain(text: str) -> str:
    """Return a text half-width, without outer and invisible blanks, dashes made one kind."""
    return unicodedata.normalize("NFKC", text).translate(_DASHES | _INVISIBLE).strip().lstrip("'").strip()


def is_placeholder(text: str) -> bool:
    """Whether a plain text only says that there is nothing."""
    return not text or text.replace(" ", "").lower() in PLACEHOLDERS or not text.strip("-")


def one_line(text: str) -> str:
    """Return a text on one line; blanks and line breaks between Chinese signs go without a trace."""
    return _BETWEEN_CHINESE.sub("", " ".join(text.split()))


def shown(cell: Cell) -> str:
    """Return a cell as the user sees it, for messages and the list of rejected rows."""
    if cell.__class__ is str:
        return cell.strip()
    match cell:
        case None:
            return ""
        case bool():
            text = "是" if cell else "否"
        case float():
            text = f"{cell:.15g}"
        case Decimal():
            text = f"{cell:f}"
        case datetime():
            text = cell.isoformat(sep=" ").removesuffix(" 00:00:00")
        case _:
            text = str(cell)
    return text.strip()
