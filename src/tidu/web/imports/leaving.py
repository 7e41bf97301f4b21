"""Firms that an import put on record and that leave with it: only those nothing else refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from tidu.web.audit.models import Entry
from tidu.web.enterprises.models import Contact, Enterprise, EnterpriseName
from tidu.web.facts.models import CurrentFacts, FactRow
from tidu.web.imports.models import AddedRecord, ImportRun, QueueRow, State, TouchedFirm
from tidu.web.ledgers.models import LedgerRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.db.models import QuerySet

# They came with the firm, or go with it.
_OWN = (CurrentFacts, EnterpriseName, Contact, QueueRow)


def referred_to(run: ImportRun, firms: Sequence[int]) -> dict[int, str]:
    """Return why firms that an import put on record must stay, in Chinese; the others may leave.

    A handful of queries for all of them: one for each kind of record that can point at a firm.
    """
    reasons: dict[int, str] = {}
    for relation in Enterprise._meta.related_objects:
        model, name = relation.related_model, relation.field.name
        if model in _OWN or isinstance(model, str):
            continue
        found = _others(run, model._default_manager.filter(**{f"{name}__in": firms}))  # noqa: SLF001 - public, whatever its name
        label = str(model._meta.verbose_name)
        for firm in set(found.values_list(name, flat=True)):
            reasons.setdefault(firm, f"已有其他{label}引用" if model is not FactRow else "已有其他来源的数据")
    since = Entry.objects.filter(
        object_type=Enterprise._meta.label_lower, object_id__in=[str(firm) for firm in firms]
    )
    if run.applied_at is not None:
        since = since.filter(at__gt=run.applied_at)
    for firm in set(since.values_list("object_id", flat=True)):
        reasons.setdefault(int(firm), "导入之后有人修改过")
    return reasons


def _others(run: ImportRun, found: QuerySet) -> QuerySet:  # type: ignore[type-arg] # any model
    """Leave out what belongs to the import itself, or to one that was undone."""
    if found.model is FactRow:
        return FactRow.objects.in_force().filter(pk__in=found.values("pk")).exclude(since=run.switch)
    if found.model is LedgerRow:
        return found.filter(removed_at=None)
    if found.model in (TouchedFirm, AddedRecord):
        return found.exclude(run=run).exclude(run__state=State.UNDONE)
    return found


@transaction.atomic
def delete_firms(firms: Iterable[int]) -> None:
    """Delete firms with all that is theirs.

    Raises:
        ProtectedError: something refers to one of them.
    """
    ids = list(firms)
    # Without a look at each row: nothing points at them.
    CurrentFacts.objects.filter(enterprise__in=ids).delete()
    FactRow.objects.filter(enterprise__in=ids).delete()
    Enterprise.objects.filter(pk__in=ids).delete()
