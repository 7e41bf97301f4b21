"""Record actions, seal them into the chain, and find what was removed or altered."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import Exists, Max, OuterRef
from django.utils import timezone

from tidu.web.audit.middleware import current_request
from tidu.web.audit.models import Check, Entry, Seal
from tidu.web.audit.selectors import sealed_position

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from django.db.models import Model

    from tidu.web.accounts.models import User

GENESIS = "0" * 64
MOST_BREACHES = 100
"""Breaches that a check keeps; one is enough to ask for help."""
_BATCH = 2_000
# How many ids back an entry may be that a long transaction commits late.
_LATE = 1_000_000

T = TypeVar("T")


def record(
    *,
    actor: User | None,
    action: str,
    target: Model | None = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    root_id: int | None = None,
) -> Entry:
    """Append one entry; call it inside the transaction of the action.

    Args:
        actor: who acted; None for the system.
        action: short Chinese verb phrase, e.g. ``修改企业信息``.
        target: the object acted on.
        before: values that changed, as they were.
        after: values that changed, as they are.
        root_id: tenant, where neither actor nor target tells it.
    """
    request = current_request()
    token = getattr(request, "token_name", "")
    address = request.META.get("REMOTE_ADDR") if request is not None else None
    root = root_id or getattr(target, "root_id", None) or (actor.root_id if actor is not None else None)
    return Entry.objects.create(
        root_id=root,
        actor=actor,
        actor_name=_who(actor, token)[:60],
        address=address,
        action=action,
        object_type=target._meta.label_lower if target is not None else "",
        object_id=str(target.pk) if target is not None else "",
        object_name=str(target)[:200] if target is not None else "",
        before=before,
        after=after,
    )


def _who(actor: User | None, token: str) -> str:
    """Name a person, and the token through which a program acted for her."""
    if actor is None:
        return "系统"
    return f"{actor.name}（令牌 {token}）" if token else actor.name


def record_many(
    *,
    actor: User | None,
    action: str,
    items: Iterable[tuple[Model, dict[str, Any] | None, dict[str, Any] | None]],
) -> int:
    """Append one entry for each of many objects that one action changed; return how many.

    Args:
        actor: who acted; None for the system.
        action: short Chinese verb phrase.
        items: object of a tenant, values before, values after.
    """
    request = current_request()
    who = _who(actor, getattr(request, "token_name", ""))[:60]
    entries = [
        Entry(
            root_id=getattr(target, "root_id", None),
            actor=actor,
            actor_name=who,
            address=request.META.get("REMOTE_ADDR") if request is not None else None,
            action=action,
            object_type=target._meta.label_lower,
            object_id=str(target.pk),
            object_name=str(target)[:200],
            before=before,
            after=after,
        )
        for target, before, after in items
    ]
    return len(Entry.objects.bulk_create(entries, batch_size=500))


def changes(instance: Model, new: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what a set of new field values changes: (before, after), empty when nothing does."""
    old = {name: getattr(instance, name) for name in new}
    changed = [name for name in new if old[name] != new[name]]
    return {name: _plain(old[name]) for name in changed}, {name: _plain(new[name]) for name in changed}


def _plain(value: Any) -> Any:  # noqa: ANN401 - any field value
    return str(value) if hasattr(value, "pk") else value


def seal() -> int:
    """Lay the chain over entries that have no seal yet, in order of their ids; return how many.

    Only one process seals at a time (the tick, or ``tidu audit seal``): the last seal is locked.
    """
    count = 0
    while batch := _seal_batch():
        count += batch
    return count


@transaction.atomic
def _seal_batch() -> int:
    last = Seal.objects.select_for_update().order_by("-position").first()
    position, chained = (last.position, last.chained) if last else (0, GENESIS)
    highest = Seal.objects.aggregate(highest=Max("entry_id"))["highest"] or 0
    # A long transaction may commit an entry after younger ones are sealed: it joins the chain late, not never.
    unsealed = ~Exists(Seal.objects.filter(entry_id=OuterRef("pk")))
    entries = list(Entry.objects.filter(unsealed, pk__gt=highest - _LATE).order_by("pk")[:_BATCH])
    seals = []
    for entry in entries:
        position += 1
        content = content_hash(entry)
        chained = _link(chained, content)
        seals.append(Seal(position=position, entry_id=entry.pk, content=content, chained=chained))
    Seal.objects.bulk_create(seals)
    return len(seals)


def content_hash(entry: Entry) -> str:
    """Return the SHA-256 of everything an entry says."""
    facts = {
        "id": entry.pk,
        "root": entry.root_id,
        "at": entry.at.isoformat(),
        "actor": entry.actor_id,
        "actor_name": entry.actor_name,
        "address": entry.address,
        "action": entry.action,
        "object": [entry.object_type, entry.object_id, entry.object_name],
        "before": entry.before,
        "after": entry.after,
    }
    text = json.dumps(facts, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _link(before: str, content: str) -> str:
    return hashlib.sha256(f"{before}{content}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Breach:
    """A place where the trail and its chain disagree."""

    position: int
    entry_id: int
    message: str


def verify() -> Iterator[Breach]:
    """Yield every entry that was altered or removed since it was sealed, and every broken link."""
    chained, expected = GENESIS, 1
    for batch in batched(Seal.objects.order_by("position").iterator(chunk_size=_BATCH), _BATCH):
        entries = Entry.objects.in_bulk([link.entry_id for link in batch])
        for link in batch:
            if link.position != expected or link.chained != _link(chained, link.content):
                yield Breach(link.position, link.entry_id, "封印链在此处断开")
            entry = entries.get(link.entry_id)
            if entry is None:
                yield Breach(link.position, link.entry_id, "记录已被删除")
            elif content_hash(entry) != link.content:
                yield Breach(link.position, entry.pk, "记录内容被改动")
            chained, expected = link.chained, link.position + 1


def check() -> Check:
    """Seal what is new, check the whole chain, and keep what was found for those who look later."""
    seal()
    found = [[one.position, one.entry_id, one.message] for one in islice(verify(), MOST_BREACHES)]
    return Check.objects.create(sealed=sealed_position(), breaches=found)


def check_daily(*, today: date | None = None) -> int:
    """Check the chain where it was not checked today; called by the tick. Returns how many breaches there are."""
    last = Check.objects.first()
    if last is not None and timezone.localdate(last.at) == (today or timezone.localdate()):
        return len(last.breaches)
    return len(check().breaches)


def batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield lists of at most ``size`` items."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
