"""What a kind of amount is: how its YAML unfolds into a compiled node.

A kind is one Python file and one YAML spec with worked examples. Adding one touches no executor.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Protocol

from tidu.engine.indicators.base import TableError
from tidu.engine.units import Unit, parse_literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from tidu.engine.compiled.amounts import Node
    from tidu.engine.compiled.amounts import Tier as CompiledTier
    from tidu.engine.expressions.typed import Boolean, Numeric
    from tidu.engine.schema.amounts import Amount, Tier


class Context(Protocol):
    """What the pack around an amount provides; paths are for error messages."""

    def test(self, text: str, path: str) -> Boolean:
        """Type an expression that answers yes or no."""

    def number(self, text: str, path: str) -> Numeric:
        """Type an expression that gives a number."""

    def title(self, level: str, path: str) -> Boolean:
        """Return the test that a valid title of the level is held (any member of a composite level)."""

    def tier(self, spec: Tier, path: str) -> CompiledTier:
        """Compile a tier with the amount in it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of amount: the YAML key that calls it and how it unfolds."""

    name: str
    unfold: Callable[[Amount | Tier, Context, str], Node]


def positive(text: str, path: str, *units: Unit) -> tuple[Fraction, Unit]:
    """Read a literal above 0 that has one of the units.

    Returns:
        Exact value in base units (yuan, fraction) and its unit.

    Raises:
        TableError: unreadable, another unit, or not above 0.
    """
    expected = " 或 ".join(f"{unit.label}，如 {unit.example}" for unit in units)
    try:
        value, unit = parse_literal(text)
    except ValueError:
        raise TableError("数值无法识别", path, expected=expected, got=text) from None
    if unit not in units:
        raise TableError("单位不符", path, expected=expected, got=f"{text}（{unit.label}）")
    if value <= 0:
        raise TableError("应大于零", path, got=text)
    return value, unit


def share(text: str, path: str) -> Fraction:
    """Read a share above 0 and at most 100 %.

    Raises:
        TableError: no share, or above 100 %.
    """
    value, _ = positive(text, path, Unit.share)
    if value > 1:
        raise TableError("比例不能超过 100%", path, expected="不超过 100%", got=text)
    return value
