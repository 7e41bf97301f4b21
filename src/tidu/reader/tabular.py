"""Rows of tables as text: cells parted by tabs, by | and its kin, or by two blanks and more."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_BARS: Final = re.compile(r"[ \u3000]*[|│┃｜][ \u3000]*")
_BLANKS: Final = re.compile(r"[ \u3000]{2,}")
_LONGEST: Final = 2_000
_LONGEST_HEAD: Final = 24


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text without blanks round it and where it begins in the document."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends in the document."""
        return self.start + len(self.text)

    @property
    def plain(self) -> str:
        """Its text without any blanks, as heads of columns are compared."""
        return "".join(self.text.split())


def rows(text: str) -> Iterator[tuple[int, int, list[Cell]]]:
    """Yield start, end and cells of each line that has two cells or more."""
    start = 0
    for line in text.split("\n"):
        if len(line) <= _LONGEST and (cells := _cells(line, start)):
            yield start, start + len(line), cells
        start += len(line) + 1


def _cells(line: str, start: int) -> list[Cell]:
    if "\t" in line:
        return _split(line, start, re.compile("\t"))
    if _BARS.search(line):
        # The bars at both ends of a line part nothing.
        inner = line.strip(" \u3000|│┃｜")
        begun = line.find(inner)
        return _several(_split(inner, start + begun, _BARS))
    begun = len(line) - len(line.lstrip())
    return _several(_split(line[begun:].rstrip(), start + begun, _BLANKS))


def _several(cells: list[Cell]) -> list[Cell]:
    return cells if len(cells) > 1 else []


def _split(line: str, start: int, at: re.Pattern[str]) -> list[Cell]:
    cells, begun = [], 0
    for match in at.finditer(line):
        cells.append(_cell(line[begun : match.start()], start + begun))
        begun = match.end()
    return [*cells, _cell(line[begun:], start + begun)]


def _cell(part: str, start: int) -> Cell:
    return Cell(part.strip(), start + len(part) - len(part.lstrip()))


def stacked(upper: list[Cell], lower: list[Cell], first: int) -> list[Cell] | None:
    """The head that two rows make together; None if the second is no second row of a head.

    Args:
        upper: cells of the row that began the head; a blank one belongs to the words left of it.
        lower: cells of the next row, blank or the same where the upper cell reaches down.
        first: column that tells: in a second row of a head it is blank or says the same.
    """
    if first >= len(lower) or first >= len(upper) or lower[first].plain not in ("", upper[first].plain):
        return None
    if max(len(cell.plain) for cell in lower) > _LONGEST_HEAD or not any(cell.plain for cell in lower):
        return None
    done: list[Cell] = []
    said = ""
    for at, cell in enumerate(lower):
        own = upper[at].plain if at < len(upper) else ""
        said = own or said
        # Over a blank cell nothing is divided: the upper words stand alone.
        words = own if not cell.plain or cell.plain == own else said + cell.plain
        done.append(Cell(words, cell.start))
    return done + upper[len(lower) :]
