"""Firms that an import put on record and that leave with it: only those nothing else refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import CharField, Value
from django.db.models.functions import Cast

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


def referred_to(run: ImportRun, firms: Sequence[int] | QuerySet[Any]) -> dict[int, str]:
    """Return why firms that an import put on record must stay, in Chinese; the others may leave.

    Two queries for all of them: one asks every kind of record that can point at a firm, one the trail.

    Args:
        run: the import.
        firms: their ids, or a query that gives them.
    """
    asked = []
    for relation in Enterprise._meta.related_objects:
        model, name = relation.related_model, relation.field.name
        if model in _OWN or isinstance(model, str):
            continue
        found = _others(run, model._default_manager.filter(**{f"{name}__in": firms}))
        label = str(model._meta.verbose_name)
        text = "已有其他来源的数据" if model is FactRow else f"已有其他{label}引用"
        asked.append(found.order_by().values_list(name, Value(text, output_field=CharField())))
    reasons: dict[int, str] = {}
    first, *others = asked
    for firm, text in first.union(*others):
        reasons.setdefault(firm, text)
    for firm in _edited_since(run, firms):
        reasons.setdefault(firm, "导入之后有人修改过")
    return reasons


def _edited_since(run: ImportRun, firms: Sequence[int] | QuerySet[Any]) -> set[int]:
    """Return the firms that the trail names after the import."""
    since = Entry.objects.filter(object_type=Enterprise._meta.label_lower)
    if run.applied_at is not None:
        since = since.filter(at__gt=run.applied_at)
    ids = Enterprise.objects.filter(pk__in=firms).values_list(Cast("pk", CharField()))
    return {int(firm) for firm in since.filter(object_id__in=ids).values_list("object_id", flat=True)}


def _others(run: ImportRun, found: QuerySet) -> QuerySet:  # type: ignore[type-arg] # any model
    """Leave out what belongs to the import itself, or to one that was undone."""
    if found.model is FactRow:
        return FactRow.objects.in_force().filter(pk__in=found.values("pk")).exclude(since=run.switch_id)
    if found.model is LedgerRow:
        return found.filter(removed_at=None)
    if found.model in (TouchedFirm, AddedRecord):
        return found.exclude(run=run).exclude(run__state=State.UNDONE)
    return found


@transaction.atomic
def delete_firms(firms: Iterable[int]) -> int:
    """Delete firms with all that is theirs; return how many.

    Raises:
        ProtectedError: something refers to one of them.
    """
    ids = list(firms)
    # Without a look at each row: nothing points at them.
    CurrentFacts.objects.filter(enterprise__in=ids).delete()
    FactRow.objects.filter(enterprise__in=ids).delete()
    Enterprise.objects.filter(pk__in=ids).delete()
    return len(ids)
