"""Numbers that several tests compare with bounds, and how such a comparison stays exact in float64.

Every fact is a decimal on a grid (fen, millionths; `catalogue.decimals_of`) and stands in the frame as the
double nearest to it. Let u = 2⁻⁵³ and q the step of the grid.

*One fact against a bound c.* ``x ≥ c`` asks whether x is at least the first grid point g ≥ c, and no decimal
lies between g − q and g. The test is ``x ≥ g − q/2``. Rounding is monotone, so it can only go wrong where
doubles near g are further apart than q/2, that is for g/q ≥ 2⁵¹ (2·10¹³ yuan): there the doubles themselves
are compared, which is right for all decimals of at most 15 digits. The other operators mirror this.

*A sum of n facts that are never negative against c > 0* is computed as S(1 + e) with |e| ≤ n·u. With the same
half step it decides rightly while c·(n + 1)·u < q/4: for S ≥ g the result is ≥ g − q/4, for S ≤ g − q it is
≤ g − 3q/4, and it grows with S. Whether the bound is small enough is known when a pack is loaded.

*A ratio N/D against p/s > 0* (whole numbers N, D of grid steps; lowest terms) is computed within a factor
1 ± 3.1u. Two unequal values N/D and p/s differ by the factor 1 ± 1/(p·D) or more. The test is ``r ≥ p/s ·
(1 − 5u)`` (``≤``: 1 + 5u; ``>``: 1 + 5u, ``<``: 1 − 5u). Equal values pass it. Unequal ones fail it while
1/(p·D) > 9.2u, so for D < 2⁵³/(12·p): for 3 % that is D < 2.5·10¹² yuan. A frame with larger denominators is
judged by a plan that decides those rows again in whole numbers (`settle`).

*A sum of ratios* (mean growth) comes arbitrarily near to a bound without reaching it, so no shift is exact:
rows within 1e-9 (relative to what was added) are decided again in whole numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from functools import reduce
from math import ceil, floor, inf, lcm
from operator import mul
from typing import TYPE_CHECKING

from tidu.engine.compiled.polynomial import number, quotient_of

if TYPE_CHECKING:
    from tidu.engine.columnar.graph import Graph, Node
    from tidu.engine.compiled.polynomial import Polynomial
    from tidu.engine.expressions.typed import Numeric, Slot

_ULP = Fraction(1, 2**53)
_FINEST = 2**51
GUARD = 1e-9
"""Rows nearer to a bound than this, relative to what was added up, are decided again exactly."""


def steps_of(decimals: int) -> int:
    """How many steps of a fact's grid make one base unit."""
    return int(10**decimals)


def grid_bound(op: str, bound: Fraction, decimals: int, *, whole: bool) -> float:
    """Where to compare a fact on a grid, so that every decimal is on its right side.

    Args:
        op: one of ``>= > <= <``.
        bound: the exact bound.
        decimals: decimals of the fact.
        whole: the column holds whole numbers, for which a whole bound is enough.
    """
    if whole:
        return ceil(bound) if op in (">=", "<") else floor(bound)
    steps = bound * steps_of(decimals)
    if abs(steps) >= _FINEST:
        return float(bound)
    edge = ceil(steps) - Fraction(1, 2) if op in (">=", "<") else floor(steps) + Fraction(1, 2)
    return float(edge / steps_of(decimals))


def sum_is_exact(bound: Fraction, decimals: int, count: int) -> bool:
    """Whether a sum of this many non-negative facts is decided rightly in float64 against the bound."""
    return bound > 0 and bound * (count + 2) * _ULP * 4 * steps_of(decimals) < 1


def shifted_bound(op: str, bound: Fraction) -> float:
    """Where to compare a quotient, so that values equal to the bound are on its right side."""
    shift = abs(bound) * 5 * _ULP
    return float(bound - shift if op in (">=", "<") else bound + shift)


def safe_divisor(bound: Fraction, top_decimals: int, bottom_decimals: int) -> float:
    """Denominators below this (in base units) leave a ratio's comparison with the bound exact."""
    in_steps = bound * Fraction(steps_of(top_decimals), steps_of(bottom_decimals))
    return float(Fraction(2**53, 12 * in_steps.numerator) / steps_of(bottom_decimals))


@dataclass(eq=False, slots=True)
class Measure:
    """A quotient or a sum of quotients, with the bounds that tests compare it with.

    ``subject`` is the expression; ``slots`` and ``columns`` are its facts, ``fills`` what a missing one
    counts as. ``divisor`` is the column that must stay below `limit`, None for sums of quotients.
    ``scale`` is the size of what was added, where that may be more than the sum.
    """

    subject: Numeric
    slots: tuple[Slot, ...]
    decimals: tuple[int, ...]
    columns: tuple[Node, ...]
    fills: tuple[int | None, ...]
    divisor: Node | None
    scale: Node | None
    bounds: set[Fraction] = field(default_factory=set)

    @property
    def limit(self) -> float:
        """Denominators from here on are not safe for one of the bounds."""
        return min(safe_divisor(bound, self.decimals[0], self.decimals[1]) for bound in self.bounds)

    @property
    def multiple(self) -> int:
        """All bounds are multiples of one over this."""
        return lcm(*(bound.denominator for bound in self.bounds))

    def exact_form(self) -> tuple[Polynomial, Polynomial]:
        """Numerator and denominator with whole coefficients."""
        quotient = quotient_of(self.subject)
        bottom = reduce(mul, quotient.bottoms, number(1))
        whole = Fraction(lcm(*(factor.denominator for _, factor in (*quotient.top.terms, *bottom.terms))))
        return quotient.top.scaled(whole), bottom.scaled(whole)


class Measures:
    """The measures of a program; equal ones are one."""

    def __init__(self, graph: Graph, *, far: bool) -> None:
        """Start empty.

        Args:
            graph: where nodes are made.
            far: whether denominators may lie beyond the limits; else the caller sees to it (`limits`).
        """
        self.graph = graph
        self.far = far
        self._made: dict[Node, Measure] = {}

    @property
    def limits(self) -> dict[str, float]:
        """By column of the frame: where values begin that plain quotients are not exact for."""
        found: dict[str, float] = {}
        for measure in self._made.values():
            if measure.divisor is not None and measure.divisor.op == "column":
                name = str(measure.divisor.extra)
                found[name] = min(found.get(name, inf), measure.limit)
        return found

    def compare(self, op: str, raw: Node, bound: Fraction, measure: Measure) -> Node:
        """Compare the raw column of a measure with a bound."""
        if raw.op == "missing":
            return self.graph.open
        measure = self._made.setdefault(raw, measure)
        measure.bounds.add(bound)
        divisor = measure.divisor
        if divisor is None or divisor.op != "column" or self.far:
            nodes = (raw, *measure.columns, *filter(None, (divisor, measure.scale)))
            raw = self.graph.make("settle", *nodes, extra=measure, kind="real", nullable=raw.nullable)
        return self.graph.compare(op, raw, shifted_bound(op, bound))
