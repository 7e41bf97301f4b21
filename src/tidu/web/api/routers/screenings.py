"""Screenings: ask for one, see how far it is and what it found."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema, Status
from pydantic import Field

from tidu.web.api.auth import caller, needs
from tidu.web.api.problems import PROBLEMS
from tidu.web.api.requests import Id, Line, Short, Strict
from tidu.web.api.routers.assessments import CaseName
from tidu.web.api.scopes import Scope as Access
from tidu.web.assessments.models import Screening
from tidu.web.assessments.scopes import Scope
from tidu.web.assessments.screening import start_screening
from tidu.web.enterprises.filters import FirmFilter

if TYPE_CHECKING:
    from tidu.web.accounts.models import User
    from tidu.web.assessments.access import ScreeningQuerySet

router = Router(tags=["批量诊断"])


class ScreeningIn(Strict):
    """Which firms to judge, and by what."""

    title: Line = ""
    on: date = Field(description="判定日期")
    case: CaseName = "new"
    standards: Annotated[list[Short], Field(max_length=20)] = Field(
        default=[], description="标准 id；不写为判定日期有效的全部标准"
    )
    place: Id | None = Field(default=None, description="辖区 id，含下级")
    pool: Id | None = Field(default=None, description="培育库 id，只诊断在库企业")


class ScreeningOut(Schema):
    """A screening, and how many firms had each verdict by each standard."""

    id: int
    title: str
    on: date
    case: str
    standards: list[str]
    firms: int
    counts: dict[str, dict[str, int]] = Field(description="标准 id → 结论 → 家数")
    job: int | None = Field(description="后台任务的 id，见 /v1/jobs")
    created_at: datetime
    finished_at: datetime | None = Field(description="空为还没有完成")


class ScreeningPage(Schema):
    """A page of screenings, newest first."""

    items: list[ScreeningOut]
    next: int | None = Field(description="下一页的 before；空为没有下一页")


@router.get(
    "/screenings",
    **needs(Access.ASSESSMENTS_READ),
    response={200: ScreeningPage, **PROBLEMS},
    summary="批量诊断列表",
    description="本人提交的批量诊断；管全市的人员可见全部。新的在前。",
)
def list_screenings(
    request: HttpRequest,
    before: Annotated[int | None, Field(ge=1, le=2**31 - 1, description="上一页返回的 next")] = None,
    limit: Annotated[int, Field(ge=1, le=100)] = 30,
) -> Any:  # noqa: ANN401 - ninja turns it into the response
    """Return a page of screenings."""
    found = _visible(caller(request))
    rows = list((found.filter(pk__lt=before) if before else found)[: limit + 1])
    return {
        "items": [_shown(one) for one in rows[:limit]],
        "next": rows[limit - 1].pk if len(rows) > limit else None,
    }


@router.post(
    "/screenings",
    **needs(Access.ASSESSMENTS_WRITE),
    response={202: ScreeningOut, **PROBLEMS},
    summary="提交批量诊断",
    description="在后台诊断范围内的企业；进度见返回的任务。",
)
def add_screening(request: HttpRequest, body: ScreeningIn) -> Any:  # noqa: ANN401 - as above
    """Queue a screening."""
    made = start_screening(
        actor=caller(request),
        title=body.title,
        scope=Scope(FirmFilter(place=str(body.place or "")), pool=str(body.pool or "")),
        standards=list(dict.fromkeys(body.standards)),
        on=body.on,
        case=body.case,
    )
    return Status(202, _shown(made))


@router.get(
    "/screenings/{screening_id}",
    **needs(Access.ASSESSMENTS_READ),
    response={200: ScreeningOut, **PROBLEMS},
    summary="一次批量诊断",
    description="完成后给出各标准、各结论的家数；企业名单见 /v1/verdicts。",
)
def get_screening(request: HttpRequest, screening_id: Id) -> Any:  # noqa: ANN401 - as above
    """Return a screening."""
    return _shown(get_object_or_404(_visible(caller(request)), pk=screening_id))


def _visible(user: User) -> ScreeningQuerySet:
    return Screening.objects.visible_to(user)


def _shown(one: Screening) -> dict[str, Any]:
    plain = ("id", "title", "on", "case", "firms", "counts", "created_at", "finished_at")
    return {name: getattr(one, name) for name in plain} | {
        "standards": [standard["id"] for standard in one.standards],
        "job": one.job_id,
    }
