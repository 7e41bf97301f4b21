"""What happened to a title, as people read it: granted or renewed, each step, and its end. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from tidu.web.titles.course import Kind, State
from tidu.web.titles.steps import course_of
from tidu.web.ui.formats import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from tidu.web.titles.models import Title, TitleEvent

TONES = {
    State.AHEAD: "azure",
    State.VALID: "green",
    State.SUSPENDED: "yellow",
    State.REVOKED: "red",
    State.CANCELLED: "secondary",
    State.EXPIRED: "secondary",
}
"""Colour of each state."""
_STEP_TONES = {
    Kind.SUSPENDED: "yellow",
    Kind.RESUMED: "green",
    Kind.REVOKED: "red",
    Kind.RESTORED: "green",
    Kind.CANCELLED: "secondary",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that happened, for the line of time."""

    time: str
    title: str
    text: str
    tone: str
    icon: str = "award"


def items_of(title: Title, events: Sequence[TitleEvent], others: Iterable[Title], today: date) -> list[Item]:
    """Return what happened to a title, newest first.

    Args:
        title: the title.
        events: its events.
        others: the firm's titles, among which may be the term that this one renews.
        today: a title in force has not expired yet.
    """
    begin = Kind.RENEWED if any(renews(title, other) for other in others) else Kind.GRANTED
    parts = (f"有效期至 {day(title.until)}", title.number, title.batch, f"来源：{title.source.name}")
    items = [
        Item(day(title.since) if title.since else "日期未登记", begin.label, _joined(*parts), "green"),
        *(_step(event) for event in sorted(events, key=lambda one: one.position)),
    ]
    if course_of(title, events).state(today) is State.EXPIRED:
        items.append(Item(day(title.until), Kind.EXPIRED.label, "有效期届满", "secondary"))
    return items[::-1]


def renews(title: Title, other: Title) -> bool:
    """Whether a title follows another of its level without a gap."""
    return (
        other.level == title.level
        and title.since is not None
        and other.until < title.until
        and title.since <= other.until + timedelta(days=1)
    )


def _step(event: TitleEvent) -> Item:
    kind = Kind(event.kind)
    parts = (
        f"情形：{event.ground_text}" if event.ground_text else "",
        f"原因：{event.reason}",
        f"文号：{event.document}" if event.document else "",
        f"依据：{event.clause}" if event.clause else "",
        f"至 {day(event.bar_until)} 不得申报" if event.bar_until else "",
        f"登记人：{event.made_by.name}" if event.made_by else "",
    )
    return Item(day(event.on), kind.label, _joined(*parts), _STEP_TONES[kind])


def _joined(*parts: str) -> str:
    return "　".join(part for part in parts if part)
