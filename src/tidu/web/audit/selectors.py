"""Read the trail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from tidu.web.audit.models import Entry, Seal

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from tidu.web.accounts.models import User


def entries_for(
    user: User,
    *,
    search: str = "",
    since: date | None = None,
    until: date | None = None,
    before: int | None = None,
) -> QuerySet[Entry]:
    """Return entries a person may see, newest first.

    Args:
        user: who asks.
        search: word in actor, action or object.
        since: first day.
        until: last day, inclusive.
        before: only entries older than this id (keyset paging).
    """
    found = Entry.objects.visible_to(user)
    if search:
        found = found.filter(
            Q(actor_name__icontains=search) | Q(action__icontains=search) | Q(object_name__icontains=search)
        )
    if since is not None:
        found = found.filter(at__date__gte=since)
    if until is not None:
        found = found.filter(at__date__lte=until)
    if before is not None:
        found = found.filter(pk__lt=before)
    return found.order_by("-pk")


def history_of(target_type: str, target_id: object) -> QuerySet[Entry]:
    """Return what happened to one object, newest first. The caller has checked that it may be seen."""
    return Entry.objects.filter(object_type=target_type, object_id=str(target_id)).order_by("-pk")


@dataclass(frozen=True, slots=True)
class Change:
    """One value of an entry, before and after, under the name people know."""

    label: str
    before: object
    after: object


def changes_of(entry: Entry, labels: dict[str, str]) -> tuple[Change, ...]:
    """Return what an entry changed, with the names people know.

    Args:
        entry: the entry.
        labels: Chinese names of fields; a field without one keeps its own.
    """
    before, after = entry.before or {}, entry.after or {}
    return tuple(
        Change(labels.get(name, name), before.get(name), after.get(name))
        for name in dict.fromkeys([*before, *after])
    )


def sealed_position() -> int:
    """Return how many entries the chain holds."""
    last = Seal.objects.order_by("-position").values_list("position", flat=True).first()
    return last or 0
