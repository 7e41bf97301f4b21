"""What is done to plans: adopted, brought to a new edition, measured. All in the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from tidu.engine.errors import TiduError
from tidu.web.audit import services as audit
from tidu.web.jobs import services as jobs
from tidu.web.plans.access import is_keeper, may_keep
from tidu.web.plans.editions import keep_edition
from tidu.web.plans.forecasting import keep_forecasts, read_forecasts
from tidu.web.plans.measuring import keep_readings, survey_of
from tidu.web.plans.models import AdoptedPlan
from tidu.web.plans.packs import offered, pack
from tidu.web.plans.places import keep_places, read_places
from tidu.web.plans.quarters import Quarter
from tidu.web.plans.signals import measured

if TYPE_CHECKING:
    from datetime import date

    from tidu.plans import Plan
    from tidu.web.accounts.models import User
    from tidu.web.jobs.models import Job
    from tidu.web.jurisdictions.models import Jurisdiction

KIND = "plans.measure"


class PlanError(TiduError):
    """A plan cannot be carried out so; the text says why."""


@transaction.atomic
def adopt(*, actor: User, plan_id: str, jurisdiction: Jurisdiction) -> AdoptedPlan:
    """Adopt a plan of the packs for a place.

    Args:
        actor: an officer or operator of the place or one above.
        plan_id: id in the packs, such as ``changshu.plan-2023``.
        jurisdiction: the place whose firms are measured.

    Raises:
        PlanError: no right, no such plan, or adopted there already.
    """
    if not is_keeper(actor) or not jurisdiction.path.startswith(actor.jurisdiction.path):
        raise PlanError("没有在这个辖区采用计划的权限")
    plan = offered(actor.root).get(plan_id)
    if plan is None:
        raise PlanError("规则包中没有这个计划，请重新选择")
    if AdoptedPlan.objects.filter(jurisdiction=jurisdiction, pack=plan_id).exists():
        raise PlanError(f"{jurisdiction.name}已采用这个计划")
    adopted = enter(plan, jurisdiction, by=actor)
    audit.record(
        actor=actor,
        action="采用计划",
        target=adopted,
        after={"计划": plan.spec.label, "版本": plan.version, "实施范围": jurisdiction.name},
    )
    return adopted


def enter(plan: Plan, jurisdiction: Jurisdiction, *, by: User | None) -> AdoptedPlan:
    """Write an adoption, and what the plan says now; who may do so was checked before."""
    adopted = AdoptedPlan.objects.create(
        root_id=jurisdiction.tenant_id,
        jurisdiction=jurisdiction,
        pack=plan.id,
        label=plan.spec.label,
        version=plan.version,
        pack_hash=plan.content_hash,
        start=plan.start,
        end=plan.end,
        adopted_by=by,
    )
    keep_edition(adopted, plan, by=by)
    return adopted


@transaction.atomic
def take_edition(*, actor: User, plan: AdoptedPlan) -> None:
    """Go over to the edition that the packs have now.

    Raises:
        PlanError: no right, the plan is gone from the packs, or its edition is the one in use.
    """
    _require(actor, plan)
    found = _pack(plan)
    if found.content_hash == plan.pack_hash:
        raise PlanError("采用的已是规则包中的现行版本")
    new = {
        "label": found.spec.label,
        "version": found.version,
        "pack_hash": found.content_hash,
        "start": found.start,
        "end": found.end,
    }
    before, after = audit.changes(plan, new)
    for name, value in new.items():
        setattr(plan, name, value)
    plan.save(update_fields=list(new))
    keep_edition(plan, found, by=actor)
    audit.record(actor=actor, action="计划改用新版", target=plan, before=before, after=after)


@transaction.atomic
def start_measure(*, actor: User, plan: AdoptedPlan) -> Job:
    """Queue a measurement of all targets as of today.

    Raises:
        PlanError: no right, or the plan is gone from the packs.
    """
    _require(actor, plan)
    _pack(plan)
    return jobs.start(owner=actor, kind=KIND, title=f"测算{plan.label}", arguments={"plan_id": plan.pk})


def measure(plan: AdoptedPlan, *, on: date | None = None, ahead: bool = False) -> int:
    """Measure all targets that can be measured; return how many. Done again it replaces the day's readings.

    The last day of a quarter's readings are kept as its close. ``ahead``: forecast those counted by titles as well.

    Raises:
        PlanError: the plan is gone from the packs.
    """
    day, found = on or timezone.localdate(), _pack(plan)
    closing = day == Quarter.of(day).last
    survey = survey_of(plan, found, on=day)
    readings = survey.read(survey.pool)
    keep_readings(plan, readings, on=day, closing=closing)
    places = read_places(plan, found, survey.pool, on=day, inside=survey.libraries)
    keep_places(plan, places, on=day, closing=closing)
    measured.send(sender=AdoptedPlan, survey=survey, places=places, closing=closing)
    if ahead:
        keep_forecasts(plan, read_forecasts(plan, found, survey.pool, on=day))
    return len(readings)


def measure_due(*, today: date | None = None) -> int:
    """Measure what was not measured today, and the quarters of a plan that closed without a reading.

    Called by the tick: the first one of a day does the work, and those that begin meanwhile, or after it failed,
    leave it be. Returns how many measurements were made.
    """
    day = today or timezone.localdate()
    made = 0
    for plan in AdoptedPlan.objects.select_related("root", "jurisdiction").exclude(measured_on=day):
        if pack(plan.pack) is None or not _taken(plan, day):
            continue
        closed = Quarter.of(day).before().last
        if plan.start <= closed <= plan.end and not plan.readings.filter(on=closed, closing=True).exists():
            measure(plan, on=closed)
            made += 1
        measure(plan, on=day, ahead=True)
        made += 1
    return made


def _taken(plan: AdoptedPlan, day: date) -> bool:
    """Take a day's measurement: of two ticks that ask at once, one gets it."""
    return bool(AdoptedPlan.objects.filter(pk=plan.pk).exclude(taken_on=day).update(taken_on=day))


def _require(actor: User, plan: AdoptedPlan) -> None:
    if not may_keep(actor, plan):
        raise PlanError("没有管理这个计划的权限")


def _pack(plan: AdoptedPlan) -> Plan:
    found = pack(plan.pack)
    if found is None:
        raise PlanError("规则包中已没有这个计划，请系统管理员检查本站的规则包")
    return found
