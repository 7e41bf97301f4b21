"""How far a firm is from a title, by its result: the same reckoning that screenings do by columns. Pure.

The distance of an unmet condition is what its fact lacks as a part of what the fact must reach: 62.8万 of 100万
is 0.372, three patents of four are 0.25. Where no single figure tells, it is 1.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tidu.engine.values import Verdict

if TYPE_CHECKING:
    from tidu.engine.results import ConditionResult, Gap, Result


def unmet_conditions(result: Result) -> tuple[ConditionResult, ...]:
    """Return the top-level conditions that are not met."""
    return tuple(one for one in result.conditions if one.verdict is Verdict.unmet)


def open_conditions(result: Result) -> tuple[ConditionResult, ...]:
    """Return the top-level conditions that a fact or a person still has to decide."""
    return tuple(one for one in result.conditions if one.verdict.is_open)


def distance(result: Result) -> float:
    """Return the sum over unmet conditions, at most 1 each."""
    return round(sum(_distance(one, result) for one in unmet_conditions(result)), 6)


def _distance(condition: ConditionResult, result: Result) -> float:
    gap = condition.gap
    # Where alternatives or bands compete, no one figure speaks for the condition.
    if gap is None or condition.kind in ("any_of", "by_band"):
        return 1.0
    now = _now(condition, gap, result)
    return 1.0 if now is None else float(gap.amount) / (abs(now) + float(gap.amount))


def _now(condition: ConditionResult, gap: Gap, result: Result) -> float | None:
    if gap.fact == "score":
        return float(result.score.high) if result.score else None
    for one in _inputs(condition):
        if one[0] == gap.fact and isinstance(one[1], Decimal):
            return float(one[1])
    return None


def _inputs(condition: ConditionResult) -> list[tuple[str, object]]:
    own: list[tuple[str, object]] = [(one.fact, one.value) for one in condition.inputs]
    return own + [pair for part in condition.parts for pair in _inputs(part)]
