"""Bracket pairs and quotations, found in one pass however deep they nest."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Final

_BRACKETS: Final = re.compile(r"[（）\n]")
_QUOTES: Final = re.compile(r"[“”\n]")


@dataclass(slots=True)
class Pairs:
    """Outermost pairs of one kind in a text: where each begins (the opening sign) and ends (after the closing)."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def around(self, at: int) -> tuple[int, int] | None:
        """The pair that ``at`` lies in, or None."""
        place = bisect_right(self.starts, at) - 1
        if place >= 0 and at < self.ends[place]:
            return self.starts[place], self.ends[place]
        return None


def brackets(text: str) -> Pairs:
    """Outermost brackets; a bracket that a blank line cuts off is none, and what it held counts on its own."""
    found = Pairs()
    stack: list[int] = []
    for match in _BRACKETS.finditer(text):
        at, sign = match.start(), match[0]
        if sign == "（":
            stack.append(at)
        elif sign == "）" and stack:
            start = stack.pop()
            if not stack:
                found.starts.append(start)
                found.ends.append(at + 1)
        elif sign == "\n" and stack and text[at + 1 : at + 2] != "）":
            stack.clear()
    return found


def quotations(text: str) -> Pairs:
    """What stands between “ and ”, on one line."""
    found = Pairs()
    start = -1
    for match in _QUOTES.finditer(text):
        at, sign = match.start(), match[0]
        if sign == "“":
            start = at
        elif sign == "”" and start >= 0:
            found.starts.append(start)
            found.ends.append(at + 1)
            start = -1
        else:
            start = -1
    return found
