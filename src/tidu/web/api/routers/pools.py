"""Pools: list, members, firms taken in and let go, a refresh by the pool's rule."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema, Status
from pydantic import Field

from tidu.web.api.auth import caller, needs
from tidu.web.api.problems import PROBLEMS
from tidu.web.api.requests import Id, Reason, Strict
from tidu.web.api.scopes import Scope
from tidu.web.api.shapes import JobOut
from tidu.web.enterprises.models import Enterprise
from tidu.web.pools.models import Membership, Pool
from tidu.web.pools.selectors import PER_PAGE as _PER_PAGE
from tidu.web.pools.selectors import members_of, pools_for
from tidu.web.pools.services import let_go, start_refresh, take_in

if TYPE_CHECKING:
    from tidu.web.accounts.models import User

router = Router(tags=["培育库"])


class PoolOut(Schema):
    """A pool."""

    id: int
    name: str
    kind: str = Field(description="cultivation 培育库、directory 名录库、seed 种子库、other 其他")
    jurisdiction: int = Field(description="辖区 id")
    sector: str = Field(description="产业领域，空为不限")
    rule: str = Field(description="入库条件，空为人工增减")
    members: int = Field(description="您范围内的在库企业数")
    refreshed_at: datetime | None


class MemberOut(Schema):
    """A firm's time in a pool."""

    id: int
    firm: int
    uscc: str
    name: str
    since: date
    until: date | None = Field(description="出库日期，空为在库")
    reason_in: str
    reason_out: str


class MemberPage(Schema):
    """A page of members, newest first."""

    items: list[MemberOut]
    next: int | None = Field(description="下一页的 before；空为没有下一页")


class TakeIn(Strict):
    """Firms to take in."""

    firms: Annotated[list[Id], Field(min_length=1, max_length=500)] = Field(description="企业 id")
    reason: Reason = Field(description="入库原因")


class TakenIn(Schema):
    """What came of it."""

    new: int = Field(description="新入库的家数；已在库和不在您范围内的不计")


class LetGo(Strict):
    """Why a firm goes."""

    reason: Reason


@router.get(
    "/pools",
    **needs(Scope.POOLS_READ),
    response={200: list[PoolOut], **PROBLEMS},
    summary="培育库列表",
    description="全部培育库、名录库和种子库，以及您范围内的在库企业数。",
)
def list_pools(request: HttpRequest) -> Any:  # noqa: ANN401 - ninja turns it into the response
    """Return the pools."""
    return [_shown(pool) for pool in pools_for(caller(request))]


@router.get(
    "/pools/{pool_id}",
    **needs(Scope.POOLS_READ),
    response={200: PoolOut, **PROBLEMS},
    summary="一个培育库",
    description="库的入库条件和在库企业数。",
)
def get_pool(request: HttpRequest, pool_id: Id) -> Any:  # noqa: ANN401 - as above
    """Return a pool."""
    return _shown(get_object_or_404(pools_for(caller(request)), pk=pool_id))


@router.get(
    "/pools/{pool_id}/members",
    **needs(Scope.POOLS_READ),
    response={200: MemberPage, **PROBLEMS},
    summary="在库企业",
    description="在库企业及入库日期和原因；left 为 true 时列已出库的。每页 50 家，后入库的在前。",
)
def list_members(
    request: HttpRequest,
    pool_id: Id,
    left: Annotated[bool, Field(description="列已出库的")] = False,  # noqa: FBT002 - a query parameter
    before: Annotated[int | None, Field(ge=1, le=2**31 - 1, description="上一页返回的 next")] = None,
) -> Any:  # noqa: ANN401 - as above
    """Return a page of members in scope."""
    user = caller(request)
    found = members_of(user, _pool(user, pool_id), left=left, before=before)
    rows = found[:_PER_PAGE]
    return {"items": [_member(one) for one in rows], "next": rows[-1].pk if len(found) > _PER_PAGE else None}


@router.post(
    "/pools/{pool_id}/members",
    **needs(Scope.POOLS_WRITE),
    response={200: TakenIn, **PROBLEMS},
    summary="企业入库",
    description="由人工把企业收进库里；已在库的不变。",
)
def add_members(request: HttpRequest, pool_id: Id, body: TakeIn) -> Any:  # noqa: ANN401 - as above
    """Take firms in by hand."""
    user = caller(request)
    firms = Enterprise.objects.visible_to(user).filter(pk__in=body.firms)
    return {"new": take_in(actor=user, pool=_pool(user, pool_id), firms=firms, reason=body.reason)}


@router.post(
    "/pools/{pool_id}/members/{member_id}/remove",
    **needs(Scope.POOLS_WRITE),
    response={200: MemberOut, **PROBLEMS},
    summary="企业出库",
    description="记录保留，注明日期和原因。",
)
def remove_member(request: HttpRequest, pool_id: Id, member_id: Id, body: LetGo) -> Any:  # noqa: ANN401 - as above
    """Let a firm go."""
    user = caller(request)
    inside = _pool(user, pool_id).memberships.filter(enterprise__in=Enterprise.objects.visible_to(user))
    member = get_object_or_404(inside.select_related("enterprise", "pool__jurisdiction"), pk=member_id)
    let_go(actor=user, membership=member, reason=body.reason)
    member.refresh_from_db()
    return _member(member)


@router.post(
    "/pools/{pool_id}/refresh",
    **needs(Scope.POOLS_WRITE),
    response={202: JobOut, **PROBLEMS},
    summary="按条件更新培育库",
    description="在后台逐家核对入库条件；进度见返回的任务。",
)
def refresh_pool(request: HttpRequest, pool_id: Id) -> Any:  # noqa: ANN401 - as above
    """Queue a refresh by the pool's rule."""
    user = caller(request)
    return Status(202, start_refresh(actor=user, pool=_pool(user, pool_id)))


def _pool(user: User, pool_id: int) -> Pool:
    found = Pool.objects.visible_to(user).select_related("jurisdiction")
    pool: Pool = get_object_or_404(found, pk=pool_id)
    return pool


def _shown(pool: Any) -> dict[str, Any]:  # noqa: ANN401 - a pool with the number of its members
    plain = ("id", "name", "kind", "sector", "rule", "refreshed_at")
    return {name: getattr(pool, name) for name in plain} | {
        "jurisdiction": pool.jurisdiction_id,
        "members": pool.inside,
    }


def _member(one: Membership) -> dict[str, Any]:
    plain = ("id", "since", "until", "reason_in", "reason_out")
    return {name: getattr(one, name) for name in plain} | {
        "firm": one.enterprise_id,
        "uscc": one.enterprise.uscc,
        "name": one.enterprise.name,
    }
