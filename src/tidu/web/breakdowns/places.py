"""What the targets of a plan may be broken down to: its districts, its sectors, its years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.web.plans.measuring import firms_of
from tidu.web.plans.places import places_of

if TYPE_CHECKING:
    from tidu.web.jurisdictions.models import Jurisdiction
    from tidu.web.plans.models import AdoptedPlan


def districts_of(adopted: AdoptedPlan) -> tuple[Jurisdiction, ...]:
    """Return the places right below the plan's own, in their order."""
    return tuple(places_of(adopted))


def sectors_of(adopted: AdoptedPlan) -> tuple[str, ...]:
    """Return the sectors that the plan's firms are in, and those that parts name."""
    firms = firms_of(adopted).exclude(sector="").values_list("sector", flat=True)
    named = adopted.parts.exclude(sector="").values_list("sector", flat=True)
    return tuple(sorted({*firms.distinct(), *named.distinct()}))


def years_of(adopted: AdoptedPlan) -> tuple[int, ...]:
    """Return the plan's years."""
    return tuple(range(adopted.start.year, adopted.end.year + 1))
