"""Measure the targets of an adopted plan over the firms of its place, and keep what was found."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, Any

from django.db import transaction

from tidu.engine.measures import Measure
from tidu.plans.forecast import feeders_of
from tidu.plans.measures import LibraryCount, read_measure, slots_of_measure
from tidu.plans.pool import PoolFirm
from tidu.plans.reading import Reading, counted
from tidu.plans.titles import TitleCount
from tidu.plans.windows import window_of
from tidu.web.enterprises.models import Enterprise, Status
from tidu.web.facts.frame import engine_facts
from tidu.web.packs import library
from tidu.web.plans.links import links_of
from tidu.web.plans.models import AdoptedPlan, TargetReading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from tidu.plans import Plan, PlanTarget, Pool
    from tidu.web.enterprises.access import EnterpriseQuerySet

Inside = dict[str, frozenset[int]]
"""Firms by the id of the library of a plan they are in."""
_LONGEST_BITS = 300
_PLACES = 10**30


def firms_of(adopted: AdoptedPlan) -> EnterpriseQuerySet:
    """Return the firms a plan is measured over: all of its place, closed ones too, for they may have held titles."""
    return Enterprise.objects.filter(
        root=adopted.root_id, jurisdiction__path__startswith=adopted.jurisdiction.path
    ).exclude(status__in=(Status.MERGED, Status.PREPARED))


@dataclass(frozen=True, slots=True)
class Survey:
    """What a measurement stands on: the firms of a plan's place with their facts, and who is in which library.

    Firms are named by their ids in the registry. ``libraries``: by id in the plan; one the site has not is left out.
    """

    plan: Plan
    adopted: AdoptedPlan
    on: date
    pool: Pool
    libraries: Inside

    def read(self, firms: Pool) -> dict[str, Reading]:
        """Measure what can be measured over all of the firms, or over some of them."""
        found = read_over(self.plan, firms, on=self.on, inside=self.libraries)
        return named(found, firms)


def survey_of(adopted: AdoptedPlan, plan: Plan, *, on: date) -> Survey:
    """Read what a measurement on a day stands on."""
    return Survey(plan, adopted, on, pool_of(adopted, plan, on=on), inside_of(adopted, plan, on=on))


def read_targets(adopted: AdoptedPlan, plan: Plan, *, on: date) -> dict[str, Reading]:
    """Measure what can be measured on a day; firms are named by their ids in the registry."""
    survey = survey_of(adopted, plan, on=on)
    return survey.read(survey.pool)


def inside_of(adopted: AdoptedPlan, plan: Plan, *, on: date) -> Inside:
    """Return the firms in each library of a plan that the site has, on a day."""
    return {key: link.firms(on=on) for key, link in links_of(adopted, plan).items()}


def read_over(plan: Plan, pool: Pool, *, on: date, inside: Inside) -> dict[str, Reading]:
    """Measure over some firms what can be measured on a day.

    Args:
        plan: the pack.
        pool: the firms, by `pool_of`; all of a plan's place, or a part of them.
        on: the day.
        inside: firms in the plan's libraries, by `inside_of`.
    """
    ids = [int(firm.key) for firm in pool]
    found = {}
    for target in plan.targets:
        window = window_of(plan, target, on)
        if target.measure is None or window is None:
            continue
        if isinstance(target.measure, LibraryCount):
            reading = _in_library(ids, inside.get(target.measure.library.partition(".")[2]))
        else:
            reading = read_measure(target.measure, pool, on=on, last=window.last)
        found[target.id] = reading
    return found


def named(readings: Mapping[str, Reading], pool: Pool) -> dict[str, Reading]:
    """Return readings whose firms are named by their ids in the registry, not by their places in a pool."""
    ids = [int(firm.key) for firm in pool]
    return {key: _by_id(reading, ids) for key, reading in readings.items()}


def keep_readings(adopted: AdoptedPlan, readings: dict[str, Reading], *, on: date, closing: bool) -> None:
    """Keep the readings of a day instead of earlier ones; those at a quarter's close stay."""
    with transaction.atomic():
        # One writer at a time: two measurements of a day would meet in the constraint.
        AdoptedPlan.objects.select_for_update().get(pk=adopted.pk)
        old = adopted.readings.filter(on=on)
        if not closing:
            old = old | adopted.readings.filter(closing=False)
        old.delete()
        TargetReading.objects.bulk_create(
            TargetReading(
                plan=adopted,
                on=on,
                closing=closing,
                members=list(one.members),
                unknown=list(one.unknown),
                **columns(key, one),
            )
            for key, one in readings.items()
        )
        if adopted.measured_on is None or adopted.measured_on <= on:
            adopted.measured_on = on
            adopted.save(update_fields=["measured_on"])


def columns(target: str, reading: Reading) -> dict[str, Any]:
    """Return what a reading says in the columns of `models_measured.Kept`."""
    return {
        "target": target,
        "low": kept(reading.low),
        "high": kept(reading.high),
        "undefined": reading.undefined,
        "counted": len(reading.members),
        "waiting": len(reading.unknown),
        "silent": reading.silent,
        "missing": list(reading.missing),
        "open_judgements": list(reading.open_judgements),
    }


def kept(value: Fraction | None) -> str:
    """Write a figure exactly; a mean of hundreds of ratios, whose terms run to thousands of digits, to 30 places."""
    if value is None:
        return ""
    if max(value.numerator.bit_length(), value.denominator.bit_length()) > _LONGEST_BITS:
        # Towards zero: what is short of a line by less than that stays short of it.
        value = Fraction((floor if value > 0 else ceil)(value * _PLACES), _PLACES)
    return str(value)


def pool_of(adopted: AdoptedPlan, plan: Plan, *, on: date, whole: bool = False) -> Pool:
    """Return the firms of a plan's place, with the facts that its measures and forecasts read; ``whole``: with all.

    Of ledgers these read that of titles; the others are counted by standards only.
    """
    firms = list(firms_of(adopted).order_by("pk"))
    code = adopted.jurisdiction.code_on(on)
    # All firms of a place stand in memory at once.
    found = engine_facts(firms, on=on, only=None if whole else _used(plan))
    return [
        PoolFirm(
            key=str(firm.pk),
            name=firm.name,
            facts=facts,
            jurisdiction=code,
            active=firm.status == Status.ACTIVE,
        )
        for firm, facts in zip(firms, found, strict=True)
    ]


def _used(plan: Plan) -> frozenset[str]:
    """The facts that any measure or forecast of a plan reads."""
    return frozenset(fact for target in plan.targets for fact in _read_by(target))


def _read_by(target: PlanTarget) -> Iterator[str]:
    if isinstance(target.measure, Measure):
        yield from (slot.fact for slot in slots_of_measure(target.measure))
    elif isinstance(target.measure, TitleCount):
        for level in (*target.measure.levels, *feeders_of(target.measure.levels, library())):
            yield from (fact for fact in (level.from_fact, level.until_fact) if fact)


def _in_library(ids: list[int], inside: frozenset[int] | None) -> Reading:
    if inside is None:
        # No library of that name: nobody has said who is in it.
        return counted((), range(len(ids)))
    return counted([index for index, pk in enumerate(ids) if pk in inside])


def _by_id(reading: Reading, ids: list[int]) -> Reading:
    return Reading(
        reading.low,
        reading.high,
        reading.unit,
        tuple(ids[index] for index in reading.members),
        tuple(ids[index] for index in reading.unknown),
        reading.missing,
        reading.open_judgements,
        reading.undefined,
    )
