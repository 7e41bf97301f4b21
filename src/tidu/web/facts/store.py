"""Write rows of facts in bulk and keep the current view in step. For services and jobs: they check permission."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from tidu.web.assessments.latest import mark_stale
from tidu.web.audit.services import batched
from tidu.web.enterprises.summary import refresh_summaries
from tidu.web.facts.models import CurrentFacts, FactRow
from tidu.web.facts.precedence import Said, resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.db.models import QuerySet

    from tidu.web.facts.values import Stored

Pair = tuple[int, int]
"""Id of a firm, and a year (0: facts that are not kept by year)."""
_BATCH = 500


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row to record; ``values`` as `tidu.web.facts.values.read_values` gives them (None takes a value back)."""

    enterprise_id: int
    year: int
    source_id: int
    values: Mapping[str, Stored | None]
    place: str = ""


def record_rows(rows: Iterable[NewRow], *, refresh: bool = True) -> list[FactRow]:
    """Record rows; a later row of the same firm, year and source supersedes the earlier and keeps what it adds.

    Call it inside the transaction of the action.

    Args:
        rows: what is said.
        refresh: bring current views and summaries up to date; a job may do so once, at its end.
    """
    written: list[FactRow] = []
    for batch in batched(rows, _BATCH):
        merged: dict[tuple[int, int, int], dict[str, Stored | None]] = {}
        places: dict[tuple[int, int, int], str] = {}
        before = _live(batch)
        for row in batch:
            key = (row.enterprise_id, row.year, row.source_id)
            start = merged.get(key) or (before[key].values if key in before else {})
            merged[key] = {**start, **row.values}
            places[key] = row.place
        replaced = [before[key].pk for key in merged if key in before]
        FactRow.objects.filter(pk__in=replaced).update(superseded_at=timezone.now())
        written += FactRow.objects.bulk_create(
            FactRow(
                enterprise_id=key[0],
                year=key[1],
                source_id=key[2],
                values={fact: value for fact, value in values.items() if value is not None},
                place=places[key][:120],
            )
            for key, values in merged.items()
        )
        if refresh:
            refresh_current((enterprise, year) for enterprise, year, _ in merged)
    return written


def _live(batch: list[NewRow]) -> dict[tuple[int, int, int], FactRow]:
    """Rows of the same firms and sources that are in force."""
    found = FactRow.objects.filter(
        enterprise_id__in={row.enterprise_id for row in batch},
        source_id__in={row.source_id for row in batch},
        superseded_at=None,
    )
    return {(row.enterprise_id, row.year, row.source_id): row for row in found}


def supersede(rows: QuerySet[FactRow]) -> int:
    """Put rows out of force (they stay, for questions about the past); return how many."""
    rows = rows.filter(superseded_at=None)
    pairs = set(rows.values_list("enterprise_id", "year"))
    count = rows.update(superseded_at=timezone.now())
    refresh_current(pairs)
    return count


def refresh_current(pairs: Iterable[Pair]) -> None:
    """Compute the current views anew from the rows in force, then the summaries of the firms."""
    for batch in batched(sorted(set(pairs)), _BATCH):
        _refresh_batch(set(batch))
        refresh_summaries({enterprise for enterprise, _ in batch})
        mark_stale({enterprise for enterprise, _ in batch})


def _refresh_batch(pairs: set[Pair]) -> None:
    said: dict[Pair, list[Said]] = defaultdict(list)
    found = FactRow.objects.filter(enterprise_id__in={pair[0] for pair in pairs}, superseded_at=None)
    for pk, enterprise, year, strength, recorded_at, values in found.values_list(
        "pk", "enterprise_id", "year", "source__strength", "recorded_at", "values"
    ):
        if (enterprise, year) in pairs:
            said[enterprise, year].append(Said(pk, strength, recorded_at, values))
    views = []
    for (enterprise, year), rows in said.items():
        view = resolve(rows)
        views.append(
            CurrentFacts(
                enterprise_id=enterprise,
                year=year,
                values=view.values,
                origins=view.origins,
                conflicts=view.conflicts,
                updated_at=timezone.now(),
            )
        )
    CurrentFacts.objects.bulk_create(
        views,
        update_conflicts=True,
        unique_fields=["enterprise", "year"],
        update_fields=["values", "origins", "conflicts", "updated_at"],
    )
    if gone := pairs - said.keys():
        nothing = Q()
        for enterprise, year in gone:
            nothing |= Q(enterprise_id=enterprise, year=year)
        CurrentFacts.objects.filter(nothing).delete()
