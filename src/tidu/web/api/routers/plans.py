"""Plans: the adopted ones, where their targets stand, the firms behind the figures, and the tasks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema
from pydantic import Field

from tidu.plans.printed import in_printed
from tidu.web.api.auth import caller, needs
from tidu.web.api.problems import PROBLEMS
from tidu.web.api.requests import Id
from tidu.web.api.scopes import Scope
from tidu.web.plans.duties import reported_figures
from tidu.web.plans.models import AdoptedPlan
from tidu.web.plans.selectors import firms_behind
from tidu.web.plans.standing import day_of, pack_of, standings
from tidu.web.plans.units import PlanUnits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidu.plans import Plan
    from tidu.web.accounts.models import User
    from tidu.web.enterprises.models import Enterprise
    from tidu.web.plans.standing import Standing
    from tidu.web.plans.units import Named

router = Router(tags=["计划"])

After = Annotated[int, Field(ge=0, le=2**31 - 1, description="上一页返回的 next")]
Figure = str | None
"""A figure as text, in the target's own unit."""
_PLACES = Decimal("1e-12")


class PlanOut(Schema):
    """An adopted plan."""

    id: int
    pack: str = Field(description="规则包中的编号，如 changchun.plan-2022")
    label: str
    version: int = Field(description="采用的版本")
    jurisdiction: int = Field(description="实施范围的辖区 id")
    start: date
    end: date
    measured_on: date | None = Field(description="最近一次测算的日期")


class TargetOut(Schema):
    """A target and where it stands. Figures are texts in its own unit: ``2.96`` of ``%``."""

    id: str
    metric: str
    scope: str = Field(description="适用范围")
    goal: str = Field(description="要求，如“≥ 50 家”")
    unit: str
    by: int | None = Field(description="到哪一年")
    per: str | None = Field(description="year 每年、quarter 每季度")
    clause: str
    task: str | None = Field(description="所属任务的 id")
    on: date = Field(description="判断所依的日期")
    status: str = Field(
        description="done 已完成、on_track 正常推进、at_risk 有风险、behind 滞后、no_data 无数据"
    )
    reason: str = Field(description="为什么是这个状态")
    measured_low: Figure = Field(description="按企业测算的数，缺数据时是区间的下端；空为算不出")
    measured_high: Figure = Field(description="区间的上端；与下端相同即确数")
    counted: int = Field(description="计入的企业数")
    waiting: int = Field(description="缺数据而未定的企业数")
    reported: Figure = Field(description="审核通过的上报数")
    difference: Figure = Field(description="测算减上报")
    short: Figure = Field(description="确定还差多少；空为不知道")


class TaskOut(Schema):
    """A task with the units that the site knows and those it does not."""

    id: str
    number: str
    title: str
    chapter: str
    clause: str
    does: list[str] = Field(description="主要措施")
    lead: list[int] = Field(description="牵头单位的 id")
    support: list[int] = Field(description="配合单位的 id")
    others: list[int] = Field(description="其他责任单位的 id")
    shared: list[int] = Field(description="共同责任单位的 id")
    unknown: list[str] = Field(description="文件写明、本站没有对应的单位")


class PlanFirmOut(Schema):
    """A firm behind a figure."""

    id: int
    uscc: str
    name: str
    jurisdiction: int


class PlanFirmPage(Schema):
    """A page of firms."""

    items: list[PlanFirmOut]
    next: int = Field(description="下一页的 after；0 为没有下一页")


@router.get(
    "/plans",
    **needs(Scope.PLANS_READ),
    response={200: list[PlanOut], **PROBLEMS},
    summary="计划列表",
    description="采用的全部计划及实施范围。",
)
def list_plans(request: HttpRequest) -> Any:  # noqa: ANN401 - ninja turns it into the response
    """Return the adopted plans."""
    return [_shown(one) for one in AdoptedPlan.objects.visible_to(caller(request))]


@router.get(
    "/plans/{plan_id}",
    **needs(Scope.PLANS_READ),
    response={200: PlanOut, **PROBLEMS},
    summary="一个计划",
    description="计划的版本、期限和实施范围。",
)
def get_plan(request: HttpRequest, plan_id: Id) -> Any:  # noqa: ANN401 - as above
    """Return a plan."""
    return _shown(plan_for(caller(request), plan_id))


@router.get(
    "/plans/{plan_id}/targets",
    **needs(Scope.PLANS_READ),
    response={200: list[TargetOut], **PROBLEMS},
    summary="计划的目标和进展",
    description="各项目标的要求、测算数、上报数和状态，按文件的次序。",
)
def list_targets(request: HttpRequest, plan_id: Id) -> Any:  # noqa: ANN401 - as above
    """Return where the targets stand."""
    adopted, plan = pack_for(caller(request), plan_id)
    day = day_of(adopted)
    return [_target(one, day) for one in standings(adopted, plan, reported=reported_figures(adopted))]


