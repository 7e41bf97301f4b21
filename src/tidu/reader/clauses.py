"""Sentences and clauses of a passage, with what stands in brackets read as an aside of its clause."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_SENTENCE: Final = re.compile(r"[^。！？\n]+[。！？]?")
LONGEST: Final = 1_200
"""Characters; what goes on longer without a full stop is a table or junk, and no sentence."""
# 1：1配套 is a ratio.
_SIGNS: Final = re.compile(r"[，；（）“”]|(?<!\d)：|：(?!\d)")
_ASIDE: Final = re.compile(r"（((?:其中|即)[^（）]+)）")


@dataclass(slots=True)  # not frozen: made for every clause, and that takes three times as long
class Clause:
    """A clause ``text[start:end]``; ``after`` is the sign that ends it, ``aside`` true for （其中…）."""

    start: int
    end: int
    after: str = ""
    aside: bool = False


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield spans of sentences, the full stop left out."""
    for match in _SENTENCE.finditer(text, start, end):
        last = match.end() - (match[0][-1] in "。！？")
        if 0 < last - match.start() <= LONGEST:
            yield match.start(), last


def clauses(text: str, start: int, end: int) -> Iterator[Clause]:
    """Yield the clauses of a sentence, cut at ，；： outside brackets and quotations."""
    begun, depth, quoted = start, 0, False
    for match in _SIGNS.finditer(text, start, end):
        sign = match[0]
        if sign in "（）":
            depth = max(0, depth + (1 if sign == "（" else -1))
        elif sign in "“”":
            quoted = sign == "“"
        elif depth == 0 and not quoted:
            yield from _with_asides(text, begun, match.start(), sign)
            begun = match.end()
    yield from _with_asides(text, begun, end, "")


def _with_asides(text: str, start: int, end: int, after: str) -> Iterator[Clause]:
    if end <= start:
        return
    yield Clause(start, end, after)
    for match in _ASIDE.finditer(text, start, end):
        yield Clause(match.start(1), match.end(1), after, aside=True)
