"""What the pages of imports read."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.core.cache import cache
from django.utils import timezone

from tidu.tables.imports import propose
from tidu.web.imports.models import ImportRun, Outcome, QueueRow, QueueState, SourceMemory, State
from tidu.web.imports.services import open_file
from tidu.web.jurisdictions.models import Jurisdiction
from tidu.web.packs import library

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

    from tidu.tables.imports import Proposal
    from tidu.web.accounts.models import User

_KEPT_SECONDS = 3600
_MOST_SOURCES = 200


def runs_for(user: User, *, before: int | None = None) -> QuerySet[ImportRun]:
    """Return the imports a person may see, newest first; ``before`` an id for the pages after the first."""
    found = ImportRun.objects.visible_to(user).select_related("source", "owner", "job")
    return (found if before is None else found.filter(pk__lt=before)).order_by("-pk")


def known_sources(user: User) -> list[str]:
    """Return the names of sources whose columns are remembered, latest first."""
    found = SourceMemory.objects.filter(root_id=user.root_id).order_by("-updated_at")
    return list(found.values_list("name", flat=True)[:_MOST_SOURCES])


def proposal_of(
    run: ImportRun, *, sheet: str | None = None, kind: str | None = None, row: int | None = None
) -> Proposal:
    """Return how the file of an import would be read; kept for a while, since a big file takes seconds.

    Args:
        run: the import.
        sheet: sheet that a person chose.
        kind: kind of table that a person chose.
        row: last row of the header, from 1, that a person chose.

    Raises:
        RosterError: the file cannot be used so.
    """
    memory = SourceMemory.objects.filter(root_id=run.root_id, name=run.source.name).first()
    day = timezone.localdate()
    taught = memory.updated_at.isoformat() if memory is not None else ""
    choice = repr((run.sha256, sheet, kind, row, taught, day))
    key = f"import-proposal-{run.pk}-{hashlib.sha256(choice.encode()).hexdigest()}"
    found: Proposal | None = cache.get(key)
    if found is None:
        packs = library()
        found = propose(
            open_file(run),
            name=run.name,
            catalogue=packs.catalogue,
            levels=packs.levels,
            on=day,
            memory=memory.mapping if memory is not None else None,
            sheet=sheet,
            kind=kind,
            row=row,
        )
        cache.set(key, found, _KEPT_SECONDS)
    return found


def tabs_of(run: ImportRun, wanted: str) -> tuple[list[dict[str, object]], str]:
    """Return the tabs of an import's rows with their counts, and the one that is open.

    Without a (good) wish the first tab opens that has rows: what needs a person comes first.
    """
    tabs: list[dict[str, object]] = [
        {"id": str(outcome.value), "label": str(outcome.label), "count": run.counts.get(outcome.value, 0)}
        for outcome in Outcome
    ]
    filled = {str(tab["id"]) for tab in tabs if tab["count"]}
    if wanted in {str(tab["id"]) for tab in tabs}:
        return tabs, wanted
    order = (Outcome.REJECTED, Outcome.CHANGED, Outcome.NEW, Outcome.UNMATCHED, Outcome.UNCHANGED)
    return tabs, next((str(one.value) for one in order if one.value in filled), str(Outcome.NEW.value))


def place_names(root: int) -> Mapping[str, str]:
    """Return the names of a tenant's places by id (as text, as staged rows name them)."""
    found = Jurisdiction.objects.filter(path__startswith=f"/{root}/").values_list("pk", "name")
    return {str(pk): name for pk, name in found}


def queue_for(
    user: User, *, state: str = QueueState.WAITING, run: int | None = None, after: int | None = None
) -> QuerySet[QueueRow]:
    """Return rows without a code from imports that were applied, the oldest first.

    Args:
        user: who asks.
        state: how they stand; empty for all.
        run: only of one import.
        after: only those after this id (keyset paging).
    """
    found = (
        QueueRow.objects.visible_to(user).filter(run__state=State.APPLIED).select_related("run", "enterprise")
    )
    if state:
        found = found.filter(state=state)
    if run is not None:
        found = found.filter(run=run)
    return (found if after is None else found.filter(pk__gt=after)).order_by("pk")
