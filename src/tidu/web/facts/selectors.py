"""Read facts: the view that counts now, and what was known on a day in the past."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from tidu.web.facts.models import CurrentFacts, FactRow
from tidu.web.facts.precedence import Said, View, resolve
from tidu.web.ui.prepared import Prepared, PreparedModels

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from django.db.models import QuerySet

    from tidu.web.enterprises.models import Enterprise

Values = dict[tuple[int, int], dict[str, Any]]
"""Values by (id of the firm, year)."""


def current_values(enterprises: Iterable[int], *, years: Iterable[int] | None = None) -> Values:
    """Return the values that count now, by firm and year; one query.

    Args:
        enterprises: ids of firms (that whoever asks may see: the caller has narrowed them).
        years: only these (0: facts that are not kept by year).
    """
    ids = list(enterprises)
    rows = _OF_ONE.rows(ids[0]) if len(ids) == 1 and years is None else _views(ids, years)
    views = {(firm, year): values for firm, year, values in rows}
    return {pair: values for pair, values in views.items() if values}


def _views(ids: Sequence[int], years: Iterable[int] | None) -> QuerySet[CurrentFacts, tuple[Any, ...]]:
    found = CurrentFacts.objects.in_force().filter(enterprise__in=ids)
    if years is not None:
        found = found.filter(year__in=years)
    return found.values_list("enterprise", "year", "values")


_OF_ONE = Prepared(lambda pk: _views([pk], None))


def current_views(enterprise: Enterprise) -> dict[int, CurrentFacts]:
    """Return a firm's views by year, with the origins and conflicts of their values; one query."""
    views = {view.year: view for view in _VIEWS.rows(enterprise.pk)}
    return {year: view for year, view in views.items() if view.values}


_VIEWS = PreparedModels(lambda pk: CurrentFacts.objects.in_force().filter(enterprise=pk))


def known_on(enterprise: Enterprise, day: date) -> dict[int, View]:
    """Return the views by year as they stood at the end of a day (Shanghai)."""
    moment = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
    rows = FactRow.objects.filter(enterprise=enterprise).known_before(moment).values_list(
        "year", "pk", "source__strength", "recorded_at", "values", "source_id"
    )  # fmt: skip
    said: dict[int, list[Said]] = defaultdict(list)
    for year, *row in rows:
        said[year].append(Said(*row))
    return {year: resolve(found) for year, found in sorted(said.items())}
