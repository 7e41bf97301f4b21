"""Applications: list, one with the steps the caller may take, what was done; begun, submitted and handled."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Header, Router, Schema, Status
from pydantic import Field, StringConstraints

from tidu.engine.errors import UnknownIdError
from tidu.web.accounts.roles import Role
from tidu.web.api.auth import caller, needs
from tidu.web.api.lookups import firm_for
from tidu.web.api.problems import PROBLEMS
from tidu.web.api.requests import Id, Line, Short, Strict, Text
from tidu.web.api.routers.batches import batch_for
from tidu.web.api.scopes import Scope
from tidu.web.applications.errors import TransitionError
from tidu.web.applications.models import Application, Step
from tidu.web.applications.page import allowed_steps
from tidu.web.applications.selectors import Filter, applications_for, state_text
from tidu.web.applications.services import begin
from tidu.web.applications.transitions import act
from tidu.workflows import Duty

if TYPE_CHECKING:
    from tidu.web.accounts.models import User

router = Router(tags=["申报"])
_PER_PAGE = 50
Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{8,60}$")]


class ApplicationOut(Schema):
    """An application."""

    id: int
    batch: int
    firm: int
    uscc: str
    name: str
    level: str
    case: str
    state: str = Field(description="状态 id")
    state_name: str
    active: bool = Field(description="是否还没有办结")
    submitted_at: datetime | None
    ended_at: datetime | None


class ApplicationPage(Schema):
    """A page of applications, newest first."""

    items: list[ApplicationOut]
    next: int | None = Field(description="下一页的 before；空为没有下一页")


class AllowedOut(Schema):
    """A step that the caller may take now."""

    id: str
    label: str


class ApplicationDetail(ApplicationOut):
    """An application with how many steps were taken and what may come next."""

    seen: int = Field(description="已办步骤数；办理时带上，他人先办了就会被拒绝")
    allowed: list[AllowedOut]


class StepOut(Schema):
    """A step that was taken."""

    position: int
    transition: str
    label: str
    from_state: str
    to_state: str
    at: datetime
    actor: str = Field(description="办理人；企业看到的是“主管部门”")
    reason: str
    document: str
    external: bool = Field(description="由上级办理、从结果导入的")


class ApplicationIn(Strict):
    """For which firm."""

    firm: Id = Field(description="企业 id")


class StepIn(Strict):
    """A step to take: ``submit`` and so on, as the batch's workflow names it."""

    transition: Short = Field(min_length=1, description="步骤 id，见申报的 allowed")
    reason: Text = Field(default="", description="理由；退回、不通过必须写明")
    document: Line = Field(default="", description="文号，步骤要求时填写")
    seen: Annotated[int, Field(ge=0, le=32_000)] | None = Field(default=None, description="读到的已办步骤数")


@router.get(
    "/applications",
    **needs(Scope.APPLICATIONS_READ),
    response={200: ApplicationPage, **PROBLEMS},
    summary="申报列表",
    description="您范围内企业的申报，可按批次和状态筛选。每页 50 份，新的在前。",
)
def list_applications(
    request: HttpRequest,
    batch: Annotated[Id | None, Field(description="只列这个批次的")] = None,
    state: Annotated[Short, Field(description="只列这个状态的")] = "",
    before: Annotated[int | None, Field(ge=1, le=2**31 - 1, description="上一页返回的 next")] = None,
) -> Any:  # noqa: ANN401 - ninja turns it into the response
    """Return a page of applications."""
    user = caller(request)
    narrowed = Filter(batch=batch or 0, state=state, before=before or 0)
    rows = list(applications_for(user, narrowed)[: _PER_PAGE + 1])
    more = len(rows) > _PER_PAGE
    return {
        "items": [_shown(user, one) for one in rows[:_PER_PAGE]],
        "next": rows[_PER_PAGE - 1].pk if more else None,
    }


