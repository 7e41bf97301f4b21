"""Syntax tree of an expression, as written: names not yet looked up, units not yet checked.

Every node keeps ``at``, the column of its first character from 1, so that an error can point at it.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from msgspec import Struct

from tidu.engine.units import Unit


class Number(Struct, frozen=True):
    """A literal with its unit, in base units."""

    value: Fraction
    unit: Unit
    at: int


class Text(Struct, frozen=True):
    """A quoted word, the id of a choice."""

    value: str
    at: int


class Date(Struct, frozen=True):
    """A date literal."""

    value: date
    at: int


class Truth(Struct, frozen=True):
    """``true`` or ``false``."""

    value: bool
    at: int


class Name(Struct, frozen=True):
    """A fact or a word of a function; ``offset`` counts years back from the newest (0, -1, …)."""

    id: str
    offset: int | None
    at: int


class Unary(Struct, frozen=True):
    """``-x`` or ``not x``."""

    operator: str
    operand: Syntax
    at: int


class Binary(Struct, frozen=True):
    """Arithmetic, a comparison, ``and`` or ``or``."""

    operator: str
    left: Syntax
    right: Syntax
    at: int


class Membership(Struct, frozen=True):
    """``x in ('a', 'b')``."""

    subject: Syntax
    members: tuple[Text, ...]
    at: int


class Call(Struct, frozen=True):
    """A function with plain arguments."""

    function: str
    arguments: tuple[Syntax, ...]
    at: int


class Over(Struct, frozen=True):
    """An aggregate: ``count(firms where …)``, ``sum(x of firms where …)``."""

    function: str
    subject: Syntax | None
    source: str
    where: Syntax | None
    at: int


Syntax = Number | Text | Date | Truth | Name | Unary | Binary | Membership | Call | Over
