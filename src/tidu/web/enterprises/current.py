"""The only place where the firm's pages read stored facts: the view that counts, and who said what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models.fields.json import KeyTextTransform

from tidu.web.enterprises.models import Status
from tidu.web.facts.models import CurrentFacts, FactRow
from tidu.web.facts.selectors import current_views

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from django.db.models import QuerySet

    from tidu.web.enterprises.models import Enterprise
    from tidu.web.facts.precedence import View

    # Stored, or as it was known on a day: both have values, origins and conflicts.
    AnyView = CurrentFacts | View
    Views = Mapping[int, AnyView]


def views_of(firm: Enterprise) -> dict[int, CurrentFacts]:
    """Return a firm's views by year (0: facts that are not kept by year); one query."""
    return current_views(firm)


def rows_of(firm: Enterprise) -> QuerySet[FactRow]:
    """Return everything that sources said of a firm, in force or not, newest first, with the sources."""
    return FactRow.objects.filter(enterprise=firm).select_related("source").order_by("-recorded_at", "-pk")


def rows_in_force(*firms: Enterprise) -> QuerySet[FactRow]:
    """Return what sources say of firms now, with the sources."""
    return FactRow.objects.in_force().filter(enterprise__in=firms).select_related("source")


def rows_behind(views: Iterable[AnyView]) -> dict[int, FactRow]:
    """Return the rows that views quote, by id, with their sources; one query."""
    rows: set[int] = set()
    for view in views:
        rows |= {*view.origins.values()}
        rows |= {said["row"] for found in view.conflicts.values() for said in found}
    return FactRow.objects.select_related("source").in_bulk(rows)


def values_of_peers(
    root_id: int, industry: str, years: Collection[int], facts: Collection[str]
) -> Iterator[tuple[int, int, dict[str, str | None]]]:
    """Yield (firm's id, year, figures) for the running firms of an industry in a tenant, older years first.

    One query. The database takes the figures out of the documents: reading these whole takes twice as long.
    """
    found = CurrentFacts.objects.in_force().filter(
        enterprise__root=root_id,
        enterprise__size_industry=industry,
        enterprise__status=Status.ACTIVE,
        year__in=years,
    )
    columns = (KeyTextTransform(fact, "values") for fact in facts)
    rows = found.order_by("year", "layer").values_list("enterprise_id", "year", *columns)
    for firm, year, *values in rows.iterator(chunk_size=2000):
        yield firm, year, dict(zip(facts, values, strict=True))
