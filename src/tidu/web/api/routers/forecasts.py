"""Forecasts of plans: what the targets may come to, and the firms nearest to what is missing."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router, Schema
from pydantic import Field

from tidu.web.api.auth import caller, needs
from tidu.web.api.problems import PROBLEMS
from tidu.web.api.requests import Id
from tidu.web.api.routers.plans import After, PlanFirmOut, firm_of, pack_for
from tidu.web.api.scopes import Scope
from tidu.web.plans.ahead import forecast_of, forecasts_of
from tidu.web.plans.nearby import near_firms

router = Router(tags=["计划"])


class ForecastOut(Schema):
    """What a target counted by titles may come to. Ranges are lowest and highest."""

    target: str
    on: date = Field(description="预测所依的日期")
    by: date = Field(description="预测到哪一天")
    certain: int = Field(description="确定计入的家数")
    expiring: int = Field(description="到期待续的家数")
    candidates: int = Field(description="候选的家数")
    renewed: list[int] | None = Field(description="续期可得")
    gained: list[int] | None = Field(description="晋升可得；空为不足两个年度，不推算")
    total: list[int] | None = Field(description="合计可能；空为不推算")
    short: list[int] = Field(description="还差多少")
    standard: str = Field(description="比较候选企业的标准 id；空为标准尚未录入")
    notes: list[str]


class NearOut(PlanFirmOut):
    """A firm that has not the title: how near it is, and what it lacks."""

    place: int = Field(description="次序，1 为最近")
    verdict: str = Field(description="结论")
    lacks: list[str] = Field(description="差什么，逐条注明条款")
    specialists: str = Field(description="服务专员，空为未分派")


class NearPage(Schema):
    """A page of the nearest firms."""

    items: list[NearOut]
    next: int = Field(description="下一页的 after；0 为没有下一页")


@router.get(
    "/plans/{plan_id}/forecasts",
    **needs(Scope.PLANS_READ),
    response={200: list[ForecastOut], **PROBLEMS},
    summary="计划目标的预测",
    description="按称号计数、期限未到的目标到期末可能达到多少，推算的数都是区间。随测算每天更新。",
)
def list_forecasts(request: HttpRequest, plan_id: Id) -> Any:  # noqa: ANN401 - as above
    """Return the kept forecasts."""
    adopted, plan = pack_for(caller(request), plan_id)
    plain = ("certain", "expiring", "candidates", "renewed", "gained", "total", "short", "notes")
    return [
        {key: one.figures[key] for key in plain}
        | {"target": one.target.id, "on": one.stored.on, "by": one.stored.by, "standard": one.stored.standard}
        for one in forecasts_of(adopted, plan)
    ]


@router.get(
    "/plans/{plan_id}/forecasts/{target_id}/nearest",
    **needs(Scope.PLANS_READ),
    response={200: NearPage, **PROBLEMS},
    summary="离目标最近的企业",
    description="您范围内没有这一称号的企业，由近到远，各自差什么、由谁服务。每页 30 家。",
)
def list_nearest(request: HttpRequest, plan_id: Id, target_id: str, after: After = 0) -> Any:  # noqa: ANN401 - as above
    """Return a page of the nearest firms."""
    user = caller(request)
    found = forecast_of(*pack_for(user, plan_id), target_id)
    if found is None:
        raise Http404
    near, following = near_firms(user, found.stored, after=after)
    items = [
        firm_of(one.firm)
        | {
            "place": one.place,
            "verdict": one.verdict,
            "lacks": list(one.lacks),
            "specialists": one.specialists,
        }
        for one in near
    ]
    return {"items": items, "next": following}
