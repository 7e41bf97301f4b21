"""Kind ``given``: points handed in as a fact, e.g. those a province sets; missing, any are possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.compiled.points import GivenPoints
from tidu.engine.indicators.base import Kind, exact

if TYPE_CHECKING:
    from tidu.engine.indicators.base import Context
    from tidu.engine.schema.scores import Indicator


def unfold(indicator: Indicator, context: Context, path: str) -> GivenPoints:
    """Read the fact that carries the points."""
    spec = indicator.given
    assert spec is not None  # noqa: S101 - the builder chose this kind by the key
    return GivenPoints(context.given(spec.fact, f"{path}.given.fact"), exact(spec.max))


KIND = Kind("given", unfold)
