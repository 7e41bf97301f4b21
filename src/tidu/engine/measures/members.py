"""What one firm brings to one aggregate: in, out or open, with a value, a range or none."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from tidu.engine.expressions.typed import Arithmetic, Literal, Over, Reference, Root, slots_of
from tidu.engine.scalar.cells import Span
from tidu.engine.scalar.intervals import Interval
from tidu.engine.scalar.judge import MET, NOTHING, Judge, Judged
from tidu.engine.values import Verdict

if TYPE_CHECKING:
    from tidu.engine.expressions.typed import Slot


@dataclass(frozen=True, slots=True)
class Member:
    """A firm that counts in an aggregate, or may.

    ``certain``: it surely counts. ``low`` and ``high`` bound its value (None: without bound); of a share they
    are 0 and 1: whether the condition holds. ``undefined``: it has no value and is left out.
    """

    index: int
    certain: bool
    low: Fraction | None
    high: Fraction | None
    undefined: bool = False
    missing: frozenset[Slot] = NOTHING
    judgements: frozenset[Slot] = NOTHING

    @property
    def is_open(self) -> bool:
        """Whether it is not known that it counts, or with what value."""
        return not self.undefined and (not self.certain or self.low is None or self.low != self.high)


ONE = Interval(Fraction(1), Fraction(1))
ZERO = Interval(Fraction(0), Fraction(0))
EITHER = Interval(Fraction(0), Fraction(1))


def member_of(node: Over, judge: Judge, index: int) -> Member | None:
    """Return what a firm brings to an aggregate; None when it surely does not count.

    Args:
        node: the aggregate.
        judge: of the firm.
        index: place of the firm in the pool.
    """
    where = judge.judge(node.where) if node.where is not None else MET
    if where.verdict is Verdict.unmet:
        return None
    if node.subject is None:
        return _member(index, where, ONE)
    if isinstance(node.subject, Literal | Reference | Arithmetic | Root | Over):
        value = judge.interval(node.subject)
        open_slots = frozenset(slot for slot in slots_of(node.subject) if _is_open(judge, slot))
        return _member(index, where, value, Judged(Verdict.unknown, open_slots))
    held = judge.judge(node.subject)
    value = EITHER if held.verdict.is_open else ONE if held.verdict is Verdict.met else ZERO
    return _member(index, where, value, held)


def _member(index: int, where: Judged, value: Interval, waits: Judged = MET) -> Member:
    """Put together membership and value; ``waits`` holds what the value waits for while it is open."""
    if value.undefined:
        return Member(index, where.verdict is Verdict.met, None, None, undefined=True)
    settled = value.point is not None
    return Member(
        index,
        # A value that perhaps does not exist is left out then: the firm may count or not.
        where.verdict is Verdict.met and not value.perhaps_undefined,
        value.low,
        value.high,
        missing=where.missing if settled else where.missing | waits.missing,
        judgements=where.judgements if settled else where.judgements | waits.judgements,
    )


def _is_open(judge: Judge, slot: Slot) -> bool:
    cell = judge.read(slot)
    return cell is None or isinstance(cell, Span)
