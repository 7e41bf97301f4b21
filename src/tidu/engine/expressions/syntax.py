"""Syntax tree of an expression, as written: names not yet looked up, units not yet checked.

Every node keeps ``at``, the column of its first character from 1, so that an error can point at it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tidu.engine.units import Unit


@dataclass(frozen=True, slots=True)
class Number:
    """A literal with its unit, in base units."""

    value: Fraction
    unit: Unit
    at: int


@dataclass(frozen=True, slots=True)
class Text:
    """A quoted word, the id of a choice."""

    value: str
    at: int


@dataclass(frozen=True, slots=True)
class Date:
    """A date literal."""

    value: date
    at: int


@dataclass(frozen=True, slots=True)
class Truth:
    """``true`` or ``false``."""

    value: bool
    at: int


@dataclass(frozen=True, slots=True)
class Name:
    """A fact or a word of a function; ``offset`` counts years back from the newest (0, -1, …)."""

    id: str
    offset: int | None
    at: int


@dataclass(frozen=True, slots=True)
class Unary:
    """``-x`` or ``not x``."""

    operator: str
    operand: Syntax
    at: int


@dataclass(frozen=True, slots=True)
class Binary:
    """Arithmetic, a comparison, ``and`` or ``or``."""

    operator: str
    left: Syntax
    right: Syntax
    at: int


@dataclass(frozen=True, slots=True)
class Membership:
    """``x in ('a', 'b')``."""

    subject: Syntax
    members: tuple[Text, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Call:
    """A function with plain arguments."""

    function: str
    arguments: tuple[Syntax, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Over:
    """An aggregate: ``count(firms where …)``, ``sum(x of firms where …)``."""

    function: str
    subject: Syntax | None
    source: str
    where: Syntax | None
    at: int


Syntax = Number | Text | Date | Truth | Name | Unary | Binary | Membership | Call | Over
