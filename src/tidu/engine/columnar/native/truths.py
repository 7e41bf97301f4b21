"""Yes, no or open for a step of firms, in Kleene's logic: one word says who surely does, one who may."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.engine.columnar.native.code import EVERY, NONE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidu.engine.columnar.native.code import Code


@dataclass(frozen=True, slots=True)
class Truth:
    """Firms that surely do (``yes``), and those that surely or perhaps do (``may``)."""

    yes: str
    may: str


def constant(*, value: bool | None) -> Truth:
    """The same for every firm; None is open."""
    if value is None:
        return Truth(NONE, EVERY)
    return Truth(EVERY, EVERY) if value else Truth(NONE, NONE)


def all_of(code: Code, parts: Sequence[Truth]) -> Truth:
    """AND: the least of the parts."""
    yes, may = EVERY, EVERY
    for part in parts:
        yes, may = code.both(yes, part.yes), code.both(may, part.may)
    return Truth(yes, may)


def any_of(code: Code, parts: Sequence[Truth]) -> Truth:
    """OR: the greatest of the parts."""
    yes, may = NONE, NONE
    for part in parts:
        yes, may = code.either(yes, part.yes), code.either(may, part.may)
    return Truth(yes, may)


def negation(code: Code, part: Truth) -> Truth:
    """NOT; open stays open."""
    return Truth(code.others(part.may), code.others(part.yes))


def decided(word: str) -> Truth:
    """A truth that is open for no firm."""
    return Truth(word, word)


def known(code: Code, word: str, valid: str) -> Truth:
    """A truth where ``valid``, open elsewhere."""
    return Truth(code.both(word, valid), code.either(word, code.others(valid)))


def is_open(code: Code, part: Truth) -> str:
    """Firms for which a truth is open."""
    return NONE if part.yes == part.may else code.both(part.may, code.others(part.yes))


def chosen(code: Code, test: str, then: Truth, otherwise: Truth) -> Truth:
    """One truth for the firms of a word, another for the rest."""
    return Truth(code.picked(test, then.yes, otherwise.yes), code.picked(test, then.may, otherwise.may))
