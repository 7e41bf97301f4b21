"""Cells that hold words: yes and no, one of several choices, free text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.catalogue import read_value
from tidu.engine.errors import FactError
from tidu.tables.roster.cells.odd import Odd, Oddity
from tidu.tables.roster.cells.texts import is_placeholder, plain, shown
from tidu.tables.roster.errors import CellError

if TYPE_CHECKING:
    from tidu.engine.catalogue import Value
    from tidu.engine.schema.facts import FactDefinition
    from tidu.tables.roster.cells.reader import CellReader
    from tidu.tables.roster.model import Cell


def bool_reader(definition: FactDefinition) -> CellReader:
    """Read 是/否, 有/无, true/false, 1/0 and ticks."""

    def read(cell: Cell) -> Value | Odd | None:
        text = plain(shown(cell))
        try:
            return read_value(definition, text)
        except FactError:
            if is_placeholder(text):
                return Odd(Oddity.placeholder)
            raise CellError(f"{definition.label}应填“是”或“否”，实为“{shown(cell)}”") from None

    return read


def choice_reader(definition: FactDefinition) -> CellReader:
    """Read one of the fact's choices by label, alias or id."""
    # NFKC turns 、 into itself but full-width letters into half-width ones: compare both sides alike.
    known = {
        plain(name): choice.id
        for choice in definition.choices
        for name in (choice.id, choice.label, *choice.aliases)
    }

    def read(cell: Cell) -> Value | Odd | None:
        text = plain(shown(cell))
        if (found := known.get(text)) is not None:
            return found
        if is_placeholder(text):
            return Odd(Oddity.placeholder)
        labels = "、".join(f"“{choice.label}”" for choice in definition.choices)
        raise CellError(f"{definition.label}应为{labels}之一，实为“{shown(cell)}”，请改成其中一项")

    return read


def text_reader(cell: Cell) -> Value | Odd | None:
    """Read free text; a placeholder is nothing."""
    text = shown(cell)
    return Odd(Oddity.placeholder) if is_placeholder(plain(text)) else text
