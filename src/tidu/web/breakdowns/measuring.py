"""Measure every target for each district and sector of a plan, each time the plan itself is measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from tidu.web.breakdowns.models import PartReading
from tidu.web.breakdowns.places import districts_of
from tidu.web.plans.measuring import firms_of, kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidu.plans.pool import PoolFirm
    from tidu.web.plans.measuring import Survey

_BATCH = 500


def measure_parts(*, survey: Survey, closing: bool, **_: Any) -> int:  # noqa: ANN401 - what signals add
    """Measure and keep the parts; those of a quarter's close stay, others go with the next day's. Return how many."""
    adopted, on = survey.adopted, survey.on
    rows = [
        PartReading(
            plan=adopted,
            target=target,
            on=on,
            closing=closing,
            jurisdiction_id=place,
            sector=sector,
            low=kept(one.low),
            high=kept(one.high),
            undefined=one.undefined,
            silent=one.silent,
        )
        for place, sector, firms in _groups(survey)
        for target, one in survey.read(firms).items()
    ]
    with transaction.atomic():
        old = adopted.part_readings.filter(on=on)
        (old if closing else old | adopted.part_readings.filter(closing=False)).delete()
        PartReading.objects.bulk_create(rows, batch_size=_BATCH)
    return len(rows)


def _groups(survey: Survey) -> Iterator[tuple[int | None, str, list[PoolFirm]]]:
    """Yield the firms of each district (of the plan's own place: those in none), then of each sector."""
    adopted = survey.adopted
    districts = districts_of(adopted)
    of_place: dict[int, list[PoolFirm]] = {one.pk: [] for one in (*districts, adopted.jurisdiction)}
    of_sector: dict[str, list[PoolFirm]] = {}
    lies = dict(_places(survey))
    paths = [(one.path, one.pk) for one in districts]
    for firm in survey.pool:
        path, sector = lies[int(firm.key)]
        place = next((pk for own, pk in paths if path.startswith(own)), adopted.jurisdiction_id)
        of_place[place].append(firm)
        if sector:
            of_sector.setdefault(sector, []).append(firm)
    yield from ((place, "", firms) for place, firms in of_place.items())
    yield from ((None, sector, firms) for sector, firms in of_sector.items())


def _places(survey: Survey) -> Iterator[tuple[int, tuple[str, str]]]:
    found = firms_of(survey.adopted).values_list("pk", "jurisdiction__path", "sector")
    yield from ((pk, (path, sector)) for pk, path, sector in found)
