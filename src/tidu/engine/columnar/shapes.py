"""The shapes of comparisons that rules are made of: what is compared, with which number, in which sense.

``(main_revenue / main_revenue[-1] + …) / 2 - 1 >= 5%`` is a sum of ratios against 2.1. Taking literals to
the other side changes neither the answer nor, when facts are missing, what the interval can say.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from tidu.engine.compiled.bounds import isolate
from tidu.engine.expressions.typed import Arithmetic, Compare, Literal, Reference

if TYPE_CHECKING:
    from tidu.engine.expressions.typed import Numeric

_MIRRORED = {">=": "<=", ">": "<", "<=": ">=", "<": ">"}


@dataclass(frozen=True, slots=True)
class Line:
    """``subject op bound``, with the literals of the rule gathered in the bound."""

    subject: Numeric
    op: str
    bound: Fraction


def sides_of(node: Compare) -> tuple[str, Numeric, Numeric]:
    """Return operator and sides without roots: ``root(x) - 1 >= t`` is ``x >= (t + 1) ** n``."""
    for side, other, mirrored in ((node.left, node.right, False), (node.right, node.left, True)):
        if (found := isolate(side, other)) is not None:
            operand, level = found
            line = Literal(level, operand.unit)
            return (node.operator, line, operand) if mirrored else (node.operator, operand, line)
    return node.operator, node.left, node.right


def line_of(node: Compare) -> Line | None:
    """Bring a comparison with a number to ``subject op bound``; None when facts stand on both sides."""
    op, left, right = sides_of(node)
    if isinstance(left, Literal):
        op, left, right = _MIRRORED[op], right, left
    if not isinstance(right, Literal) or isinstance(left, Literal):
        return None
    return _peeled(left, op, right.value)


def _peeled(subject: Numeric, op: str, bound: Fraction) -> Line:
    """Move literals over, one by one."""
    match subject:
        case Arithmetic("+", inner, Literal(value, _), _) | Arithmetic("+", Literal(value, _), inner, _):
            return _peeled(inner, op, bound - value)
        case Arithmetic("-", inner, Literal(value, _), _):
            return _peeled(inner, op, bound + value)
        case Arithmetic("-", Literal(value, _), inner, _):
            return _peeled(inner, _MIRRORED[op], value - bound)
        case Arithmetic("/", inner, Literal(value, _), _) if value > 0:
            return _peeled(inner, op, bound * value)
        case _:
            return Line(subject, op, bound)


def references(parts: tuple[Numeric, ...]) -> tuple[Reference, ...] | None:
    """The parts, where all of them are plain facts."""
    plain = tuple(part for part in parts if isinstance(part, Reference))
    return plain if len(plain) == len(parts) else None


def added(node: Numeric) -> tuple[Numeric, ...]:
    """The terms of a sum; a single number is a sum of one."""
    if isinstance(node, Arithmetic) and node.operator == "+":
        return (*added(node.left), *added(node.right))
    return (node,)


def ratio_of(node: Numeric) -> tuple[Reference, Reference] | None:
    """Numerator and denominator of a plain ratio of facts without a domain that would decide it early."""
    match node:
        case Arithmetic("/", Reference() as top, Reference() as bottom, _):
            usual = top.minimum in (None, 0) and bottom.minimum in (None, 0)
            return (top, bottom) if usual and top.maximum is None and bottom.maximum is None else None
        case _:
            return None


def chain_of(node: Numeric) -> tuple[Reference, ...] | None:
    """The facts x₀, x₁, … of ``x₀/x₁ + x₁/x₂ + …`` (growth over several years); None for anything else."""
    ratios = [ratio_of(term) for term in added(node)]
    if len(ratios) < 2 or None in ratios:  # noqa: PLR2004
        return None
    links = [ratio for ratio in ratios if ratio is not None]
    if any(left[1] != right[0] for left, right in pairwise(links)):
        return None
    return (links[0][0], *(bottom for _, bottom in links))
