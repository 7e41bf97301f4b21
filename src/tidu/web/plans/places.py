"""The districts of a plan's place: what each one's firms say of every target, beside the whole."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from tidu.engine.units import Unit
from tidu.engine.wording import value_text
from tidu.plans.progress import range_text
from tidu.web.jurisdictions.models import Jurisdiction
from tidu.web.plans.measuring import columns, firms_of, read_over
from tidu.web.plans.models import AdoptedPlan, PlaceReading

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.db.models import QuerySet

    from tidu.plans import Plan, PlanTarget, Pool
    from tidu.plans.reading import Reading
    from tidu.web.accounts.models import User
    from tidu.web.plans.measuring import Inside
    from tidu.web.plans.standing import Standing


def places_of(adopted: AdoptedPlan) -> QuerySet[Jurisdiction]:
    """Return the places right below a plan's own."""
    return Jurisdiction.objects.filter(parent=adopted.jurisdiction_id).order_by("position", "pk")


def places_for(user: User, adopted: AdoptedPlan) -> list[Jurisdiction]:
    """Return the places whose figures a person may see: a district's people see their own one.

    Those of the plan's whole place, or of one above, see all of them; those elsewhere none.
    """
    own = user.jurisdiction.path
    if adopted.jurisdiction.path.startswith(own):
        return list(places_of(adopted))
    return [one for one in places_of(adopted) if own.startswith(one.path)]


def read_places(
    adopted: AdoptedPlan, plan: Plan, pool: Pool, *, on: date, inside: Inside
) -> dict[int, dict[str, Reading]]:
    """Measure every target over the firms of each place right below a plan's own.

    Args:
        adopted: the plan as adopted.
        plan: its pack.
        pool: the firms of its place, by `measuring.pool_of`.
        on: the day.
        inside: firms in the plan's libraries.

    Returns:
        Readings by target, by id of the place; also of places that have no firms.
    """
    paths = dict(firms_of(adopted).order_by().values_list("pk", "jurisdiction__path"))
    depth = len(adopted.jurisdiction.path.strip("/").split("/"))
    parts: dict[int, list[int]] = defaultdict(list)
    for index, firm in enumerate(pool):
        nodes = paths.get(int(firm.key), "").strip("/").split("/")
        if len(nodes) > depth:
            parts[int(nodes[depth])].append(index)
    return {
        place.pk: read_over(plan, [pool[index] for index in parts[place.pk]], on=on, inside=inside)
        for place in places_of(adopted)
    }


@transaction.atomic
def keep_places(
    adopted: AdoptedPlan, readings: dict[int, dict[str, Reading]], *, on: date, closing: bool
) -> None:
    """Keep the districts' readings of a day instead of earlier ones; those at a quarter's close stay."""
    AdoptedPlan.objects.select_for_update().get(pk=adopted.pk)
    old = adopted.place_readings.filter(on=on)
    if not closing:
        old = old | adopted.place_readings.filter(closing=False)
    old.delete()
    PlaceReading.objects.bulk_create(
        PlaceReading(plan=adopted, place_id=place, on=on, closing=closing, **columns(key, one))
        for place, found in readings.items()
        for key, one in found.items()
    )


@dataclass(frozen=True, slots=True)
class PlaceFigure:
    """A district's figure of a target beside the whole place's."""

    standing: Standing
    text: str
    share: str

    @property
    def target(self) -> PlanTarget:
        """The target."""
        return self.standing.target


def place_figures(
    adopted: AdoptedPlan, place: Jurisdiction, found: Iterable[Standing], *, on: date
) -> tuple[PlaceFigure, ...]:
    """Return a district's figures of the targets that firms can measure; one query.

    Args:
        adopted: the plan.
        place: the district.
        found: how the targets of the whole stand.
        on: day of the readings.
    """
    stored = {one.target: one for one in adopted.place_readings.filter(place=place, on=on)}
    return tuple(_figure(one, stored.get(one.target.id)) for one in found if one.target.measure is not None)


def _figure(standing: Standing, stored: PlaceReading | None) -> PlaceFigure:
    target = standing.target
    if stored is None:
        return PlaceFigure(standing, "还没有测算", "")
    own = stored.reading(target.unit)
    if own.undefined:
        return PlaceFigure(standing, "没有可算的企业", "")
    if own.silent or (own.high is None and not own.low):
        return PlaceFigure(standing, "待补数据", "")
    text = range_text(own.low, own.high, target.spec.unit, target.low)
    whole = standing.progress.reading
    share = ""
    if target.adds_up and whole is not None and own.value is not None and whole.value:
        share = value_text(own.value / whole.value, Unit.share)
    return PlaceFigure(standing, text, share)
