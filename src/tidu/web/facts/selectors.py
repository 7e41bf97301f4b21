"""Read facts: the view that counts now, and what was known on a day in the past."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from tidu.web.facts.models import FactRow
from tidu.web.facts.precedence import Said, View, resolve

if TYPE_CHECKING:
    from datetime import date

    from tidu.web.enterprises.models import Enterprise


def known_on(enterprise: Enterprise, day: date) -> dict[int, View]:
    """Return the views by year as they stood at the end of a day (Shanghai)."""
    moment = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
    rows = FactRow.objects.filter(
        Q(superseded_at=None) | Q(superseded_at__gte=moment), enterprise=enterprise, recorded_at__lt=moment
    ).values_list("year", "pk", "source__strength", "recorded_at", "values")
    said: dict[int, list[Said]] = defaultdict(list)
    for year, *row in rows:
        said[year].append(Said(*row))
    return {year: resolve(found) for year, found in sorted(said.items())}
