"""How wide a text is in a spreadsheet column, where a Chinese sign takes about two."""

from __future__ import annotations

from functools import lru_cache

_WIDE_FROM = "\u1100"  # first of the East Asian wide blocks; Latin, Greek and Cyrillic lie below
_DASHES = ("\u2010", "\u2027")  # dashes, quotes and dots are narrow in most fonts


# The same labels, verdicts and sentences stand in row after row.
@lru_cache(maxsize=16_384)
def columns_of(text: str) -> int:
    """Return the width in units of a column (one Latin digit each)."""
    return sum(2 if sign >= _WIDE_FROM and not _DASHES[0] <= sign <= _DASHES[1] else 1 for sign in text)
