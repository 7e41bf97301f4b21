"""A city's target as the sum of its districts' own plans: their goals and figures beside the city's."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from tidu.plans.breakdown import check_parts
from tidu.plans.printed import in_printed, unit_of
from tidu.plans.progress import range_text
from tidu.plans.rollup import Part, roll_up
from tidu.web.plans.duties import reported_figures
from tidu.web.plans.links import plain
from tidu.web.plans.models import AdoptedPlan
from tidu.web.plans.standing import pack_of, standings

if TYPE_CHECKING:
    from tidu.plans import PlanTarget
    from tidu.plans.breakdown import PartsCheck
    from tidu.web.jurisdictions.models import Jurisdiction
    from tidu.web.plans.standing import Standing


@dataclass(frozen=True, slots=True)
class DistrictGoal:
    """A district's own plan with the target that is part of the city's."""

    place: Jurisdiction
    plan: AdoptedPlan
    standing: Standing

    @property
    def target(self) -> PlanTarget:
        """The district's target."""
        return self.standing.target


@dataclass(frozen=True, slots=True)
class Rolled:
    """Districts' plans rolled up: goals held against the city's, and the sum of what they have."""

    goals: tuple[DistrictGoal, ...]
    check: PartsCheck
    value: str
    missing: tuple[str, ...]


def district_goals(adopted: AdoptedPlan, target: PlanTarget) -> tuple[DistrictGoal, ...]:
    """Return the plans of the places right below that run at the same time and have the same target.

    The same is one of the same metric and unit, however its id and its figure differ; of two plans of a place the
    one that ends last.
    """
    below = (
        AdoptedPlan.objects.filter(
            jurisdiction__parent=adopted.jurisdiction_id, start__lte=adopted.end, end__gte=adopted.start
        )
        .select_related("root", "jurisdiction")
        .order_by("jurisdiction__position", "jurisdiction", "-end")
    )
    found: dict[int, DistrictGoal] = {}
    for one in below:
        pack = pack_of(one)
        if pack is None or one.jurisdiction_id in found:
            continue
        for standing in standings(one, pack, reported=reported_figures(one)):
            if _same(standing.target, target, adopted.root):
                found[one.jurisdiction_id] = DistrictGoal(one.jurisdiction, one, standing)
                break
    return tuple(found.values())


def rolled_up(adopted: AdoptedPlan, target: PlanTarget) -> Rolled | None:
    """Roll the districts' plans up to the city's target; None where no district has one, or nothing adds up."""
    goals = district_goals(adopted, target) if target.adds_up else ()
    if not goals:
        return None
    parts = [_figure(one.standing) for one in goals]
    whole = roll_up(parts)
    unit = target.spec.unit
    known = "—" if whole.low is None and whole.high is None else range_text(whole.low, whole.high, unit)
    asked = [in_printed(one.target.low, unit) for one in goals]
    return Rolled(
        goals,
        check_parts(target, [Decimal(one.numerator) / Decimal(one.denominator) for one in asked]),
        known,
        tuple(goals[place].place.name for place in whole.missing),
    )


def _figure(standing: Standing) -> Part:
    reading, said = standing.progress.reading, standing.progress.reported
    if standing.progress.used == "measured" and reading is not None:
        return Part(reading.low, reading.high)
    if said is not None and standing.progress.used == "reported":
        return Part.of(Fraction(said.value) * unit_of(standing.target.spec.unit)[0])
    return Part(None, None)


def _same(one: PlanTarget, other: PlanTarget, root: Jurisdiction) -> bool:
    return one.spec.unit == other.spec.unit and plain(one.spec.metric, root) == plain(other.spec.metric, root)
