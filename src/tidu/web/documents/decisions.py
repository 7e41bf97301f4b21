"""What a person says of the items of a document; each decision is kept at once and lands in the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from tidu.reader.draft import SURE
from tidu.web.audit import services as audit
from tidu.web.documents.item_forms import problem_of
from tidu.web.documents.models import Decision, Document, Item, Kind
from tidu.web.documents.reading import KEYS
from tidu.web.documents.selectors import task_names
from tidu.web.documents.services import DocumentError, locked

if TYPE_CHECKING:
    from tidu.web.accounts.models import User

Entry = dict[str, Any]


class UnfitError(DocumentError):
    """An item cannot be accepted as it stands: it must be mended first."""


@transaction.atomic
def accept(*, actor: User, document: Document, key: str) -> Item:
    """Say that an item is right as it stands.

    Raises:
        UnfitError: a plan would refuse it; the text says why.
        DocumentError: no right.
    """
    item = _item(locked(actor, document), key)
    if problem := problem_of(item.kind, item.value, task_names(item.document)):
        raise UnfitError(problem)
    state = Decision.ACCEPTED if item.value == item.read else Decision.EDITED
    return _decide(actor, item, state if item.read is not None else Decision.ADDED, "确认条目")


@transaction.atomic
def reject(*, actor: User, document: Document, key: str) -> Item:
    """Say that an item is none: it stays in the draft, and does not get into the plan."""
    return _decide(actor, _item(locked(actor, document), key), Decision.REJECTED, "剔除条目")


@transaction.atomic
def reopen(*, actor: User, document: Document, key: str) -> Item:
    """Take a decision back; what was changed stays changed."""
    return _decide(actor, _item(locked(actor, document), key), Decision.OPEN, "重新核对条目")


@transaction.atomic
def edit(*, actor: User, document: Document, key: str, value: Entry) -> Item:
    """Change an item to what a valid form says."""
    item = _item(locked(actor, document), key)
    before, item.value = item.value, item.value | value
    changed = {name: old for name, old in before.items() if item.value.get(name) != old}
    state = Decision.ADDED if item.read is None else Decision.EDITED
    if item.read is not None and item.value == item.read:
        state = Decision.ACCEPTED
    item.save(update_fields=["value"])
    new = {name: item.value[name] for name in item.value if item.value[name] != before.get(name)}
    return _decide(actor, item, state, "修改条目", before=changed, after=new)


@transaction.atomic
def add(*, actor: User, document: Document, kind: str, value: Entry, start: int, end: int) -> Item:
    """Add an item that the program did not read, with the passage that says it.

    Raises:
        DocumentError: no right, or a passage outside the text.
    """
    found = locked(actor, document)
    if not 0 <= start < end <= len(found.text):
        raise DocumentError("原文中没有这一段，请重新选择")
    numbers = (int(key[1:]) for key in found.items.filter(kind=kind).values_list("key", flat=True))
    item = Item.objects.create(
        document=found,
        kind=kind,
        key=f"{KEYS[Kind(kind)]}{max(numbers, default=0) + 1}",
        start=start,
        end=end,
        spans=[[start, end]],
        value=value,
    )
    return _decide(actor, item, Decision.ADDED, "添加条目", after=value)


@transaction.atomic
def accept_sure(*, actor: User, document: Document) -> tuple[int, int]:
    """Accept all open items that the program is sure of; return how many were, and how many must be mended first."""
    found = locked(actor, document)
    tasks, now = task_names(found), timezone.now()
    fit, unfit = [], 0
    for item in found.items.filter(state=Decision.OPEN, confidence__gte=SURE):
        if problem_of(item.kind, item.value, tasks):
            unfit += 1
            continue
        item.state = Decision.ACCEPTED if item.value == item.read else Decision.EDITED
        item.decided_by, item.decided_at = actor, now
        fit.append(item)
    Item.objects.bulk_update(fit, ["state", "decided_by", "decided_at"], batch_size=200)
    # One action, one entry: the items' own page names the person and the moment.
    audit.record(actor=actor, action="确认其余条目", target=found, after={"项数": len(fit)})
    return len(fit), unfit


def _item(document: Document, key: str) -> Item:
    item = document.items.filter(key=key).first()
    if item is None:
        raise DocumentError("没有这一条，可能已重新读取，请刷新")
    item.document = document
    return item


def _decide(
    actor: User,
    item: Item,
    state: Decision,
    action: str,
    *,
    before: Entry | None = None,
    after: Entry | None = None,
) -> Item:
    was = item.get_state_display()
    item.state = state
    item.decided_by = None if state == Decision.OPEN else actor
    item.decided_at = None if state == Decision.OPEN else timezone.now()
    item.save(update_fields=["state", "decided_by", "decided_at"])
    audit.record(
        actor=actor,
        action=action,
        target=item,
        before={"核对": was} | (before or {}),
        after={"核对": item.get_state_display()} | (after or {}),
    )
    return item
