"""Read upkeep: titles that end, who may renew, and the figures of the first page."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone

from tidu.engine.upkeep import months_after
from tidu.web.packs import level_label, library
from tidu.web.titles.bars import Bar, bars_of, covers
from tidu.web.titles.course import Kind, State
from tidu.web.titles.models import Title, TitleEvent
from tidu.web.upkeep.models import Alert
from tidu.web.upkeep.updates import missed_years

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tidu.web.accounts.models import User
    from tidu.web.enterprises.models import Enterprise
    from tidu.web.jurisdictions.models import Jurisdiction
    from tidu.web.titles.access import TitleQuerySet
    from tidu.web.upkeep.updates import Standing

SOON = (30, 90, 180)
# The step that made a title what it is, and with which of them its course may end: a restored title that is out
# of force was suspended before it was revoked.
_DECIDED = {
    State.SUSPENDED: (Kind.SUSPENDED, (Kind.SUSPENDED, Kind.RESTORED)),
    State.REVOKED: (Kind.REVOKED, (Kind.REVOKED,)),
}
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """A title that ends, and what stands in the way of its renewal or deserves a look.

    ``missed`` are the years whose update is overdue or was late; ``bar`` is the longest bar that covers the level.
    """

    title: Title
    missed: dict[int, Standing]
    bar: Bar | None
    alert: Alert | None

    @property
    def enterprise(self) -> Enterprise:
        """The holder."""
        return self.title.enterprise

    @property
    def is_clear(self) -> bool:
        """Whether nothing is known against it."""
        return not (self.missed or self.bar or self.alert)


def renewal_candidates(root: Jurisdiction, level: str, until: date) -> list[Candidate]:
    """Return the titles of a level that end from today up to a day, the first to end in front.

    A firm that holds a later term of the level already is renewed: it is left out. For a batch of renewals; the
    caller has checked that the whole tenant may be seen.

    Args:
        root: the tenant.
        level: the level.
        until: last day of the ends looked for.
    """
    today = timezone.localdate()
    titles = Title.objects.filter(enterprise__root=root, enterprise__merged_into=None)
    return candidates(ending(titles, today=today, until=until, level=level), today)


def ending(titles: TitleQuerySet, *, today: date, until: date, level: str = "") -> TitleQuerySet:
    """Narrow titles to those in force that end up to a day and have no later term, the first to end in front."""
    found = titles.held_on(today).filter(until__lte=until)
    if level:
        found = found.filter(level=level)
    later = Title.objects.filter(
        enterprise=OuterRef("enterprise"),
        level=OuterRef("level"),
        until__gt=OuterRef("until"),
        withdrawn_on=None,
    )
    return found.filter(~Exists(later)).order_by("until", "enterprise__sort_key", "pk")


def candidates(titles: TitleQuerySet | Sequence[Title], today: date) -> list[Candidate]:
    """Return titles with what is known against their renewal; a handful of queries for all."""
    if not isinstance(titles, list):
        titles = list(titles.select_related("enterprise__jurisdiction"))  # type: ignore[union-attr] # a queryset then
    missed = missed_years(titles, today)
    bars = bars_of({one.enterprise_id for one in titles}, on=today)
    alerts = {one.title_id: one for one in Alert.objects.open().filter(title__in=titles)}
    return [
        Candidate(
            title,
            missed[title.pk],
            next(
                (
                    bar
                    for bar in bars
                    if bar.enterprise_id == title.enterprise_id and covers(bar, title.level, today)
                ),
                None,
            ),
            alerts.get(title.pk),
        )
        for title in titles
    ]


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month with how many titles end in it, by level (id, number)."""

    first: date
    counts: tuple[tuple[str, int], ...]

    @property
    def label(self) -> str:
        """The month as people write it."""
        return f"{self.first.year}年{self.first.month}月"

    @property
    def key(self) -> str:
        """The month in an address, e.g. ``2027-03``."""
        return f"{self.first:%Y-%m}"

    @property
    def total(self) -> int:
        """All levels together."""
        return sum(count for _, count in self.counts)


@dataclass(frozen=True, slots=True)
class ExpiryCalendar:
    """The ends of titles in force: by month and level for a year ahead, and within 30, 90 and 180 days."""

    levels: tuple[str, ...]
    labels: tuple[str, ...]
    months: tuple[MonthRow, ...]
    soon: tuple[tuple[int, int], ...]


def expiry_calendar(user: User, today: date) -> ExpiryCalendar:
    """Return when the titles end that a person may see and that have no later term; one query."""
    last = months_after(today.replace(day=1), MONTHS) - timedelta(days=1)
    found = ending(Title.objects.visible_to(user), today=today, until=last)
    ends = Counter(found.order_by().values_list("level", "until"))
    ranks = library().levels
    levels = sorted({level for level, _ in ends if level in ranks}, key=lambda one: (-ranks[one].rank, one))
    firsts = [months_after(today.replace(day=1), step) for step in range(MONTHS)]
    months = tuple(
        MonthRow(first, tuple((level, _in_month(ends, level, first)) for level in levels)) for first in firsts
    )
    soon = tuple(
        (days, sum(count for (_, end), count in ends.items() if end <= today + timedelta(days=days)))
        for days in SOON
    )
    return ExpiryCalendar(tuple(levels), tuple(map(level_label, levels)), months, soon)


def _in_month(ends: Counter[tuple[str, date]], level: str, first: date) -> int:
    return sum(
        count
        for (own, end), count in ends.items()
        if own == level and (end.year, end.month) == (first.year, first.month)
    )


def out_of_force(user: User, state: State, most: int) -> list[tuple[Title, TitleEvent]]:
    """Return the titles that are suspended or revoked now, each with the decision, the latest first.

    Args:
        user: who asks.
        state: `State.SUSPENDED` or `State.REVOKED`.
        most: how many.
    """
    kind, lasts = _DECIDED[state]
    events = TitleEvent.objects.filter(title=OuterRef("pk")).order_by("-position")
    found = Title.objects.visible_to(user).exclude(withdrawn_on=None)
    found = found.annotate(last=Subquery(events.values("kind")[:1])).filter(last__in=lasts)
    rows = (
        found.select_related("enterprise").prefetch_related("events").order_by("-withdrawn_on", "-pk")[:most]
    )
    return [(title, [event for event in title.events.all() if event.kind == kind][-1]) for title in rows]


def labels_of(levels: Iterable[str]) -> list[tuple[str, str]]:
    """Return levels with their labels, the highest first, for a filter."""
    known = library().levels
    return [(one, known[one].label) for one in sorted(levels, key=lambda name: (-known[name].rank, name))]
