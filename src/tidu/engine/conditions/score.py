"""Kind ``score``: the total, or the points of a group, reach a line; decided on intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.conditions.base import Kind, Unfolded

if TYPE_CHECKING:
    from tidu.engine.conditions.base import Context
    from tidu.engine.schema.standards import Part


def unfold(part: Part, context: Context, path: str) -> Unfolded:
    """Ask for the line; pass if low ≥ line, fail if high < line, else open."""
    assert part.score is not None  # noqa: S101 - the compiler chose this kind by the key
    return Unfolded(context.score_line(part.score, f"{path}.score"))


KIND = Kind("score", unfold)
