"""Draw a tree in the terminal, with Chinese broken at the right width.

rich has one, but importing and rendering it takes 80 ms of the half second that `tidu explain` may take.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import typer

from tidu.cli.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

# A pipe or a file gets lines as wide as these; in a terminal its own width counts.
_WIDTH_WITHOUT_TERMINAL = 120
_NARROWEST_TEXT = 24
_GUIDES = (("├── ", "│   "), ("└── ", "    "))


@dataclass(slots=True)
class Branch:
    """One line of a tree: a short head that may be coloured, text behind it, and branches below.

    ``colour`` is a name that `typer.style` knows; empty for none.
    """

    head: str
    text: str = ""
    colour: str = ""
    children: list[Branch] = field(default_factory=list)

    def add(self, head: str, text: str = "", colour: str = "") -> Branch:
        """Add a branch below and return it."""
        child = Branch(head, text, colour)
        self.children.append(child)
        return child


def drawn(tree: Branch, *, columns: int | None = None, colours: bool | None = None) -> Iterator[str]:
    """Yield the lines of a tree.

    Args:
        tree: what to draw.
        columns: width; by default that of the terminal.
        colours: whether to colour heads; by default only where a terminal shows them.
    """
    if colours is None:
        colours = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    if columns is None:
        columns = get_terminal_size((_WIDTH_WITHOUT_TERMINAL, 0)).columns
    yield from _lines(tree, "", "", columns, colours=colours)


def _lines(branch: Branch, first: str, rest: str, columns: int, *, colours: bool) -> Iterator[str]:
    """Yield a branch and all below it; ``first`` and ``rest`` are the guides left of it."""
    below = "│   " if branch.children else "    "
    words = wrap(branch.head + branch.text, max(_NARROWEST_TEXT, columns - len(rest) - len(below)))
    if colours and branch.colour and words[0].startswith(branch.head):
        words[0] = typer.style(branch.head, fg=branch.colour) + words[0].removeprefix(branch.head)
    yield first + words[0]
    yield from (f"{rest}{below}{line}" for line in words[1:])
    for place, child in enumerate(branch.children):
        own, under = _GUIDES[place == len(branch.children) - 1]
        yield from _lines(child, rest + own, rest + under, columns, colours=colours)
