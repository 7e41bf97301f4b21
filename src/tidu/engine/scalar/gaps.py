"""How much of which fact is missing: solve a bound for one fact, the others held.

A bound is linear in every fact it is told in, so the answer is exact; it is rounded up to the fact's
smallest step, and at the rounded figure the condition is met.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from msgspec import Struct

from tidu.engine.compiled.bounds import Bound, bound_of
from tidu.engine.units import Unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from tidu.engine.compiled.polynomial import Polynomial
    from tidu.engine.expressions.typed import Compare, Reference, Slot
    from tidu.engine.scalar.cells import Cell

STEPS = {Unit.money: Fraction(1, 100), Unit.share: Fraction(1, 10_000), Unit.points: Fraction(1, 100)}
"""Smallest step a fact of the unit can move by; one for the rest."""


class Shortfall(Struct, frozen=True):
    """By how much a slot must change (signed, in base units) and the value it must reach."""

    slot: Slot
    change: Fraction
    target: Fraction


def shortfall(node: Compare, part: Reference, read: Callable[[Slot], Cell]) -> Shortfall | None:
    """Solve an unmet comparison for one fact.

    Returns:
        None when another fact is missing or undefined, when the fact cannot mend it within its domain, or
        when the bound is not linear in it.
    """
    slot = part.slot
    bound = bound_of(node)
    values = {name: read(name) for name in bound.slots}
    known = {name: value for name, value in values.items() if isinstance(value, Fraction)}
    if len(known) != len(values) or slot not in known:
        return None
    if any(evaluate(polynomial, known) <= 0 for polynomial in bound.positive if slot not in polynomial.slots):
        return None
    change = _solve(bound, slot, known, STEPS.get(part.unit, Fraction(1)))
    if change is None or change == 0:
        return None
    target = known[slot] + change
    if not _reachable(part, target) or not _holds(bound, {**known, slot: target}):
        return None
    return Shortfall(slot, change, target)


def _reachable(part: Reference, value: Fraction) -> bool:
    """Whether the fact can take the value at all: no negative revenue, no share above the whole market."""
    above = part.minimum is None or value >= part.minimum
    return above and (part.maximum is None or value <= part.maximum)


def _holds(bound: Bound, values: dict[Slot, Fraction]) -> bool:
    """Whether the bound is met at some values; the told gap must close it, not only lead towards it."""
    if any(evaluate(polynomial, values) <= 0 for polynomial in bound.positive):
        return False
    top = evaluate(bound.top, values)
    return top > 0 if bound.strict else top >= 0


def evaluate(polynomial: Polynomial, values: dict[Slot, Fraction]) -> Fraction:
    """Value of a polynomial."""
    total = Fraction(0)
    for monomial, coefficient in polynomial.terms:
        term = coefficient
        for slot in monomial:
            term *= values[slot]
        total += term
    return total


def _solve(bound: Bound, slot: Slot, values: dict[Slot, Fraction], step: Fraction) -> Fraction | None:
    """Find the least change, in whole steps, that makes the bound hold."""
    slope, rest = Fraction(0), Fraction(0)
    for monomial, coefficient in bound.top.terms:
        times = monomial.count(slot)
        if times > 1:
            return None
        term = coefficient
        for other in monomial:
            term *= values[other] if other != slot else 1
        if times:
            slope += term
        else:
            rest += term
    if slope == 0:
        return None
    exact = -rest / slope - values[slot]
    steps = ceil(abs(exact) / step)
    if bound.strict and steps * step == abs(exact):
        steps += 1
    return step * steps * (1 if slope > 0 else -1)
