"""The pool a plan is measured over: firms with their facts, and the libraries they are in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tidu.engine.facts import Facts


@dataclass(frozen=True, slots=True)
class PoolFirm:
    """One firm.

    Args:
        key: what the caller knows it by, usually its 统一社会信用代码.
        name: as shown.
        facts: with absolute years; a ledger ``titles`` in them is the history of its titles.
        jurisdiction: GB/T 2260 code or its first digits; decides which regional standards apply.
        libraries: ids such as ``changchun.pool``; None where nobody has said which libraries it is in.
        active: whether it is still there; one that closed keeps its history, and neither rises nor renews.
    """

    key: str
    name: str
    facts: Facts
    jurisdiction: str = ""
    libraries: frozenset[str] | None = None
    active: bool = True


Pool = Sequence[PoolFirm]
"""Firms in a fixed order; results name them by their place in it, from 0."""
