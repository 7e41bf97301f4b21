"""When a figure reaches its goal, by the operator the document uses, and how much is still missing."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from tidu.plans.schema.targets import Operator

if TYPE_CHECKING:
    from tidu.plans.model import PlanTarget

_DOWNWARD = frozenset({Operator.at_most, Operator.less, Operator.zero})


@dataclass(frozen=True, slots=True)
class Goal:
    """What must be reached, in base units.

    ``figure`` is the line (the lower end of a range); ``adds_up``: a count or sum that grows towards it, not a
    share or mean; ``baseline``: the figure before the plan, where it is known.
    """

    op: Operator
    figure: Fraction
    adds_up: bool
    baseline: Fraction | None = None

    @classmethod
    def of(cls, target: PlanTarget, factor: Fraction) -> Goal:
        """Return the goal of a target; ``factor`` is the worth of its printed unit."""
        known = target.spec.baseline
        baseline = Fraction(str(known.value)) * factor if known is not None else None
        return cls(target.spec.op, target.low, target.adds_up, baseline)

    @property
    def downward(self) -> bool:
        """Whether the goal is to come down to the figure."""
        return self.op in _DOWNWARD

    def met_by(self, value: Fraction) -> bool:
        """Whether a figure reaches the goal. ``about``, a bare figure and a range are met from their figure on."""
        if self.op is Operator.more:
            return value > self.figure
        if self.op is Operator.less:
            return value < self.figure
        return value <= self.figure if self.downward else value >= self.figure

    def sure(self, low: Fraction | None, high: Fraction | None) -> Fraction | None:
        """Return the end of a range that counts for sure: the low one, going down the high one."""
        return high if self.downward else low

    def best(self, low: Fraction | None, high: Fraction | None) -> Fraction | None:
        """Return the end that it may come to at best; None is without bound."""
        return low if self.downward else high

    def short_by(self, value: Fraction) -> Fraction:
        """Return how much a figure falls short, at least 0; a goal to be exceeded counts from its figure."""
        distance = value - self.figure if self.downward else self.figure - value
        return max(distance, Fraction(0))

    def share_done(self, value: Fraction) -> Fraction:
        """Return how much of the way is behind, from the baseline (else from nothing); 1 is all of it."""
        if self.met_by(value):
            return Fraction(1)
        if self.downward:
            way = self.baseline - self.figure if self.baseline is not None else Fraction(0)
            return max(Fraction(0), 1 - (value - self.figure) / way) if way > 0 else Fraction(0)
        begun = self.baseline or Fraction(0)
        way = self.figure - begun
        return max(Fraction(0), min((value - begun) / way, Fraction(1))) if way > 0 else Fraction(0)
