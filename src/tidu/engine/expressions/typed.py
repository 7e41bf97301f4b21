"""Expressions after names are looked up and units checked: the one form both executors start from.

Numbers are exact fractions in base units. A ``Slot`` is the only way to a firm's data, so the slots of a
tree are exactly the facts it can use.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from msgspec import Struct

from tidu.engine.expressions.remembered import remembered
from tidu.engine.units import Unit


class Reading(StrEnum):
    """How a fact is read from a firm's facts on a date."""

    value = "value"
    """The value itself."""
    flow = "flow"
    """Like value, but a year before establishment counts as nothing (money raised)."""
    valid = "valid"
    """Whether a title is valid on the date (both ends inclusive); never held is false."""
    full_years = "full_years"
    """Full years from a date fact to the date of evaluation."""
    calendar_years = "calendar_years"
    """Calendar years from a date fact's year to the date's year (0 this year, 1 last year)."""
    passed = "passed"
    """Whether a date has come (date ≤ on); empty is unknown."""
    ended = "ended"
    """Whether a date lies behind (date < on); empty is false: no end, still running."""


class Slot(NamedTuple):
    """One thing read of a firm: fact id, years back (0 newest, −1 the year before), and how it is read."""

    fact: str
    offset: int = 0
    reading: Reading = Reading.value

    @property
    def key(self) -> str:
        """The fact as written in rules and reports: ``revenue`` or ``revenue[-1]``."""
        return f"{self.fact}[{self.offset}]" if self.offset else self.fact


class Literal(Struct, frozen=True):
    """A number of the rule."""

    value: Fraction
    unit: Unit


class Reference(Struct, frozen=True):
    """A numeric fact, with the domain of values that exist at all (None: unbounded)."""

    slot: Slot
    unit: Unit
    minimum: Fraction | None
    maximum: Fraction | None


class Arithmetic(Struct, frozen=True):
    """``left operator right`` with operator one of ``+ - * /``."""

    operator: str
    left: Numeric
    right: Numeric
    unit: Unit


class Root(Struct, frozen=True):
    """The positive n-th root of a ratio, as compound growth needs it."""

    operand: Numeric
    degree: int
    unit: Unit = Unit.share


class Over(Struct, frozen=True):
    """An aggregate over a collection: firms of a pool, or rows of a ledger.

    ``function`` is one of count, sum, mean, share, best; ``subject`` is what is added or asked of each row.
    """

    function: str
    source: str
    subject: Numeric | Boolean | None
    where: Boolean | None
    unit: Unit


Numeric = Literal | Reference | Arithmetic | Root | Over


class Constant(Struct, frozen=True):
    """``true`` or ``false``."""

    value: bool


class Compare(Struct, frozen=True):
    """A comparison of two numbers of one unit; operator one of ``>= > <= <``."""

    operator: str
    left: Numeric
    right: Numeric


class Holds(Struct, frozen=True):
    """A yes/no fact, or a title valid on the date; ``judgement`` marks facts only a person can attest."""

    slot: Slot
    judgement: bool
    expected: bool = True


class OneOf(Struct, frozen=True):
    """A choice fact among some choices (or, with ``expected`` false, outside them)."""

    slot: Slot
    members: frozenset[str]
    judgement: bool
    expected: bool = True


class AllOf(Struct, frozen=True):
    """AND."""

    parts: tuple[Boolean, ...]


class AnyOf(Struct, frozen=True):
    """OR."""

    parts: tuple[Boolean, ...]


class Branch(Struct, frozen=True):
    """One branch of a choice: taken when ``when`` is the first that holds."""

    when: Boolean
    then: Boolean


class FirstOf(Struct, frozen=True):
    """The answer of the first branch whose ``when`` holds; no branch: unmet."""

    branches: tuple[Branch, ...]


class ScoreLine(Struct, frozen=True):
    """Points of some indicators reach a line."""

    of: str
    indicators: tuple[int, ...]
    line: Fraction


Boolean = Constant | Compare | Holds | OneOf | AllOf | AnyOf | FirstOf | ScoreLine


def negated(node: Boolean) -> Boolean:
    """Push NOT to the leaves, so that an undefined comparison stays unmet under negation too.

    Raises:
        TypeError: a node that has no negation (score lines and bands are never negated in packs).
    """
    match node:
        case Constant(value):
            return Constant(not value)
        case Compare(operator, left, right):
            return Compare({">=": "<", ">": "<=", "<=": ">", "<": ">="}[operator], left, right)
        case Holds(slot, judgement, expected):
            return Holds(slot, judgement, not expected)
        case OneOf(slot, members, judgement, expected):
            return OneOf(slot, members, judgement, not expected)
        case AllOf(parts):
            return AnyOf(tuple(negated(part) for part in parts))
        case AnyOf(parts):
            return AllOf(tuple(negated(part) for part in parts))
        case _:
            raise TypeError(type(node).__name__)


def children(node: Numeric | Boolean) -> tuple[Numeric | Boolean, ...]:
    """Return the nodes directly below; aggregates are closed (their slots belong to the rows)."""
    match node:
        case Arithmetic(_, left, right, _) | Compare(_, left, right):
            return (left, right)
        case Root(operand, _, _):
            return (operand,)
        case AllOf(parts) | AnyOf(parts):
            return parts
        case FirstOf(branches):
            return tuple(part for branch in branches for part in (branch.when, branch.then))
        case _:
            return ()


@remembered
def walk(node: Numeric | Boolean) -> tuple[Numeric | Boolean, ...]:
    """Return the node and everything below it, in reading order."""
    return (node, *(part for child in children(node) for part in walk(child)))


@remembered
def slots_of(node: Numeric | Boolean) -> tuple[Slot, ...]:
    """Return the slots a tree reads, in reading order, each once."""
    found: dict[Slot, None] = {}
    pending: list[Numeric | Boolean] = [node]
    while pending:  # a stack, not `walk`: every condition of every pack is asked while loading
        part = pending.pop()
        if isinstance(part, Reference | Holds | OneOf):
            found[part.slot] = None
        else:
            pending.extend(reversed(children(part)))
    return tuple(found)


def shifted(node: Numeric | Boolean, years: int) -> Numeric | Boolean:
    """Return the tree with every by-year fact read ``years`` earlier (``years`` ≤ 0)."""
    match node:
        case Reference(slot, unit, minimum, maximum):
            moved = slot._replace(offset=slot.offset + years)
            return Reference(moved, unit, minimum, maximum)
        case Arithmetic(operator, left, right, unit):
            return Arithmetic(operator, _number(shifted(left, years)), _number(shifted(right, years)), unit)
        case Root(operand, degree, unit):
            return Root(_number(shifted(operand, years)), degree, unit)
        case Compare(operator, left, right):
            return Compare(operator, _number(shifted(left, years)), _number(shifted(right, years)))
        case AllOf(parts):
            return AllOf(tuple(_truth(shifted(part, years)) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(_truth(shifted(part, years)) for part in parts))
        case Holds(slot, judgement, expected):
            return Holds(slot._replace(offset=slot.offset + years), judgement, expected)
        case OneOf(slot, members, judgement, expected):
            return OneOf(slot._replace(offset=slot.offset + years), members, judgement, expected)
        case Literal() | Constant():
            return node
        case _:
            raise TypeError(type(node).__name__)


def _number(node: Numeric | Boolean) -> Numeric:
    assert isinstance(node, Literal | Reference | Arithmetic | Root | Over)  # noqa: S101
    return node


def _truth(node: Numeric | Boolean) -> Boolean:
    assert not isinstance(node, Literal | Reference | Arithmetic | Root | Over)  # noqa: S101
    return node
