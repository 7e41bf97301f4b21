"""What is done to many firms at once: one service a kind of change, each for a batch in one transaction.

Ids may come from anywhere: each service takes of them only the firms that the person may see and change. Each is
idempotent, so that a job whose worker was killed goes on where it stood.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from tidu.web.accounts.assigning import assign
from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Right
from tidu.web.audit import services as audit
from tidu.web.enterprises.guards import RegistryError
from tidu.web.enterprises.models import Enterprise, FollowUp, LibraryEntry, SourceLibrary, Status
from tidu.web.enterprises.summary import MASTER, refresh_summaries
from tidu.web.jurisdictions.selectors import subtree_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

FIELDS = ("sector", "chain", "chain_link", "jurisdiction")
"""Master data that may be set for many firms at once."""


@transaction.atomic
def assign_specialist(
    *, actor: User, firms: Iterable[int], specialist: int, since: str, replace: bool = False
) -> int:
    """Assign firms to a specialist from a day on; return how many changed.

    Raises:
        AccountError: no right, or no specialist of this tenant.
        RegistryError: the account is gone.
    """
    person = User.objects.filter(pk=specialist, root_id=actor.root_id).first()
    if person is None:
        raise RegistryError("服务专员账号已不存在，请重新选择")
    return assign(
        actor=actor,
        specialist=person,
        firms=_mine(actor, firms, Right.ASSIGN),
        since=date.fromisoformat(since),
        replace=replace,
    )


@transaction.atomic
def add_to_library(
    *, actor: User, firms: Iterable[int], since: str, library: int | None = None, name: str = ""
) -> int:
    """List firms in a source library from a day on; return how many were not listed yet.

    Args:
        actor: who lists them.
        firms: ids of firms.
        since: first day.
        library: a library of the tenant; None for the one called ``name``, which is made where there is none.
        name: name of a library.

    Raises:
        RegistryError: no right, or no such library here.
    """
    mine = _mine(actor, firms, Right.EDIT_FIRMS)
    listed_in = _library(actor, library) if library is not None else _library_named(actor, name)
    there = set(_listed(mine, listed_in).values_list("enterprise_id", flat=True))
    new = [firm for firm in mine if firm.pk not in there]
    LibraryEntry.objects.bulk_create(
        LibraryEntry(enterprise=firm, library=listed_in, since=date.fromisoformat(since)) for firm in new
    )
    after = {"名录库": listed_in.name, "入库日期": since}
    return audit.record_many(actor=actor, action="加入名录库", items=((firm, None, after) for firm in new))


@transaction.atomic
def remove_from_library(
    *, actor: User, firms: Iterable[int], library: int, until: str, reason: str = ""
) -> int:
    """End the firms' listing in a source library; the entries stay as history. Return how many firms were listed.

    Raises:
        RegistryError: no right, or no such library here.
    """
    mine, listed_in = _mine(actor, firms, Right.EDIT_FIRMS), _library(actor, library)
    last = date.fromisoformat(until)
    entries = _listed(mine, listed_in)
    gone = set(entries.values_list("enterprise_id", flat=True))
    entries.update(until=last, reason=reason)
    before, after = {"名录库": listed_in.name}, {"出库日期": until, "说明": reason}
    return audit.record_many(
        actor=actor, action="移出名录库", items=((firm, before, after) for firm in mine if firm.pk in gone)
    )


@transaction.atomic
def set_fields(*, actor: User, firms: Iterable[int], **fields: Any) -> int:  # noqa: ANN401 - as forms give them
    """Set sector, chain, link or jurisdiction (its id) of firms; return how many changed.

    Raises:
        RegistryError: no right, or a place outside the person's area.
    """
    mine = _mine(actor, firms, Right.EDIT_FIRMS)
    if (place := fields.get("jurisdiction")) is not None:
        fields["jurisdiction"] = subtree_of(actor.jurisdiction).filter(pk=place).first()
        if fields["jurisdiction"] is None:
            raise RegistryError("只能改到自己辖区内的辖区，请重新选择")
    if unknown := set(fields) - set(FIELDS):
        raise TypeError(unknown)
    changed = [(firm, *found) for firm in mine if (found := audit.changes(firm, fields))[1]]
    ids = [firm.pk for firm, _, _ in changed]
    Enterprise.objects.filter(pk__in=ids).update(**fields, updated_at=timezone.now())
    if set(fields) & set(MASTER):
        refresh_summaries(ids)
    return audit.record_many(actor=actor, action="批量修改企业信息", items=changed)


@transaction.atomic
def mark_follow_up(*, actor: User, firms: Iterable[int], note: str, due: str | None = None) -> int:
    """Mark firms to be looked after; an open mark gets the new note and term. Return how many changed.

    Raises:
        RegistryError: no right.
    """
    mine = _mine(actor, firms, Right.EDIT_FIRMS)
    term = date.fromisoformat(due) if due else None
    marks = FollowUp.objects.filter(enterprise__in=mine, closed_at=None)
    before = {mark.enterprise_id: {"跟进事项": mark.note, "期限": mark.due} for mark in marks}
    after = {"跟进事项": note, "期限": term}
    changed = [(firm, before.get(firm.pk), after) for firm in mine if before.get(firm.pk) != after]
    FollowUp.objects.filter(closed_at=None, enterprise__in=[firm for firm, _, _ in changed]).update(
        note=note, due=term, marked_by=actor, marked_at=timezone.now()
    )
    FollowUp.objects.bulk_create(
        FollowUp(enterprise=firm, note=note, due=term, marked_by=actor)
        for firm, _, _ in changed
        if firm.pk not in before
    )
    return audit.record_many(actor=actor, action="标记跟进", items=changed)


@transaction.atomic
def close_follow_up(*, actor: User, firms: Iterable[int]) -> int:
    """Close the open marks of firms; return how many there were.

    Raises:
        RegistryError: no right.
    """
    mine = {firm.pk: firm for firm in _mine(actor, firms, Right.EDIT_FIRMS)}
    marks = FollowUp.objects.filter(enterprise__in=mine, closed_at=None)
    closed = list(marks)
    marks.update(closed_by=actor, closed_at=timezone.now())
    return audit.record_many(
        actor=actor,
        action="完成跟进",
        items=((mine[mark.enterprise_id], {"跟进事项": mark.note}, None) for mark in closed),
    )


def _mine(actor: User, firms: Iterable[int], right: Right) -> list[Enterprise]:
    """Return of the firms named those that the person may see; forged ids are simply not among them."""
    if not actor.may(right):
        raise RegistryError(f"没有{right.label}的权限")
    found = Enterprise.objects.visible_to(actor).filter(pk__in=list(firms)).exclude(status=Status.MERGED)
    return list(found.select_related("jurisdiction"))


def _library(actor: User, library: int) -> SourceLibrary:
    found = SourceLibrary.objects.filter(pk=library, root_id=actor.root_id).first()
    if found is None:
        raise RegistryError("名录库已不存在，请重新选择")
    return found


def _library_named(actor: User, name: str) -> SourceLibrary:
    found, is_new = SourceLibrary.objects.get_or_create(root_id=actor.root_id, name=name.strip())
    if is_new:
        audit.record(actor=actor, action="新建名录库", target=found)
    return found


def _listed(firms: list[Enterprise], library: SourceLibrary) -> QuerySet[LibraryEntry]:
    today = timezone.localdate()
    return LibraryEntry.objects.filter(
        Q(until=None) | Q(until__gt=today), library=library, enterprise__in=firms
    )
