"""Made-up breakdowns: the first measured counts of each plan, to its districts by firms, to sectors and to years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.web.breakdowns.models import Kind, Part
from tidu.web.breakdowns.places import districts_of, sectors_of, years_of
from tidu.web.breakdowns.proposing import propose
from tidu.web.breakdowns.selectors import split_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from tidu.plans import Plan, PlanTarget
    from tidu.web.plans.models import AdoptedPlan

_TARGETS = 4


def write_parts(adopted: AdoptedPlan, plan: Plan) -> int:
    """Break targets down; the plan is measured already. Return how many parts there are."""
    ways = {
        Kind.DISTRICT: ("firms", len(districts_of(adopted))),
        Kind.SECTOR: ("firms", len(sectors_of(adopted)) if plan.spec.teams else 0),
        Kind.YEAR: ("equal", len(years_of(adopted))),
    }
    parts = []
    for target in list(_counts(plan))[:_TARGETS]:
        for kind, (way, count) in ways.items():
            # A goal smaller than its parts are many would be mostly zeros.
            if count and target.low >= count:
                figures = propose(adopted, plan, split_of(adopted, plan, target.id, kind), way)
                parts += [_part(adopted, target, kind, key, value) for key, value in figures.items()]
    return len(Part.objects.bulk_create(parts))


def _counts(plan: Plan) -> Iterator[PlanTarget]:
    return (one for one in plan.targets if one.measure is not None and one.adds_up and one.spec.per is None)


def _part(adopted: AdoptedPlan, target: PlanTarget, kind: Kind, key: str, value: Decimal) -> Part:
    place: dict[str, object] = {"sector": key}
    if kind != Kind.SECTOR:
        place = {"jurisdiction_id" if kind == Kind.DISTRICT else "year": int(key)}
    return Part(plan=adopted, target=target.id, kind=kind, value=value, **place)
