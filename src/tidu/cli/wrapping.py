"""Break Chinese and English text to the width of a terminal, where a Chinese sign takes two columns."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import east_asian_width

# Signs that must not open a line, and signs that must not end one.
_NOT_FIRST = frozenset("，。、；：？！）】》”’…,.;:?!)]}%")
_NOT_LAST = frozenset("（【《“‘([{")
# A run of Latin letters, digits and signs stays together; every other sign stands for itself.
_PIECE = re.compile(r"[!-~]+|\s+|.", re.DOTALL)


def width(text: str) -> int:
    """Columns that a text takes in a terminal."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(maxsize=4096)
def _columns(sign: str) -> int:
    return 2 if east_asian_width(sign) in "WF" else 1


def padded(text: str, columns: int) -> str:
    """Fill a text with blanks up to a number of columns."""
    return text + " " * max(0, columns - width(text))


def wrap(text: str, columns: int) -> list[str]:
    """Break one paragraph into lines of at most ``columns``, keeping Latin words and punctuation together.

    A single word longer than a line keeps its length: cutting a command or a path would make it wrong.
    """
    lines, taken = [""], 0
    for piece in _units(text):
        if lines[-1] and taken + width(piece.rstrip()) > columns:
            lines[-1] = lines[-1].rstrip()
            lines.append(piece.lstrip())
            taken = width(lines[-1])
        else:
            lines[-1] += piece
            taken += width(piece)
    return [line.rstrip() for line in lines]


def _units(text: str) -> list[str]:
    """Cut a text into pieces between which a line may break."""
    units: list[str] = []
    for piece in _PIECE.findall(text):
        glued = units and (piece[0] in _NOT_FIRST or units[-1][-1] in _NOT_LAST)
        if glued:
            units[-1] += piece
        else:
            units.append(piece)
    return units
