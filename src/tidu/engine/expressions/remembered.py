"""Remember what is read off a frozen tree, so that a rule is taken apart once and not for every firm."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

N = TypeVar("N")
V = TypeVar("V")

MOST = 65_536
"""Nodes remembered; a library of packs has a tenth of that."""


def remembered(function: Callable[[N], V]) -> Callable[[N], V]:
    """Let a function of one frozen node answer a second time without work.

    By identity: hashing a deep tree costs more than walking it. The node is kept beside the answer, so that its
    identity is not given to another one meanwhile.
    """
    kept: dict[int, tuple[N, V]] = {}

    @wraps(function)
    def answer(node: N) -> V:
        found = kept.get(id(node))
        if found is None:
            if len(kept) >= MOST:
                kept.clear()
            found = kept[id(node)] = (node, function(node))
        return found[1]

    return answer
