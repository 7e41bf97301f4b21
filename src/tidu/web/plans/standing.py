"""Where a plan stands: each target as measured and as reported, its status, and what is still missing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from tidu.engine.units import Unit
from tidu.plans.printed import in_printed, printed_text
from tidu.plans.progress import progress_of, range_text
from tidu.plans.schema.targets import Operator
from tidu.plans.status import Status
from tidu.plans.titles import TitleCount
from tidu.web.assessments.models import VerdictList
from tidu.web.packs import library
from tidu.web.plans.packs import pack

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from decimal import Decimal

    from tidu.plans import Plan, PlanTarget
    from tidu.plans.progress import Progress, Reported
    from tidu.web.plans.models import AdoptedPlan, TargetReading

TONES = {
    Status.done: "green",
    Status.on_track: "azure",
    Status.at_risk: "yellow",
    Status.behind: "red",
    Status.no_data: "secondary",
}
ORDER = (Status.behind, Status.at_risk, Status.no_data, Status.on_track, Status.done)
"""What asks for attention first."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One target on a day, with the address of the firms nearest to it where it counts a level."""

    target: PlanTarget
    progress: Progress
    reading: TargetReading | None
    nearest: str

    @property
    def tone(self) -> str:
        """Colour of the status."""
        return TONES[self.progress.status]

    @property
    def measured(self) -> str:
        """What the firms say; a dash where the target cannot be measured or was not yet."""
        found = self.progress.reading
        if found is None:
            return "—"
        if found.undefined:
            return "无法计算"
        # “0.0%以上” would say nothing either.
        if found.silent or (found.high is None and not found.low):
            return "待补数据"
        return range_text(found.low, found.high, self.target.spec.unit, self.target.low)

    @property
    def reported(self) -> str:
        """What the responsible unit said, in the target's unit."""
        said = self.progress.reported
        return "—" if said is None else reported_text(said.value, self.target.spec.unit)

    @property
    def value(self) -> str:
        """The figure that was judged: the measured one, else the reported one."""
        return self.reported if self.progress.used == "reported" else self.measured

    @property
    def difference(self) -> str:
        """Measured less reported, with its sign; a dash where either is no figure."""
        found = self.progress.difference
        if found is None:
            return "—"
        sign = "+" if found > 0 else "−" if found < 0 else ""
        return f"{sign}{printed_text(abs(found), self.target.spec.unit)}"

    @property
    def short(self) -> str:
        """What is still missing for sure, rounded up; empty where nothing is, or nobody knows."""
        return short_text(self.progress)


def reported_text(value: Decimal, unit: str) -> str:
    """Return a reported figure as it was given, with its unit: ``590 户``, ``2.96%``."""
    return f"{value.normalize():,f}{'' if unit == '%' else ' '}{unit}"


def short_text(progress: Progress) -> str:
    """Return what is missing in the target's unit, rounded up: ``37 家``, ``0.4 个百分点``."""
    target, reading = progress.target, progress.reading
    if (
        progress.short == 0
        and target.spec.op is Operator.more
        and progress.status
        in (
            Status.behind,
            Status.at_risk,
        )
    ):
        return "须超过所写的数"
    if not progress.short:
        return ""
    # How far a share or mean may be from its line while data are missing says nothing.
    if not target.adds_up and progress.used == "measured" and reading is not None and reading.value is None:
        return ""
    value = in_printed(progress.short, target.spec.unit)
    if target.unit is Unit.count and target.adds_up:
        return f"{ceil(value):,} {target.spec.unit}"
    tenths = ceil(value * 10)
    unit = "个百分点" if target.spec.unit == "%" else target.spec.unit
    return f"{tenths // 10:,}.{tenths % 10} {unit}"


def day_of(adopted: AdoptedPlan) -> date:
    """Return the day a plan is judged on: that of its newest readings, else today."""
    return adopted.measured_on or timezone.localdate()


def standings(
    adopted: AdoptedPlan, plan: Plan, *, reported: Iterable[Reported] = (), on: date | None = None
) -> tuple[Standing, ...]:
    """Return every target of a plan in the order of the document; four queries.

    Args:
        adopted: the plan as adopted.
        plan: its pack.
        reported: accepted figures of the responsible units.
        on: a day of which readings are kept; by default the newest.
    """
    day = on or day_of(adopted)
    kept = {one.target: one for one in adopted.readings.filter(on=day).defer("members", "unknown")}
    nearest = _ahead(adopted) | _nearest(adopted, day)
    figures = tuple(reported)
    return tuple(_standing(plan, target, kept, nearest, figures, day) for target in plan.targets)


def _standing(
    plan: Plan,
    target: PlanTarget,
    kept: Mapping[str, TargetReading],
    nearest: Mapping[str, str],
    figures: tuple[Reported, ...],
    day: date,
) -> Standing:
    stored = kept.get(target.id)
    reading = stored.reading(target.unit) if stored is not None else None
    progress = progress_of(plan, target, reading, on=day, reported=figures)
    levels = (
        {level.id for level in target.measure.levels} if isinstance(target.measure, TitleCount) else set()
    )
    address = nearest.get(target.id) or next((nearest[level] for level in nearest if level in levels), "")
    return Standing(target, progress, stored, address if progress.short else "")


def _ahead(adopted: AdoptedPlan) -> dict[str, str]:
    """Return by target where its forecast names the firms nearest to it."""
    found = adopted.forecasts.values_list("target", flat=True)
    return {one: reverse("plans:forecast-target", args=[adopted.pk, one]) for one in found}


def _nearest(adopted: AdoptedPlan, day: date) -> dict[str, str]:
    """Return by level, lowest first, where the firms nearest to it are listed; a screening where none was made."""
    code = adopted.jurisdiction.code_on(day)
    judged = set(
        VerdictList.objects.filter(root=adopted.root_id, case="new").values_list("standard", flat=True)
    )
    screening, to_list = reverse("assessments:screening-new"), reverse("assessments:nearest")
    whole = adopted.jurisdiction_id == adopted.root_id
    place = "" if whole else f"&place={adopted.jurisdiction_id}"
    return {
        one.level: f"{to_list}?standard={one.id}&case=new&verdict=unmet{place}"
        if one.id in judged
        else screening
        for one in library().applicable(on=timezone.localdate(), case="new", jurisdiction=code or None)
        if one.level and not one.classifies
    }


def tally(found: Iterable[Standing]) -> tuple[tuple[Status, str, int], ...]:
    """Count targets by status, what asks for attention first: status, colour, number."""
    counts = Counter(one.progress.status for one in found)
    return tuple((status, TONES[status], counts[status]) for status in ORDER)


def pack_of(adopted: AdoptedPlan) -> Plan | None:
    """Return the pack of an adopted plan."""
    return pack(adopted.pack)
