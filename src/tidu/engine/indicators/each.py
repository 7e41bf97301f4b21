"""Kind ``each``: points for every item that holds, up to a cap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.compiled.points import AddUp
from tidu.engine.indicators.base import Kind, exact

if TYPE_CHECKING:
    from tidu.engine.indicators.base import Context
    from tidu.engine.schema.scores import Indicator


def unfold(indicator: Indicator, context: Context, path: str) -> AddUp:
    """Type the items."""
    spec = indicator.each
    assert spec is not None  # noqa: S101 - the builder chose this kind by the key
    tests = (context.test(item.when, f"{path}.each.of[{index}].when") for index, item in enumerate(spec.of))
    return AddUp(exact(spec.points), exact(spec.cap), tuple(tests))


KIND = Kind("each", unfold)
