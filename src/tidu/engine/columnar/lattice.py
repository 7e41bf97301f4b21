"""Shorten AND and OR: of two bounds on one column the harder (easier) is enough, and what follows is dropped.

``revenue >= 2亿 or (employees >= 300人 and revenue >= 4亿)`` is ``revenue >= 2亿``. This holds in Kleene's logic
too, where AND is the least and OR the greatest of its parts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidu.engine.columnar.graph import Node


def shortened(op: str, parts: Iterable[Node]) -> tuple[Node, ...]:
    """Drop the parts of an AND (OR) that say nothing beside the others.

    Args:
        op: ``and`` or ``or``.
        parts: different nodes.
    """
    kept: list[Node] = []
    for part in parts:
        if any(_says_more(op, other, part) for other in kept):
            continue
        kept = [other for other in kept if not _says_more(op, part, other)]
        kept.append(part)
    return tuple(kept)


def _says_more(op: str, one: Node, other: Node) -> bool:
    """Whether, joined by ``op``, ``other`` adds nothing to ``one``."""
    # In an AND the part that implies the other says more; in an OR the part that is implied does.
    return _implies(one, other) if op == "and" else _implies(other, one)


def _implies(one: Node, other: Node) -> bool:
    """Whether ``one <= other`` for every row, in the order no < open < yes."""
    if one is other:
        return True
    if one.op == "or" or other.op == "and":
        ones = one.args if one.op == "or" else (one,)
        others = other.args if other.op == "and" else (other,)
        return all(_implies(left, right) for left in ones for right in others)
    if one.op == "and":
        return any(_implies(part, other) for part in one.args)
    if other.op == "or":
        return any(_implies(one, part) for part in other.args)
    return _bound_implies(one, other)


def _bound_implies(one: Node, other: Node) -> bool:
    """Compare two bounds on one column, in one sense."""
    if one.op != "bound" or other.op != "bound" or one.args != other.args:
        return False
    left: Any = one.extra
    right: Any = other.extra
    if left[0] != right[0]:
        return False
    if left[0] in (">=", ">"):
        return bool(left[1] >= right[1])
    return left[0] in ("<=", "<") and bool(left[1] <= right[1])
