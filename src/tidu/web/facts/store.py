"""Write rows of facts in bulk and keep the current view in step. For services and jobs: they check permission."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from tidu.web.assessments.latest import mark_stale
from tidu.web.audit.services import batched
from tidu.web.enterprises.summary import refresh_summaries
from tidu.web.facts.heard import lock_firms, rows_of, view_of
from tidu.web.facts.models import CurrentFacts, FactRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.db.models import QuerySet

    from tidu.web.facts.heard import Pair
    from tidu.web.facts.models import Switch
    from tidu.web.facts.precedence import View
    from tidu.web.facts.values import Stored

_BATCH = 500


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row to record; ``values`` as `tidu.web.facts.values.read_values` gives them (None takes a value back)."""

    enterprise_id: int
    year: int
    source_id: int
    values: Mapping[str, Stored | None]
    place: str = ""


def record_rows(
    rows: Iterable[NewRow], *, refresh: bool = True, since: Switch | None = None
) -> list[FactRow]:
    """Record rows; a later row of the same firm, year and source supersedes the earlier and keeps what it adds.

    Call it inside the transaction of the action.

    Args:
        rows: what is said.
        refresh: bring current views and summaries up to date; a job may do so once, at its end.
        since: import that the rows belong to: they stand beside the source's earlier rows, and are undone
            with it.
    """
    written: list[FactRow] = []
    for batch in batched(rows, _BATCH):
        merged: dict[tuple[int, int, int], dict[str, Stored | None]] = {}
        places: dict[tuple[int, int, int], str] = {}
        before = _live(batch) if since is None else {}
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
                since=since,
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
        since=None,
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


@transaction.atomic
def _refresh_batch(pairs: set[Pair]) -> None:
    """Write the views as they are and, where a switch is about to be thrown, as they will be then.

    So neither an edit nor the import prepared beside it loses what the other does, whichever comes first.
    """
    firms = {firm for firm, _ in pairs}
    lock_firms(firms)
    prepared: list[tuple[int, int, int, int]] = []
    folded: list[tuple[int, int, int, int]] = []
    for pk, firm, year, switch, thrown in CurrentFacts.objects.filter(enterprise_id__in=firms, layer=1).values_list(
        "pk", "enterprise_id", "year", "switch_id", "switch__thrown_at"
    ):  # fmt: skip
        if (firm, year) in pairs:
            (prepared if thrown is None else folded).append((pk, firm, year, switch))
    rows = rows_of(firms)
    views = {pair: view_of(rows.get(pair, ())) for pair in pairs}
    standing = [_row(pair, view) for pair, view in views.items() if view.values]
    coming = [
        _row((firm, year), view_of(rows.get((firm, year), ()), switch), switch)
        for _, firm, year, switch in prepared
    ]
    CurrentFacts.objects.filter(pk__in=[pk for pk, *_ in folded]).delete()
    CurrentFacts.objects.bulk_create(
        [*standing, *coming],
        update_conflicts=True,
        unique_fields=["enterprise", "year", "layer"],
        update_fields=["values", "origins", "conflicts", "updated_at"],
    )
    gone = Q()
    for (firm, year), view in views.items():
        if not view.values:
            gone |= Q(enterprise_id=firm, year=year)
    if gone:
        CurrentFacts.objects.filter(gone, layer=0).delete()


def _row(pair: Pair, view: View, switch: int | None = None) -> CurrentFacts:
    return CurrentFacts(
        enterprise_id=pair[0],
        year=pair[1],
        layer=0 if switch is None else 1,
        switch_id=switch,
        values=view.values,
        origins=view.origins,
        conflicts=view.conflicts,
        updated_at=timezone.now(),
    )
