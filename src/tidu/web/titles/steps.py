"""The one way in which titles change after they were granted: a step is appended, what lists read follows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from tidu.engine.upkeep import bar_end
from tidu.web.assessments.latest import mark_stale
from tidu.web.audit import services as audit
from tidu.web.audit.services import batched
from tidu.web.enterprises.guards import RegistryError, require_decision
from tidu.web.enterprises.summary import refresh_summaries
from tidu.web.packs import level_label, library
from tidu.web.titles.course import Course, Kind, State, Step
from tidu.web.titles.models import Title, TitleEvent
from tidu.web.titles.notices import tell_step

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tidu.web.accounts.models import User

ACTIONS = {
    Kind.SUSPENDED: "暂停称号",
    Kind.RESUMED: "恢复使用称号",
    Kind.REVOKED: "撤销称号",
    Kind.RESTORED: "复议恢复称号",
    Kind.CANCELLED: "放弃称号",
}
"""Steps that a person may record, as the trail calls them."""
_IMPORTED = "导入的名单载明已撤销"
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in the decision on a step. ``ground`` is an id of the packs' grounds of revocation."""

    reason: str
    document: str = ""
    ground: str = ""


def course_of(title: Title, events: Iterable[TitleEvent] | None = None) -> Course:
    """Return the course of a title; one query where its events are not at hand."""
    found = title.events.all() if events is None else events
    steps = sorted(found, key=lambda one: one.position)
    return Course(title.since, title.until, tuple(Step(Kind(one.kind), one.on) for one in steps))


@transaction.atomic
def take_step(*, actor: User | None, title: Title, kind: Kind, on: date, words: Words) -> TitleEvent:
    """Append a step to a title.

    Args:
        actor: an officer or operator; None for the system.
        title: the title.
        kind: one of `ACTIONS`.
        on: the day from which it counts.
        words: what the decision says.

    Raises:
        RegistryError: no right, no reason, an unknown ground, or a step that cannot follow what was done so far.
    """
    # The row is locked: of two who decide at once, the second sees what the first has done.
    title = Title.objects.select_for_update().get(pk=title.pk)
    firm = title.enterprise
    require_decision(actor, firm)
    if not words.reason.strip():
        raise RegistryError(f"请写明{ACTIONS[kind]}的原因")
    course = course_of(title)
    if refusal := course.refusal(Step(kind, on)):
        raise RegistryError(refusal)
    event = TitleEvent(
        title=title,
        position=len(course.steps) + 1,
        kind=kind,
        on=on,
        document=words.document.strip()[:80],
        reason=words.reason.strip()[:500],
        made_by=actor,
        **(_ground(title, on, words.ground) if kind is Kind.REVOKED else {}),
    )
    event.save()
    _bring_in_step(title, Course(course.since, course.until, (*course.steps, Step(kind, on))), event)
    refresh_summaries([firm.pk])
    mark_stale([firm.pk])
    tell_step(event)
    audit.record(actor=actor, action=ACTIONS[kind], target=firm, after=_told(title, event))
    return event


def _ground(title: Title, on: date, ground: str) -> dict[str, object]:
    """Return what the packs say of a ground on the day, kept with the event; nothing for another reason."""
    if not ground:
        return {}
    revocation = library().upkeep.revocation(title.level, on)
    known = {one.id: one.label for one in revocation.grounds} if revocation else {}
    if revocation is None or ground not in known:
        raise RegistryError(f"{level_label(title.level)}在 {on} 没有这种撤销情形，请从列表中选择")
    source = revocation.source
    return {
        "ground": ground,
        "ground_text": known[ground],
        "clause": f"《{source.document}》{source.number}，{source.clause}"[:200],
        "bar_until": bar_end(on, revocation.bar_years) if revocation.bar_years else None,
    }


def _bring_in_step(title: Title, course: Course, event: TitleEvent) -> None:
    """Write what lists and screenings read, as the events stand now."""
    out = course.out_since
    title.withdrawn_on = out
    title.withdrawn_reason = "" if out is None else _outcome(course, event)[:200]
    title.save(update_fields=["withdrawn_on", "withdrawn_reason"])


def _outcome(course: Course, event: TitleEvent) -> str:
    """Say why a title is out of force; a restored one that was suspended before is so again."""
    if event.kind == Kind.RESTORED:
        before = event.title.events.filter(kind=Kind.SUSPENDED).order_by("-position").first()
        return before.reason if before is not None else course.standing.label
    return event.reason


def _told(title: Title, event: TitleEvent) -> dict[str, object]:
    told = {
        "称号": level_label(title.level),
        "有效期至": title.until,
        "生效日期": event.on,
        "原因": event.reason,
        "情形": event.ground_text,
        "依据": event.clause,
        "限报至": event.bar_until,
        "文号": event.document,
    }
    return {label: value for label, value in told.items() if value}


def note_withdrawals(titles: Iterable[Title]) -> int:
    """Write the events of titles that came withdrawn already, from an import or the demo; return how many.

    Args:
        titles: stored titles; those without ``withdrawn_on`` are passed over, and so are those with events.
    """
    written = 0
    for batch in batched((one for one in titles if one.withdrawn_on is not None), _BATCH):
        known = set(
            TitleEvent.objects.filter(title__in=[one.pk for one in batch]).values_list("title_id", flat=True)
        )
        new = [_came_revoked(title) for title in batch if title.pk not in known]
        written += len(TitleEvent.objects.bulk_create(new))
    return written


def _came_revoked(title: Title) -> TitleEvent:
    assert title.withdrawn_on is not None  # noqa: S101 - the caller has passed over the others
    return TitleEvent(
        title=title,
        position=1,
        kind=Kind.REVOKED,
        on=title.withdrawn_on,
        reason=title.withdrawn_reason or _IMPORTED,
    )


def state_today(title: Title, day: date, events: Iterable[TitleEvent] | None = None) -> State:
    """Return how a title stands on a day, by its events."""
    return course_of(title, events).state(day)
