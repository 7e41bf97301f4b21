"""Move everything that points to one firm to another, and back. Works for models of any app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import IntegrityError, transaction

from tidu.web.enterprises.models import Enterprise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from django.db.models import Model

    Moved = dict[str, list[int]]

# Derived from what moves, or about the mergers themselves. (Stored assessments move: what they say stays as judged.)
_STAY = frozenset(
    {
        "assessments.latestverdict.enterprise",
        "enterprises.enterprise.merged_into",
        "facts.currentfacts.enterprise",
        "ledgers.ledgercompleteness.enterprise",
        "mergers.merger.kept",
        "mergers.merger.gone",
        "mergers.distinction.first",
        "mergers.distinction.second",
    }
)
_MARKS = "ledgers.ledgercompleteness.enterprise"


def pointers() -> Iterator[tuple[str, type[Model], str]]:
    """Yield what points to a firm and moves with it: key, model, and the field's name."""
    for relation in Enterprise._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one):
            field: Any = relation.field  # type: ignore[union-attr] # a relation has one
            key = f"{field.model._meta.label_lower}.{field.name}"
            if key not in _STAY:
                yield key, field.model, field.name


def move(gone: Enterprise, kept: Enterprise) -> Moved:
    """Point every row of one firm to another; what would stand twice stays. Return the ids that moved, by key.

    Call it inside a transaction.
    """
    moved = {}
    marks = _free_marks(gone, kept)
    for key, model, name in pointers():
        found = list(model._base_manager.filter(**{name: gone}).order_by("pk").values_list("pk", flat=True))
        if done := _repoint(model, name, found, kept):
            moved[key] = done
    if marks:
        model = apps.get_model("ledgers.ledgercompleteness")
        moved[_MARKS] = _repoint(model, "enterprise", marks, kept)
    return moved


def move_back(moved: Mapping[str, list[int]], kept: Enterprise, gone: Enterprise) -> None:
    """Point the rows that a merger moved to their own firm again; rows that have gone since stay gone."""
    for key, ids in moved.items():
        label, _, name = key.rpartition(".")
        rows = apps.get_model(label)._base_manager.filter(pk__in=ids, **{name: kept})
        rows.update(**{name: gone})


def _repoint(model: type[Model], name: str, ids: list[int], firm: Enterprise) -> list[int]:
    """Point rows to a firm: all at once, or one by one where some would stand twice. Return which moved."""
    manager = model._base_manager
    try:
        with transaction.atomic():
            manager.filter(pk__in=ids).update(**{name: firm})
    except IntegrityError:
        pass
    else:
        return ids
    done = []
    for pk in ids:
        try:
            with transaction.atomic():
                manager.filter(pk=pk).update(**{name: firm})
        except IntegrityError:
            continue
        done.append(pk)
    return done


def _free_marks(gone: Enterprise, kept: Enterprise) -> list[int]:
    """Declarations that a ledger is complete move only to a record that has nothing in that ledger yet."""
    rows = apps.get_model("ledgers.ledgerrow")._base_manager
    marks = apps.get_model("ledgers.ledgercompleteness")._base_manager
    taken = {
        *rows.filter(enterprise=kept, removed_at=None).values_list("ledger", flat=True),
        *marks.filter(enterprise=kept).values_list("ledger", flat=True),
    }
    free = marks.filter(enterprise=gone).exclude(ledger__in=taken)
    return list(free.order_by("pk").values_list("pk", flat=True))
