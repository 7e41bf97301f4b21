"""The course of a title: what happened to it, in order, and how it stands on any day. Pure.

The term (first and last day) is the recognition itself; steps say what came after. A step is never taken back:
what undoes one is a further step.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import TextChoices

if TYPE_CHECKING:
    from datetime import date


class Kind(TextChoices):
    """What can happen to a title. The first three follow from terms and dates and are not written down twice."""

    GRANTED = "granted", "认定"
    RENEWED = "renewed", "复核延续"
    EXPIRED = "expired", "到期"
    SUSPENDED = "suspended", "暂停"
    RESUMED = "resumed", "恢复使用"
    REVOKED = "revoked", "撤销"
    RESTORED = "restored", "复议恢复"
    CANCELLED = "cancelled", "自愿放弃"


class State(TextChoices):
    """How a title stands on a day."""

    AHEAD = "ahead", "尚未生效"
    VALID = "valid", "有效"
    SUSPENDED = "suspended", "已暂停"
    REVOKED = "revoked", "已撤销"
    CANCELLED = "cancelled", "已放弃"
    EXPIRED = "expired", "已到期"


# What a title is after a step; a restored one is what it was before it was revoked.
_AFTER = {
    Kind.SUSPENDED: State.SUSPENDED,
    Kind.RESUMED: State.VALID,
    Kind.REVOKED: State.REVOKED,
    Kind.CANCELLED: State.CANCELLED,
}
NEXT: dict[State, tuple[Kind, ...]] = {
    State.VALID: (Kind.SUSPENDED, Kind.REVOKED, Kind.CANCELLED),
    State.SUSPENDED: (Kind.RESUMED, Kind.REVOKED, Kind.CANCELLED),
    State.REVOKED: (Kind.RESTORED,),
    State.CANCELLED: (),
}
"""Which steps may follow, by what the steps so far have made of the title."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened to a title, from a day on."""

    kind: Kind
    on: date


@dataclass(frozen=True, slots=True)
class Course:
    """A term with the steps taken, in their order.

    A restoration undoes a revocation from its first day: the days between count as if it had never been. A
    suspension that ended stays a gap.
    """

    since: date | None
    until: date
    steps: tuple[Step, ...] = ()

    @property
    def standing(self) -> State:
        """What the steps have made of the title, the calendar left aside."""
        return _standing(_effective(self.steps))

    @property
    def may_follow(self) -> tuple[Kind, ...]:
        """Which steps may come next."""
        return NEXT[self.standing]

    @property
    def out_since(self) -> date | None:
        """The first day from which the title is no longer in force, as the steps stand; None while it is.

        A title suspended first and revoked then is out since it was suspended.
        """
        since = None
        for step in _effective(self.steps):
            state = _AFTER[step.kind]
            if state is State.VALID:
                since = None
            elif since is None:
                since = step.on
        return since

    def state(self, day: date) -> State:
        """Return how the title stands on a day."""
        if self.since is not None and day < self.since:
            return State.AHEAD
        taken = _standing([step for step in _effective(self.steps) if step.on <= day])
        if taken in (State.REVOKED, State.CANCELLED):
            return taken
        return State.EXPIRED if day > self.until else taken

    def valid_on(self, day: date) -> bool:
        """Whether the title counts on a day."""
        return self.state(day) is State.VALID

    def refusal(self, step: Step) -> str:
        """Say in Chinese why a step cannot be taken; empty where it can."""
        if step.kind not in self.may_follow:
            return f"称号{self.standing.label}，不能再{step.kind.label}"
        if self.since is not None and step.on < self.since:
            return f"日期不能早于称号生效之日 {self.since}"
        if self.steps and step.on < self.steps[-1].on:
            last = self.steps[-1]
            return f"日期不能早于上一步（{last.on} {last.kind.label}）"
        if step.kind in (Kind.SUSPENDED, Kind.RESUMED, Kind.CANCELLED) and step.on > self.until:
            return f"称号已于 {self.until} 到期，不能再{step.kind.label}"
        return ""


def _effective(steps: tuple[Step, ...]) -> list[Step]:
    """Return the steps that count: a restoration takes the revocation before it away, and itself."""
    kept: list[Step] = []
    for step in steps:
        if step.kind is Kind.RESTORED:
            kept = [one for one in kept if one.kind is not Kind.REVOKED]
        else:
            kept.append(step)
    return kept


def _standing(steps: list[Step]) -> State:
    return _AFTER[steps[-1].kind] if steps else State.VALID
