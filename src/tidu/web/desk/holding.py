"""What a firm holds: its titles as they stand today, and what keeps it from applying."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, prefetch_related_objects

from tidu.web.packs import level_label
from tidu.web.titles.bars import Bar, bars_among
from tidu.web.titles.course import Kind, State
from tidu.web.titles.history import TONES
from tidu.web.titles.models import Title
from tidu.web.titles.steps import course_of
from tidu.web.ui.formats import day
from tidu.web.upkeep.models import YearlyUpdate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tidu.web.enterprises.models import Enterprise
    from tidu.web.titles.models import TitleEvent

SOON = 180
"""Days before its end from which on a title is called to mind."""
_ENDED = (State.EXPIRED, State.CANCELLED)


@dataclass(frozen=True, slots=True)
class Held:
    """A title with its state, the days that are left while it is in force, and why it is not."""

    title: Title
    state: State
    days_left: int | None
    note: str

    @property
    def tone(self) -> str:
        """Colour of the state."""
        return TONES[self.state]

    @property
    def ends_soon(self) -> bool:
        """Whether it is time to think of its renewal."""
        return self.days_left is not None and self.days_left <= SOON


def titles_of(firm: Enterprise, year: int) -> list[Title]:
    """Return a firm's titles, the longest valid first; ``updated`` says whether the update of a year was done.

    A query, and one more where a title is out of force: no other has steps that count today.
    """
    done = YearlyUpdate.objects.filter(title=OuterRef("pk"), year=year)
    titles = list(Title.objects.filter(enterprise=firm).annotate(updated=Exists(done)))
    prefetch_related_objects([one for one in titles if one.withdrawn_on is not None], "events")
    return titles


def held_of(titles: Sequence[Title], today: date) -> list[Held]:
    """Return the titles to show: all in force or out of force by a decision, of each level that ended the last."""
    shown, seen = [], set()
    for title in titles:
        events = _events(title)
        state = course_of(title, events).state(today)
        if state in _ENDED and title.level in seen:
            continue
        seen.add(title.level)
        left = (title.until - today).days if state is State.VALID else None
        shown.append(Held(title, state, left, _note(events, state)))
    return shown


def bars_on(titles: Sequence[Title], today: date) -> list[tuple[str, Bar]]:
    """Return the bars that run, each with the title it comes from."""
    events = [event for title in titles for event in _events(title)]
    return [(level_label(bar.level), bar) for bar in bars_among(events, on=today)]


def _events(title: Title) -> list[TitleEvent]:
    return list(title.events.all()) if title.withdrawn_on is not None else []


def _note(events: Sequence[TitleEvent], state: State) -> str:
    kinds = {State.SUSPENDED: Kind.SUSPENDED, State.REVOKED: Kind.REVOKED}
    last = next((one for one in reversed(events) if one.kind == kinds.get(state)), None)
    return f"{day(last.on)} {state.label}：{last.ground_text or last.reason}" if last is not None else ""
