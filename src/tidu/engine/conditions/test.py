"""Kind ``test``: an expression of the rule language that must hold.

``renewal_test`` takes its place on renewal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.conditions.base import Kind, Unfolded

if TYPE_CHECKING:
    from tidu.engine.conditions.base import Context
    from tidu.engine.schema.standards import Part


def unfold(part: Part, context: Context, path: str) -> Unfolded:
    """Type the expression of the case."""
    key = "renewal_test" if context.case == "renewal" and part.renewal_test else "test"
    text = getattr(part, key)
    return Unfolded(context.test(text, f"{path}.{key}"), text=text)


KIND = Kind("test", unfold)
