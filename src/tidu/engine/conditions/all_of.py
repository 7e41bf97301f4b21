"""Kind ``all_of``: every part must hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.conditions.base import Kind, Unfolded
from tidu.engine.expressions.typed import AllOf

if TYPE_CHECKING:
    from tidu.engine.conditions.base import Context
    from tidu.engine.schema.standards import Part


def unfold(part: Part, context: Context, path: str) -> Unfolded:
    """Join the parts with AND; parts the case does not test are left out."""
    parts = tuple(
        context.compile(inner, f"{path}.all_of[{index}]") for index, inner in enumerate(part.all_of)
    )
    return Unfolded(AllOf(tuple(inner.node for inner in parts if inner.applicable)), parts)


KIND = Kind("all_of", unfold)
