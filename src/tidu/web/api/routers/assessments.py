"""Assessments of one firm: stored ones as they were judged, a new one, and the latest verdicts of many."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema, Status
from pydantic import Field

from tidu.engine.values import Verdict
from tidu.web.api.auth import caller, needs
from tidu.web.api.lookups import firm_for
from tidu.web.api.problems import PROBLEMS
from tidu.web.api.requests import Id, Short, Strict
from tidu.web.api.scopes import Scope
from tidu.web.assessments.models import Assessment
from tidu.web.assessments.nearest import nearest, verdicts_for
from tidu.web.assessments.selectors import stored_of
from tidu.web.assessments.services import assess
from tidu.web.enterprises.filters import FirmFilter
from tidu.web.packs import library

if TYPE_CHECKING:
    from tidu.web.assessments.models import LatestVerdict

router = Router(tags=["诊断"])

CaseName = Literal["new", "renewal"]
VerdictName = Literal["met", "unmet", "unknown", "manual"]
_NEWEST = 100


class AssessmentIn(Strict):
    """What to judge a firm by."""

    standard: Short = Field(min_length=1, description="标准 id，如 national.srdi-2026")
    on: date = Field(description="判定日期")
    case: CaseName = Field(default="new", description="new 新申请，renewal 复核")


class AssessmentOut(Schema):
    """A stored assessment, in short."""

    id: int
    firm: int
    standard: str = Field(description="标准 id")
    version: int = Field(description="规则包版本")
    pack_hash: str = Field(description="规则包内容的摘要")
    level: str = Field(description="称号 id")
    on: date
    case: str
    verdict: str = Field(description="met 满足、unmet 不满足、unknown 缺数据、manual 待人工认定")
    score_low: str | None = Field(description="最低得分，文本；没有评分的标准为 null")
    score_high: str | None
    made_at: datetime


class AssessmentWhole(AssessmentOut):
    """A stored assessment with everything it was judged by."""

    result: dict[str, Any] = Field(description="逐条结论、差距、缺少的数据和条款，判定后不再改变")
    facts: dict[str, Any] = Field(description="判定所用的数据")


class VerdictOut(Schema):
    """A firm's latest verdict by a standard."""

    firm: int
    uscc: str
    name: str
    verdict: str
    on: date
    unmet: int = Field(description="不满足的条件数")
    open: int = Field(description="待定的条件数")
    distance: float = Field(description="差距：各不满足条件所缺占应达的比例之和")
    stale: bool = Field(description="判定之后企业的数据有过变化")


class VerdictPage(Schema):
    """A page of verdicts, the nearest first."""

    items: list[VerdictOut]
    next: str = Field(description="下一页的游标，放进参数 after；空为没有下一页")


@router.get(
    "/firms/{firm_id}/assessments",
    **needs(Scope.ASSESSMENTS_READ),
    response={200: list[AssessmentOut], **PROBLEMS},
    summary="企业已保存的诊断",
    description="最近的 100 次，新的在前。",
)
def list_assessments(request: HttpRequest, firm_id: Id) -> Any:  # noqa: ANN401 - ninja turns it into the response
    """Return what is stored of a firm."""
    user = caller(request)
    return [_short(one) for one in stored_of(firm_for(user, firm_id))[:_NEWEST]]


@router.post(
    "/firms/{firm_id}/assessments",
    **needs(Scope.ASSESSMENTS_WRITE),
    response={201: AssessmentWhole, **PROBLEMS},
    summary="诊断企业",
    description="按一项标准诊断并保存；以后数据变化不会改动它。指名的标准不论是否有效都会执行。",
)
def add_assessment(request: HttpRequest, firm_id: Id, body: AssessmentIn) -> Any:  # noqa: ANN401 - as above
    """Judge a firm and keep it."""
    user = caller(request)
    firm = firm_for(user, firm_id)
    made = assess(actor=user, enterprise=firm, standard=body.standard, on=body.on, case=body.case)
    return Status(201, _whole(made))


@router.get(
    "/assessments/{assessment_id}",
    **needs(Scope.ASSESSMENTS_READ),
    response={200: AssessmentWhole, **PROBLEMS},
    summary="一次诊断",
    description="一次已保存的诊断：结论、逐条结果和当时所用的数据。",
)
def get_assessment(request: HttpRequest, assessment_id: Id) -> Any:  # noqa: ANN401 - as above
    """Return a stored assessment whole."""
    found = Assessment.objects.visible_to(caller(request))
    return _whole(get_object_or_404(found, pk=assessment_id))


@router.get(
    "/verdicts",
    **needs(Scope.ASSESSMENTS_READ),
    response={200: VerdictPage, **PROBLEMS},
    summary="最新结论",
    description="一项标准下各企业最新的结论，离达标最近的在前，以游标翻页。",
)
def list_verdicts(
    request: HttpRequest,
    standard: Annotated[Short, Field(min_length=1, description="标准 id")],
    case: CaseName = "new",
    verdict: VerdictName | None = None,
    after: Annotated[str, Field(max_length=400, description="上一页返回的 next")] = "",
    limit: Annotated[int, Field(ge=1, le=200, description="每页家数")] = 50,
) -> Any:  # noqa: ANN401 - as above
    """Return a page of latest verdicts of the firms in scope."""
    found = verdicts_for(
        caller(request),
        FirmFilter(),
        standard=library().standard(standard).id,
        case=case,
        verdict=Verdict[verdict] if verdict else None,
    )
    page = nearest(found, after=after, size=limit)
    return {"items": [_line(one) for one in page.lines], "next": page.next_mark}


def _short(made: Assessment) -> dict[str, Any]:
    plain = ("id", "standard", "version", "pack_hash", "level", "on", "case", "made_at")
    score = {
        name: None if (value := getattr(made, name)) is None else str(value)
        for name in ("score_low", "score_high")
    }
    return (
        {name: getattr(made, name) for name in plain}
        | score
        | {
            "firm": made.enterprise_id,
            "verdict": Verdict(made.verdict).name,
        }
    )


def _whole(made: Assessment) -> dict[str, Any]:
    return _short(made) | {"result": made.result, "facts": made.facts}


def _line(line: LatestVerdict) -> dict[str, Any]:
    plain = ("on", "unmet", "open", "distance", "stale")
    return {name: getattr(line, name) for name in plain} | {
        "firm": line.enterprise_id,
        "uscc": line.enterprise.uscc,
        "name": line.enterprise.name,
        "verdict": Verdict(line.verdict).name,
    }
