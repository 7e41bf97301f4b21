"""Kind ``matches``: the best tier whose test holds, else ``otherwise``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.compiled.points import Best, Step
from tidu.engine.indicators.base import Kind, TableError, exact

if TYPE_CHECKING:
    from tidu.engine.indicators.base import Context
    from tidu.engine.schema.scores import Indicator


def unfold(indicator: Indicator, context: Context, path: str) -> Best:
    """Type the tests, most points first.

    Raises:
        TableError: a tier that can never be the best, because it earns no more than ``otherwise``.
    """
    spec = indicator.matches
    assert spec is not None  # noqa: S101 - the builder chose this kind by the key
    otherwise = exact(spec.otherwise)
    steps = []
    for index, tier in enumerate(spec.tiers):
        place = f"{path}.matches.tiers[{index}]"
        if exact(tier.points) <= otherwise:
            raise TableError(
                "这一档不可能被取用",
                place,
                expected=f"分值大于 {spec.otherwise:g}",
                got=f"{tier.points:g}",
                hint="得分不高于 otherwise 的档可以删去",
            )
        steps.append(Step(exact(tier.points), context.test(tier.when, f"{place}.when")))
    return Best(tuple(sorted(steps, key=lambda step: step.points, reverse=True)), otherwise)


KIND = Kind("matches", unfold)