@router.get(
    "/applications/{application_id}",
    **needs(Scope.APPLICATIONS_READ),
    response={200: ApplicationDetail, **PROBLEMS},
    summary="一份申报",
    description="申报的状态，以及您现在可以办理的步骤。",
)
def get_application(request: HttpRequest, application_id: Id) -> Any:  # noqa: ANN401 - as above
    """Return an application."""
    user = caller(request)
    return _detail(user, _application(user, application_id))


@router.get(
    "/applications/{application_id}/steps",
    **needs(Scope.APPLICATIONS_READ),
    response={200: list[StepOut], **PROBLEMS},
    summary="办理记录",
    description="一份申报的全部步骤，先办的在前。",
)
def list_steps(request: HttpRequest, application_id: Id) -> Any:  # noqa: ANN401 - as above
    """Return the steps that were taken."""
    user = caller(request)
    return [_step(user, one) for one in _application(user, application_id).steps.select_related("actor")]


@router.post(
    "/batches/{batch_id}/applications",
    **needs(Scope.APPLICATIONS_WRITE),
    response={201: ApplicationDetail, **PROBLEMS},
    summary="开始申报",
    description="为企业建立申报草稿；这个批次里已有在办的，返回那一份，所以可以放心重发。",
)
def add_application(request: HttpRequest, batch_id: Id, body: ApplicationIn) -> Any:  # noqa: ANN401 - as above
    """Begin an application, or return the one in progress."""
    user = caller(request)
    made = begin(user=user, batch=batch_for(user, batch_id), firm=firm_for(user, body.firm))
    return Status(201, _detail(user, _application(user, made.pk)))


@router.post(
    "/applications/{application_id}/steps",
    **needs(Scope.APPLICATIONS_WRITE),
    response={200: StepOut, **PROBLEMS},
    summary="提交、办理",
    description="办理一步（提交是 submit）。Idempotency-Key 由调用方生成：同一个键重发只办一次，返回同一条记录。",
)
def take_step(
    request: HttpRequest,
    application_id: Id,
    body: StepIn,
    key: Annotated[Key, Header(alias="Idempotency-Key", description="8 至 60 位字母、数字、下划线或连字符")],
) -> Any:  # noqa: ANN401 - as above
    """Take a step, once a key."""
    user = caller(request)
    application = _application(user, application_id)
    try:
        taken = act(
            user,
            application,
            body.transition,
            key=f"{user.pk}:{key}",
            reason=body.reason,
            document=body.document,
            seen=body.seen,
        )
    except UnknownIdError as error:
        raise TransitionError(f"这个流程没有步骤“{body.transition}”，可办的见申报的 allowed") from error
    return _step(user, taken)


def _application(user: User, application_id: int) -> Application:
    found = Application.objects.visible_to(user).select_related("enterprise__jurisdiction", "batch", "root")
    application: Application = get_object_or_404(found, pk=application_id)
    return application


def _shown(user: User, one: Application) -> dict[str, Any]:
    plain = ("id", "level", "case", "state", "submitted_at", "ended_at")
    return {name: getattr(one, name) for name in plain} | {
        "batch": one.batch_id,
        "firm": one.enterprise_id,
        "uscc": one.enterprise.uscc,
        "name": one.enterprise.name,
        "state_name": state_text(user, one.state_now),
        "active": one.is_active,
    }


def _detail(user: User, one: Application) -> dict[str, Any]:
    allowed = [{"id": step.id, "label": step.label} for step in allowed_steps(user, one)]
    return _shown(user, one) | {"seen": one.steps.count(), "allowed": allowed}


def _step(user: User, step: Step) -> dict[str, Any]:
    plain = ("position", "transition", "label", "from_state", "to_state", "at", "reason", "document")
    who = step.actor.name if step.actor is not None else "上级" if step.is_external else "系统"
    if user.role == Role.FIRM and step.duty != Duty.FILE.value and not step.is_external:
        who = "主管部门"
    return {name: getattr(step, name) for name in plain} | {"actor": who, "external": step.is_external}
