"""Keep every target for each district and sector of a plan, each time the plan itself is measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from tidu.web.breakdowns.models import PartReading
from tidu.web.breakdowns.places import districts_of
from tidu.web.plans.measuring import firms_of, kept

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tidu.plans.pool import PoolFirm
    from tidu.plans.reading import Reading
    from tidu.web.plans.measuring import Survey

_BATCH = 500


def measure_parts(
    *,
    survey: Survey,
    places: Mapping[int, Mapping[str, Reading]],
    closing: bool,
    **_: Any,  # noqa: ANN401 - what signals add
) -> int:
    """Measure and keep the parts; those of a quarter's close stay, others go with the next day's. Return how many.

    Args:
        survey: what the plan was measured on.
        places: readings of the districts, which the plan has measured already.
        closing: whether the day is a quarter's last.
    """
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
        for place, sector, readings in _parts(survey, places)
        for target, one in readings.items()
    ]
    with transaction.atomic():
        old = adopted.part_readings.filter(on=on)
        (old if closing else old | adopted.part_readings.filter(closing=False)).delete()
        PartReading.objects.bulk_create(rows, batch_size=_BATCH)
    return len(rows)


def _parts(
    survey: Survey, places: Mapping[int, Mapping[str, Reading]]
) -> Iterator[tuple[int | None, str, Mapping[str, Reading]]]:
    """Yield the readings of each district, of the firms in none (under the plan's own place), and of each sector."""
    own = survey.adopted.jurisdiction
    paths = tuple(one.path for one in districts_of(survey.adopted))
    elsewhere: list[PoolFirm] = []
    of_sector: dict[str, list[PoolFirm]] = {}
    found = firms_of(survey.adopted).values_list("pk", "jurisdiction__path", "sector")
    lies = {pk: (path, sector) for pk, path, sector in found}
    for firm in survey.pool:
        path, sector = lies[int(firm.key)]
        if not path.startswith(paths):
            elsewhere.append(firm)
        if sector:
            of_sector.setdefault(sector, []).append(firm)
    yield from ((place, "", readings) for place, readings in places.items())
    yield own.pk, "", survey.read(elsewhere)
    yield from ((None, sector, survey.read(firms)) for sector, firms in of_sector.items())
