"""Kind ``holds``: a valid title of a level on the date; a composite level is held through any member."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.conditions.base import Kind, Unfolded

if TYPE_CHECKING:
    from tidu.engine.conditions.base import Context
    from tidu.engine.schema.standards import Part


def unfold(part: Part, context: Context, path: str) -> Unfolded:
    """Ask for the level's title."""
    return Unfolded(context.title(part.holds or "", f"{path}.holds"))


KIND = Kind("holds", unfold)
