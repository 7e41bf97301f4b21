"""What a function of the rule language is: a name, what it takes, and how it unfolds into plain nodes.

A function is a macro: it unfolds, when a pack is loaded, into facts and arithmetic that every executor
already knows. Adding one is one Python file and one YAML spec with worked examples.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from tidu.engine.expressions.typed import (
    Arithmetic,
    Literal,
    Numeric,
    Reference,
    shifted,
    walk,
)
from tidu.engine.units import Unit, joined, quotient

if TYPE_CHECKING:
    from collections.abc import Callable


# A window longer than this is a slip of the pen, not a rule.
LONGEST_WINDOW = 10


class ArgumentError(Exception):
    """Arguments do not fit; the typing pass adds the place."""

    def __init__(self, message: str, *, expected: str = "", got: str = "", hint: str = "") -> None:
        """Keep the parts of the Chinese message."""
        super().__init__(message)
        self.message = message
        self.expected = expected
        self.got = got
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Function:
    """One function: ``expand`` takes typed arguments and returns a typed node.

    ``takes`` names each argument's kind: ``amount`` (a number that varies by year), ``number``,
    ``condition``, ``years`` (a whole number literal), ``rank``, ``date`` or ``title`` (a bare name).
    """

    name: str
    takes: tuple[str, ...]
    expand: Callable[..., Any]

    @property
    def signature(self) -> str:
        """The call as shown in hints."""
        return f"{self.name}({', '.join(self.takes)})"


def whole(node: Numeric, *, least: int = 1) -> int:
    """Read a whole number literal such as the length of a window.

    Raises:
        ArgumentError: no literal, not whole, or outside 1…10.
    """
    if (
        not isinstance(node, Literal)
        or node.value.denominator != 1
        or node.unit not in (Unit.number, Unit.years)
    ):
        raise ArgumentError("窗口长度应为整数", expected="如 2")
    length = int(node.value)
    if not least <= length <= LONGEST_WINDOW:
        raise ArgumentError("窗口长度不合理", expected=f"{least} 到 {LONGEST_WINDOW}", got=str(length))
    return length


def years_of(node: Numeric, count: int) -> tuple[Numeric, ...]:
    """Return an amount in each of the last ``count`` years, newest first.

    Raises:
        ArgumentError: the amount holds no fact.
    """
    if not any(isinstance(part, Reference) for part in walk(node)):
        raise ArgumentError("应为分年度的事实", hint="例如 total(rd_expense, 2)")
    moved = (shifted(node, -back) for back in range(count))
    return tuple(part for part in moved if isinstance(part, Numeric))


def add(parts: tuple[Numeric, ...]) -> Numeric:
    """Sum of several amounts of one unit."""
    total = parts[0]
    for part in parts[1:]:
        total = Arithmetic("+", total, part, joined(total.unit, part.unit))
    return total


def divide(left: Numeric, right: Numeric) -> Numeric:
    """Quotient of two numbers."""
    return Arithmetic("/", left, right, quotient(left.unit, right.unit))


def plain(value: int) -> Literal:
    """A bare number."""
    return Literal(Fraction(value), Unit.number)


def less_one(ratio: Numeric) -> Numeric:
    """``ratio - 1``, the growth that a ratio of two years stands for."""
    return Arithmetic("-", ratio, Literal(Fraction(1), Unit.share), Unit.share)
