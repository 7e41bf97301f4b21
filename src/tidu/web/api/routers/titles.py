"""Titles of a firm: list, record, withdraw. Nothing is edited or deleted."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Status

from tidu.web.api.auth import caller, needs
from tidu.web.api.lookups import firm_for, source_named
from tidu.web.api.problems import PROBLEMS
from tidu.web.api.requests import Id, TitleIn, WithdrawalIn, strength_of
from tidu.web.api.scopes import Scope
from tidu.web.api.shapes import TitleOut
from tidu.web.packs import level_label
from tidu.web.titles.models import Title
from tidu.web.titles.services import record_title, withdraw_title

router = Router(tags=["称号"])


@router.get(
    "/firms/{firm_id}/titles",
    **needs(Scope.TITLES_READ),
    response={200: list[TitleOut], **PROBLEMS},
    summary="企业的称号",
    description="全部称号，包括已到期和已撤销的，最近到期的在前。",
)
def list_titles(request: HttpRequest, firm_id: Id) -> Any:  # noqa: ANN401 - ninja turns it into the response
    """Return every title, the longest valid first."""
    firm = firm_for(caller(request), firm_id)
    return [_shown(title) for title in firm.titles.all()]


@router.post(
    "/firms/{firm_id}/titles",
    **needs(Scope.TITLES_WRITE),
    response={201: TitleOut, **PROBLEMS},
    summary="登记称号",
    description="登记一次认定或复核。",
)
def add_title(request: HttpRequest, firm_id: Id, body: TitleIn) -> Any:  # noqa: ANN401 - as above
    """Record a recognition or renewal."""
    user = caller(request)
    title = record_title(
        actor=user,
        enterprise=firm_for(user, firm_id),
        level=body.level,
        until=body.until,
        since=body.since,
        number=body.number,
        batch=body.batch,
        source=source_named(user, body.source, strength_of(body.strength)),
    )
    return Status(201, _shown(title))


@router.post(
    "/firms/{firm_id}/titles/{title_id}/withdraw",
    **needs(Scope.TITLES_WRITE),
    response={200: TitleOut, **PROBLEMS},
    summary="撤销称号",
    description="撤销一个称号；记录保留，注明日期和原因。",
)
def withdraw(request: HttpRequest, firm_id: Id, title_id: Id, body: WithdrawalIn) -> Any:  # noqa: ANN401 - as above
    """Withdraw a title."""
    user = caller(request)
    title = get_object_or_404(Title, pk=title_id, enterprise=firm_for(user, firm_id))
    return _shown(withdraw_title(actor=user, title=title, on=body.on, reason=body.reason))


def _shown(title: Title) -> dict[str, Any]:
    plain = ("id", "level", "number", "since", "until", "batch", "withdrawn_on", "withdrawn_reason")
    return {name: getattr(title, name) for name in plain} | {"level_name": level_label(title.level)}
