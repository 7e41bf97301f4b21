"""The five values of a condition and the logic that joins them.

Kleene's strong logic with two additions (design §4): ``manual`` (only a person can answer, and has not yet)
behaves as ``unknown``, and ``unknown`` with ``manual`` is ``unknown``; ``not_applicable`` is neutral.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Verdict(IntEnum):
    """What is known of a condition.

    The numbers are the codes of the columnar executor and of stored screenings. They are ordered so that
    AND is the minimum.
    """

    unmet = 0
    unknown = 1
    manual = 2
    met = 3
    not_applicable = 4

    @property
    def label(self) -> str:
        """Chinese word shown to users."""
        return _LABELS[self]

    @property
    def is_open(self) -> bool:
        """Whether a fact or a judgement can still decide it."""
        return self in (Verdict.unknown, Verdict.manual)


_LABELS = {
    Verdict.unmet: "不满足",
    Verdict.unknown: "待补数据",
    Verdict.manual: "待人工认定",
    Verdict.met: "满足",
    Verdict.not_applicable: "不适用",
}

# AND wants unmet < unknown < manual < met; OR wants unmet < manual < unknown < met, so that
# unknown wins over manual in both.
_OR_ORDER = {
    Verdict.not_applicable: -1,
    Verdict.unmet: 0,
    Verdict.manual: 1,
    Verdict.unknown: 2,
    Verdict.met: 3,
}


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """AND: unmet if any is unmet, else unknown if any is, else manual if any is, else met.

    Returns:
        ``not_applicable`` when nothing (or nothing applicable) is joined.
    """
    return min(verdicts, default=Verdict.not_applicable)


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
    """OR: met if any is met, else unknown if any is, else manual if any is, else unmet.

    Returns:
        ``not_applicable`` when nothing (or nothing applicable) is joined.
    """
    return max(verdicts, default=Verdict.not_applicable, key=_OR_ORDER.__getitem__)


def negate(verdict: Verdict) -> Verdict:
    """NOT: met and unmet change places, the others stay."""
    if verdict is Verdict.met:
        return Verdict.unmet
    if verdict is Verdict.unmet:
        return Verdict.met
    return verdict


def agree(verdicts: Iterable[Verdict]) -> Verdict:
    """Join the branches that are still possible: what all of them say, else open.

    Used where the branch itself is unknown (a size band whose revenue is missing).
    """
    found = set(verdicts) - {Verdict.not_applicable}
    if not found:
        return Verdict.not_applicable
    if len(found) == 1:
        return found.pop()
    # Different answers: the fact that chooses the branch decides, so a person alone cannot settle it.
    return Verdict.unknown
