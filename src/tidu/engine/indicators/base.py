"""What a kind of indicator is: how its YAML unfolds into compiled points."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Protocol

from tidu.engine.units import Unit, comparable, parse_literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from tidu.engine.compiled.points import Points
    from tidu.engine.expressions.typed import Boolean, Numeric, Slot
    from tidu.engine.schema.scores import Indicator


class TableError(Exception):
    """A table of tiers contradicts itself; the builder adds file, path and line."""

    def __init__(self, message: str, path: str, *, expected: str = "", got: str = "", hint: str = "") -> None:
        """Keep the parts of the Chinese message; ``path`` is below the indicator."""
        super().__init__(message)
        self.message = message
        self.path = path
        self.expected = expected
        self.got = got
        self.hint = hint


class Context(Protocol):
    """What the standard around an indicator provides; paths are for error messages."""

    def test(self, text: str, path: str) -> Boolean:
        """Type an expression that answers yes or no."""

    def number(self, text: str, path: str) -> Numeric:
        """Type an expression that gives a number."""

    def given(self, fact: str, path: str) -> Slot:
        """Return the slot of a points fact."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of indicator: the YAML key that calls it and how it unfolds."""

    name: str
    unfold: Callable[[Indicator, Context, str], Points]


def exact(points: float) -> Fraction:
    """Points as written in YAML, exactly."""
    return Fraction(str(points))


def literal(text: str, unit: Unit, path: str) -> Fraction:
    """Read the bound of a tier and check that it has the unit of the value.

    Raises:
        TableError: unreadable, or another unit.
    """
    sign = -1 if text.strip().startswith("-") else 1
    try:
        value, found = parse_literal(text.strip().removeprefix("-"))
    except ValueError:
        raise TableError("档的界限无法识别", path, expected=f"如 {unit.example}", got=text) from None
    if not comparable(unit, found) and not (value == 0 and found is Unit.number):
        raise TableError(
            "档的界限与取值单位不同", path, expected=unit.label, got=found.label, hint=f"如 {unit.example}"
        )
    return sign * value
