"""Reminders of yearly updates: firms a month and a week before the last day, officers once it is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Role
from tidu.web.titles.models import Title
from tidu.web.upkeep.models import UpdateCall, YearlyUpdate
from tidu.web.upkeep.notices import call_firms, tell_overdue
from tidu.web.upkeep.updates import duties, owing

if TYPE_CHECKING:
    from datetime import date

    from tidu.web.titles.access import TitleQuerySet

BEFORE = (30, 7)
_OVER = -1


def remind_updates(*, today: date | None = None) -> int:
    """Remind of the updates of the year, once a step; called by the tick. Return how many were told.

    The last three days are the inbox's own: it reminds of every message with a last day.
    """
    day = today or timezone.localdate()
    return sum(_remind(call, day) for call in UpdateCall.objects.filter(year=day.year))


@transaction.atomic
def _remind(call: UpdateCall, day: date) -> int:
    due = {level: duty.due for level, duty in duties(call.year).items()}
    if not due:
        return 0
    left = (min(due.values()) - day).days
    step = (
        _OVER if max(due.values()) < day else min((one for one in BEFORE if 0 <= left <= one), default=None)
    )
    # Of two ticks that come to a step at once, one gets it.
    fresh = Q(reminded=None) | Q(reminded__gt=step)
    if step is None or not UpdateCall.objects.filter(fresh, pk=call.pk).update(reminded=step):
        return 0
    if step != _OVER:
        titles = undone(Title.objects.filter(enterprise__root=call.root_id), call.year)
        return call_firms(titles, call.year, due, step=step)
    told = 0
    for user in User.objects.filter(root=call.root_id, role=Role.OFFICER, is_active=True):
        if count := undone(Title.objects.visible_to(user), call.year).count():
            tell_overdue(user, call.year, count)
            told += 1
    return told


def undone(titles: TitleQuerySet, year: int) -> TitleQuerySet:
    """Narrow titles to those that owe the update of a year and have none."""
    done = YearlyUpdate.objects.filter(title=OuterRef("pk"), year=year)
    return owing(titles, year).filter(~Exists(done))
