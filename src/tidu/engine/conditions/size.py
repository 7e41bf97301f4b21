"""Kind ``size``: the firm's size class (300号) is among some.

Without an industry all industries must agree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.conditions.base import Kind, Unfolded

if TYPE_CHECKING:
    from tidu.engine.conditions.base import Context
    from tidu.engine.schema.standards import Part


def unfold(part: Part, context: Context, path: str) -> Unfolded:
    """Ask the classification standard."""
    assert part.size is not None  # noqa: S101 - the compiler chose this kind by the key
    return Unfolded(context.size(part.size, f"{path}.size"))


KIND = Kind("size", unfold)
