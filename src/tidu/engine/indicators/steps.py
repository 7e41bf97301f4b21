"""Kind ``steps``: points for every full step of a value, up to a cap (1 per full 2 years, at most 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.compiled.points import Best, Step
from tidu.engine.expressions.typed import Compare, Literal
from tidu.engine.indicators.base import Kind, TableError, exact, literal

if TYPE_CHECKING:
    from fractions import Fraction

    from tidu.engine.indicators.base import Context
    from tidu.engine.schema.scores import Indicator

# More steps than this is a slip (per: "1元" on a money value), and would only bloat the program.
_MOST_STEPS = 100


def unfold(indicator: Indicator, context: Context, path: str) -> Best:
    """Write the steps out as tiers.

    Raises:
        TableError: a step that is not positive, or a cap that is not a whole number of steps.
    """
    spec = indicator.steps
    assert spec is not None  # noqa: S101 - the builder chose this kind by the key
    value = context.number(spec.value, f"{path}.steps.value")
    per = literal(spec.per, value.unit, f"{path}.steps.per")
    points, cap = exact(spec.points), exact(spec.cap)
    count = cap / points if points > 0 else None
    if per <= 0 or count is None or count.denominator != 1 or count > _MOST_STEPS:
        raise TableError(
            "步长与封顶不合",
            f"{path}.steps",
            expected="封顶是每步分值的整数倍",
            got=f"{spec.points:g}/{spec.cap:g}",
        )

    def reached(step: int) -> Step:
        bound: Fraction = per * step
        return Step(points * step, Compare(">=", value, Literal(bound, value.unit)))

    return Best(tuple(reached(step) for step in range(int(count), 0, -1)), exact(0), value)


KIND = Kind("steps", unfold)
