"""Until when a firm may not apply because a title was revoked on a ground that bars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.web.packs import library
from tidu.web.titles.course import Kind
from tidu.web.titles.models import TitleEvent

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tidu.web.enterprises.models import Enterprise


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: of which firm, its last day, the title it comes from, and the ground."""

    enterprise_id: int
    until: date
    level: str
    ground: str
    clause: str


def bar_until(enterprise: Enterprise, level: str, on: date) -> date | None:
    """Return the last day on which a firm may not apply for a level; None where it may on the day asked.

    A revocation bars from the level itself and from all that stand under the same rule of upkeep (the titles of
    the gradient bar from one another). A restored title bars no longer.

    Args:
        enterprise: the firm.
        level: level applied for.
        on: day of the application.
    """
    return max((bar.until for bar in bars_of([enterprise.pk], on=on) if covers(bar, level, on)), default=None)


def bars_of(enterprise_ids: Iterable[int], *, on: date) -> list[Bar]:
    """Return the bars that run on a day, the longest first; one query.

    Args:
        enterprise_ids: ids of firms that whoever asks may see.
        on: the day.
    """
    found = TitleEvent.objects.filter(
        title__enterprise__in=list(enterprise_ids), kind__in=(Kind.REVOKED, Kind.RESTORED)
    ).select_related("title")
    return bars_among(found.order_by("title", "position"), on=on)


def bars_among(events: Iterable[TitleEvent], *, on: date) -> list[Bar]:
    """Return the bars that run on a day, the longest first, of events that have been read with their titles.

    Args:
        events: those of a title in their order.
        on: the day.
    """
    undoing = (Kind.REVOKED, Kind.RESTORED)
    last: dict[int, TitleEvent] = {event.title_id: event for event in events if event.kind in undoing}
    running = [
        Bar(event.title.enterprise_id, event.bar_until, event.title.level, event.ground_text, event.clause)
        for event in last.values()
        if event.kind == Kind.REVOKED and event.bar_until is not None and event.on <= on <= event.bar_until
    ]
    return sorted(running, key=lambda bar: bar.until, reverse=True)


def covers(bar: Bar, level: str, on: date) -> bool:
    """Whether a bar from one level keeps a firm from another: the same, or one under the same rule on the day."""
    rule = library().upkeep.rule(bar.level, on)
    return level == bar.level or (rule is not None and level in rule.levels)
