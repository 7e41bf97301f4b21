"""What is done to items: raised, changed, reported on, moved, done, reopened. Each step is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from tidu.engine.errors import TiduError
from tidu.web.audit import services as audit
from tidu.web.meetings.access import may_act
from tidu.web.meetings.models import Act, ItemStep, MeetingItem, State
from tidu.web.meetings.notices import ask, tell_done, tell_progress
from tidu.web.plans.access import may_keep

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tidu.web.accounts.models import User
    from tidu.web.organisations.models import OrganisationUnit
    from tidu.web.plans.models import AdoptedPlan


class ItemError(TiduError):
    """An item cannot be handled so; the text says why."""


@transaction.atomic
def save_item(  # noqa: PLR0913 - what an item is, each by name
    *,
    actor: User,
    plan: AdoptedPlan,
    item: MeetingItem | None,
    meeting: str,
    raised_on: date,
    title: str,
    owner: OrganisationUnit,
    due_on: date,
    detail: str = "",
    helpers: Iterable[OrganisationUnit] = (),
) -> MeetingItem:
    """Hand an issue to a unit, or put right what was written of it; the owner is told.

    Raises:
        ItemError: no right, a meeting to come, or due before the meeting.
    """
    _require(actor, plan)
    if raised_on > timezone.localdate():
        raise ItemError("会议日期不能晚于今天")
    if due_on < raised_on:
        raise ItemError("办理时限不能早于会议日期")
    before = _said(item) if item is not None else None
    kept = item or MeetingItem(plan=plan)
    kept.meeting, kept.raised_on, kept.title, kept.detail = meeting, raised_on, title, detail
    kept.owner, kept.due_on = owner, due_on
    kept.save()
    kept.helpers.set([unit for unit in helpers if unit != owner])
    after = _said(kept)
    if before == after:
        return kept
    _step(actor, kept, Act.RAISED if before is None else Act.CHANGED, _changes(before, after))
    action = "提出联席会议事项" if before is None else "修改联席会议事项"
    audit.record(actor=actor, action=action, target=kept, before=before, after=after)
    if kept.is_open:
        ask(kept)
    return kept


@transaction.atomic
def report(*, actor: User, item: MeetingItem, text: str) -> None:
    """Say what was done so far.

    Raises:
        ItemError: no right, done already, or nothing said.
    """
    found = _open(actor, item)
    said = _text(text, "请写明进展")
    _step(actor, found, Act.PROGRESS, said)
    audit.record(actor=actor, action="填写事项进展", target=found, after={"进展": said})
    tell_progress(found, actor)


@transaction.atomic
def finish(*, actor: User, item: MeetingItem, outcome: str) -> None:
    """Say what came of it; nothing more is asked of the owner.

    Raises:
        ItemError: no right, done already, or no outcome.
    """
    found = _open(actor, item)
    found.outcome = _text(outcome, "请写明办理结果")
    found.state, found.done_on = State.DONE, timezone.localdate()
    found.save()
    _step(actor, found, Act.DONE, found.outcome)
    audit.record(actor=actor, action="办结联席会议事项", target=found, after={"办理结果": found.outcome})
    tell_done(found, actor)


@transaction.atomic
def move(*, actor: User, item: MeetingItem, due_on: date, why: str) -> None:
    """Give another due date, with the reason.

    Raises:
        ItemError: no right, done already, no reason, or before the meeting.
    """
    found = _locked(item)
    _require(actor, found.plan)
    if not found.is_open:
        raise ItemError("事项已办结，不能改期")
    said = _text(why, "请写明改期的原因")
    if due_on < found.raised_on:
        raise ItemError("办理时限不能早于会议日期")
    before, found.due_on = found.due_on, due_on
    found.save()
    _step(actor, found, Act.MOVED, f"{before} 改为 {due_on}：{said}")
    audit.record(
        actor=actor,
        action="联席会议事项改期",
        target=found,
        before={"办理时限": before.isoformat()},
        after={"办理时限": due_on.isoformat(), "原因": said},
    )
    ask(found)


@transaction.atomic
def reopen(*, actor: User, item: MeetingItem, due_on: date, why: str) -> None:
    """Hand an item that was called done to its owner once more.

    Raises:
        ItemError: no right, not done, no reason, or a day that is over.
    """
    found = _locked(item)
    _require(actor, found.plan)
    if found.is_open:
        raise ItemError("事项还在办理中，不必重新交办")
    said = _text(why, "请写明重新交办的原因")
    if due_on < timezone.localdate():
        raise ItemError("新的办理时限不能早于今天")
    found.state, found.done_on, found.due_on = State.OPEN, None, due_on
    found.save()
    _step(actor, found, Act.REOPENED, said)
    audit.record(actor=actor, action="重新交办联席会议事项", target=found, after={"原因": said})
    ask(found)


def _open(actor: User, item: MeetingItem) -> MeetingItem:
    found = _locked(item)
    if not may_act(actor, found):
        raise ItemError("没有办理这个事项的权限")
    if not found.is_open:
        raise ItemError("事项已办结")
    return found


def _locked(item: MeetingItem) -> MeetingItem:
    """Read an item anew, so that of two people at once the second sees what the first did."""
    found = MeetingItem.objects.select_for_update(of=("self",)).select_related(
        "plan__jurisdiction", "plan__root", "owner"
    )
    locked: MeetingItem = found.get(pk=item.pk)
    return locked


def _require(actor: User, plan: AdoptedPlan) -> None:
    if not may_keep(actor, plan):
        raise ItemError("没有管理这个计划的联席会议事项的权限")


def _text(text: str, missing: str) -> str:
    if not text.strip():
        raise ItemError(missing)
    return text.strip()


def _step(actor: User, item: MeetingItem, act: Act, text: str) -> None:
    ItemStep.objects.create(item=item, act=act, text=text, due_on=item.due_on, by=actor)


def _said(item: MeetingItem) -> dict[str, str]:
    return {
        "会议": item.meeting,
        "会议日期": item.raised_on.isoformat(),
        "议题": item.title,
        "议定事项": item.detail,
        "责任单位": item.owner.name,
        "配合单位": "、".join(sorted(unit.name for unit in item.helpers.all())),
        "办理时限": item.due_on.isoformat(),
    }


def _changes(before: dict[str, str] | None, after: dict[str, str]) -> str:
    if before is None:
        return after["议定事项"]
    return "；".join(
        f"{label}：{before[label] or '（空）'} → {text or '（空）'}"
        for label, text in after.items()
        if before[label] != text
    )
