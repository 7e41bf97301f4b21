"""Kind ``by_band``: which part is asked depends on the firm, e.g. R&D intensity by last year's revenue.

The first band whose ``when`` holds speaks. While ``when`` is open, every band that may still be the one has
to agree before the condition is decided.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.conditions.base import Kind, Unfolded
from tidu.engine.expressions.typed import Branch, Constant, FirstOf

if TYPE_CHECKING:
    from tidu.engine.conditions.base import Context
    from tidu.engine.schema.standards import Part


def unfold(part: Part, context: Context, path: str) -> Unfolded:
    """Turn the bands into branches; a band without ``when`` takes what is left."""
    parts = tuple(
        context.compile(inner, f"{path}.by_band[{index}]") for index, inner in enumerate(part.by_band)
    )
    branches = tuple(Branch(inner.when or Constant(value=True), inner.node) for inner in parts)
    return Unfolded(FirstOf(branches), parts)


KIND = Kind("by_band", unfold)
