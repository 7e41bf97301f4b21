"""How far a firm is from a standard: each unmet condition by how far its figure is from its line."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tidu.engine.values import Verdict

if TYPE_CHECKING:
    from tidu.engine.results import ConditionResult, Result

_WHOLE = Fraction(1)


def distance(result: Result) -> Fraction:
    """Return the sum of relative gaps over unmet conditions: at most 1 each, 1 where it is no figure."""
    lacking = (condition for condition in result.conditions if condition.verdict is Verdict.unmet)
    return sum((shortfall(condition) for condition in lacking), Fraction(0))


def shortfall(condition: ConditionResult) -> Fraction:
    """Return how far an unmet condition is from its line, relative to it: at most 1, which stands for no figure."""
    lacking = [shortfall(part) for part in condition.parts if part.verdict is Verdict.unmet]
    own = _relative(condition)
    if own is not None:
        # Beside its own figure a condition may have exemptions: the nearer way counts.
        return own
    if not lacking:
        return _WHOLE
    return min(lacking) if condition.kind != "all_of" else min(_WHOLE, sum(lacking, Fraction(0)))


def _relative(condition: ConditionResult) -> Fraction | None:
    """How far a figure is from its line, relative to the line; the worst year of several."""
    line = condition.required.value if condition.required else None
    if line is None or line == 0:
        return None
    values = condition.value if isinstance(condition.value, list) else [condition.value]
    gaps = [
        abs(value - Fraction(line)) / abs(Fraction(line)) for value in values if isinstance(value, Fraction)
    ]
    falling = condition.required is not None and condition.required.op in ("<=", "<", "within")
    wrong = [
        gap
        for gap, value in zip(gaps, (value for value in values if isinstance(value, Fraction)), strict=True)
        if (value > line if falling else value < line)
    ]
    return min(_WHOLE, max(wrong)) if wrong else None