@router.get(
    "/plans/{plan_id}/targets/{target_id}/firms",
    **needs(Scope.PLANS_READ),
    response={200: PlanFirmPage, **PROBLEMS},
    summary="目标数字背后的企业",
    description="您范围内计入这个目标的企业；waiting 为 true 时列缺数据而未定的。每页 50 家。",
)
def list_target_firms(
    request: HttpRequest,
    plan_id: Id,
    target_id: str,
    waiting: Annotated[bool, Field(description="列缺数据而未定的")] = False,  # noqa: FBT002 - a query parameter
    after: After = 0,
) -> Any:  # noqa: ANN401 - as above
    """Return a page of the firms behind a figure."""
    user = caller(request)
    adopted, plan = pack_for(user, plan_id)
    found = next((one for one in standings(adopted, plan) if one.target.id == target_id), None)
    if found is None:
        raise Http404
    firms, following = firms_behind(user, found, unknown=waiting, after=after)
    return {"items": [firm_of(one) for one in firms], "next": following}


@router.get(
    "/plans/{plan_id}/tasks",
    **needs(Scope.PLANS_READ),
    response={200: list[TaskOut], **PROBLEMS},
    summary="计划的任务和责任单位",
    description="各项任务及其责任单位，按文件的次序。",
)
def list_tasks(request: HttpRequest, plan_id: Id) -> Any:  # noqa: ANN401 - as above
    """Return the tasks."""
    adopted, plan = pack_for(caller(request), plan_id)
    return [
        {key: getattr(row.task, key) for key in ("id", "number", "title", "chapter", "clause", "does")}
        | {key: _units(getattr(row, key)) for key in ("lead", "support", "others", "shared")}
        | {
            "unknown": [
                one.name for one in (*row.lead, *row.support, *row.others, *row.shared) if not one.units
            ]
        }
        for row in PlanUnits(adopted.root).of_plan(plan)
    ]


def plan_for(user: User, plan_id: int) -> AdoptedPlan:
    """Return a plan that a person may see; else there is none."""
    found = AdoptedPlan.objects.visible_to(user).select_related("root", "jurisdiction")
    plan: AdoptedPlan = get_object_or_404(found, pk=plan_id)
    return plan


def pack_for(user: User, plan_id: int) -> tuple[AdoptedPlan, Plan]:
    """Return a plan with its pack; one that the packs have no more is not there."""
    adopted = plan_for(user, plan_id)
    plan = pack_of(adopted)
    if plan is None:
        raise Http404
    return adopted, plan


def _shown(plan: AdoptedPlan) -> dict[str, Any]:
    plain = ("id", "pack", "label", "version", "start", "end", "measured_on")
    return {name: getattr(plan, name) for name in plain} | {"jurisdiction": plan.jurisdiction_id}


def _target(one: Standing, day: date) -> dict[str, Any]:
    spec, progress, stored = one.target.spec, one.progress, one.reading
    plain = ("id", "metric", "scope", "unit", "by", "per", "clause", "task")
    reading = progress.reading
    return {name: getattr(spec, name) for name in plain} | {
        "goal": one.target.goal_text,
        "on": day,
        "status": progress.status.name,
        "reason": progress.judged.reason,
        "measured_low": _figure(reading.low if reading else None, spec.unit),
        "measured_high": _figure(reading.high if reading else None, spec.unit),
        "counted": stored.counted if stored is not None else 0,
        "waiting": stored.waiting if stored is not None else 0,
        "reported": None if progress.reported is None else _plain(Fraction(progress.reported.value)),
        "difference": _figure(progress.difference, spec.unit),
        "short": _figure(progress.short, spec.unit),
    }


def _figure(value: Fraction | None, unit: str) -> str | None:
    return None if value is None else _plain(in_printed(value, unit))


def _plain(value: Fraction) -> str:
    """Return a whole number as one, else a decimal of at most twelve places."""
    if value.denominator == 1:
        return str(value.numerator)
    return f"{(Decimal(value.numerator) / Decimal(value.denominator)).quantize(_PLACES).normalize():f}"


def firm_of(firm: Enterprise) -> dict[str, Any]:
    """Return a firm as `PlanFirmOut` shows it."""
    return {"id": firm.pk, "uscc": firm.uscc, "name": firm.name, "jurisdiction": firm.jurisdiction_id}


def _units(named: Iterable[Named]) -> list[int]:
    return [unit.pk for one in named for unit in one.units]
