"""Forecast the targets of a plan from the firms of its place, and put those without the title in order of nearness.

The figures are those of `tidu.plans.forecast`; the order is that of a screening of all firms at once. Both are made
with the plan's measurement and kept: a page reads them, and asks the engine only about the firms that it shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
from django.db import transaction

from tidu.engine.columnar import ColumnarProgram
from tidu.engine.values import Verdict
from tidu.plans.candidates import Candidates, holds, judged_level, no_standard, standard_for
from tidu.plans.forecast import forecast
from tidu.plans.outcomes import forecast_row
from tidu.plans.titles import TitleCount
from tidu.web.assessments.documents import FIRM
from tidu.web.assessments.pool_frame import pool_frame
from tidu.web.assessments.verdicts import lines_of
from tidu.web.enterprises.models import Status
from tidu.web.packs import library
from tidu.web.plans.measuring import firms_of
from tidu.web.plans.models import AdoptedPlan, TargetForecast

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tidu.engine.packs.library import Standard
    from tidu.engine.schema.levels import Level
    from tidu.plans import Plan, Pool
    from tidu.plans.forecast import Forecast


def read_forecasts(adopted: AdoptedPlan, plan: Plan, pool: Pool, *, on: date) -> list[TargetForecast]:
    """Forecast every target that is counted by titles and whose period is not over; nothing is written.

    Args:
        adopted: the plan as adopted.
        plan: its pack.
        pool: the firms of its place, by `measuring.pool_of`.
        on: today.
    """
    found = [
        one for target in plan.targets if (one := forecast(plan, target, pool, library(), on=on)) is not None
    ]
    judged = {one.target.id: _judged(one, adopted.jurisdiction.code_on(on), on) for one in found}
    standards = {standard.id: standard for _, standard in judged.values() if standard is not None}
    lines = _lines(adopted, list(standards.values()), on)
    return [_row(adopted, one, pool, *judged[one.target.id], lines, on) for one in found]


@transaction.atomic
def keep_forecasts(adopted: AdoptedPlan, found: Iterable[TargetForecast]) -> None:
    """Keep the forecasts of a day instead of earlier ones."""
    AdoptedPlan.objects.select_for_update().get(pk=adopted.pk)
    adopted.forecasts.all().delete()
    TargetForecast.objects.bulk_create(found)


def _judged(found: Forecast, code: str, on: date) -> tuple[Level | None, Standard | None]:
    """Return the lowest of the counted levels that has a standard here, and the standard."""
    measure = found.target.measure
    level = judged_level(measure.levels, library(), on) if isinstance(measure, TitleCount) else None
    standard = standard_for(code, level, library(), on) if level is not None else None
    return (level, standard) if standard is not None else (None, None)


def _lines(adopted: AdoptedPlan, standards: list[Standard], on: date) -> dict[str, pl.DataFrame]:
    """Screen the firms that are still there by all standards at once; by standard, the nearest first."""
    if not standards:
        return {}
    frame = pool_frame(firms_of(adopted).filter(status=Status.ACTIVE), standards, on=on)
    judged = frame.hstack(ColumnarProgram(standards, on=on, case="new").run(frame, gaps=True))
    return {one.id: in_order(lines_of(judged, one, "new")) for one in standards}


def in_order(lines: pl.DataFrame) -> pl.DataFrame:
    """Sort the lines of a screening: ready, then waiting for data or a judgement, then by conditions and distance.

    Returns:
        The lines with a column ``rank``: 0 ready, 1 waiting, 2 lacking.
    """
    verdict = pl.col("verdict")
    rank = (
        pl.when(verdict == int(Verdict.met)).then(0).when(verdict == int(Verdict.unmet)).then(2).otherwise(1)
    )
    steps = pl.when(pl.col("rank") == 1).then(pl.col("open")).when(pl.col("rank") > 1).then(pl.col("unmet"))
    ranked = lines.with_columns(rank.alias("rank")).with_columns(steps.otherwise(0).alias("steps"))
    return ranked.sort("rank", "steps", "distance", FIRM)


def _row(
    adopted: AdoptedPlan,
    found: Forecast,
    pool: Pool,
    level: Level | None,
    standard: Standard | None,
    lines: dict[str, pl.DataFrame],
    on: date,
) -> TargetForecast:
    measure = found.target.measure
    if standard is None or not isinstance(measure, TitleCount):
        levels = measure.levels if isinstance(measure, TitleCount) else ()
        candidates, nearest = Candidates(None, note=no_standard(levels)), []
    else:
        holders = [int(firm.key) for firm in pool if holds(firm, measure, on)]
        rest = lines[standard.id].filter(~pl.col(FIRM).is_in(holders))
        candidates, nearest = _counted(level, rest), rest[FIRM].to_list()
    figures = forecast_row(found, candidates, pool)
    del figures["nearest"]["firms"]
    figures["expiring"] = len(found.expiring)
    return TargetForecast(
        plan=adopted,
        target=found.target.id,
        on=on,
        by=found.by,
        figures=figures,
        standard=standard.id if standard is not None else "",
        holders=_ids(pool, found.holders),
        expiring=_ids(pool, found.expiring),
        risers=_ids(pool, found.risers),
        nearest=nearest,
    )


def _counted(level: Level | None, lines: pl.DataFrame) -> Candidates:
    lacking = lines.filter(pl.col("rank") > 1)["unmet"]
    one = int((lacking <= 1).sum())
    return Candidates(
        level,
        ready=int((lines["rank"] == 0).sum()),
        waiting=int((lines["rank"] == 1).sum()),
        one_short=one,
        further=len(lacking) - one,
    )


def _ids(pool: Pool, places: tuple[int, ...]) -> list[int]:
    return [int(pool[place].key) for place in places]
