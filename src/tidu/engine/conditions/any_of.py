"""Kind ``any_of``: one part is enough; the result says which was taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.conditions.base import Kind, Unfolded
from tidu.engine.expressions.typed import AnyOf

if TYPE_CHECKING:
    from tidu.engine.conditions.base import Context
    from tidu.engine.schema.standards import Part


def unfold(part: Part, context: Context, path: str) -> Unfolded:
    """Join the alternatives with OR; alternatives the case does not know are left out."""
    parts = tuple(
        context.compile(inner, f"{path}.any_of[{index}]") for index, inner in enumerate(part.any_of)
    )
    return Unfolded(AnyOf(tuple(inner.node for inner in parts if inner.applicable)), parts)


KIND = Kind("any_of", unfold)
