"""What the pages of one firm share: who may open them, their head and tabs, and where a merged record leads."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right, Role
from tidu.web.enterprises.guards import may_decide, may_report
from tidu.web.enterprises.models import Enterprise
from tidu.web.enterprises.wording import master_text

if TYPE_CHECKING:
    from tidu.web.accounts.models import User

P = ParamSpec("P")
FirmView = Callable[Concatenate[HttpRequest, Enterprise, P], HttpResponse]

_TABS = (
    ("enterprises:detail", "画像"),
    ("assessments:firm", "诊断"),
    ("upkeep:firm", "动态"),
    ("enterprises:facts", "数据"),
    ("enterprises:ledgers", "台账"),
    ("enterprises:record", "档案"),
    ("evidence:firm", "材料"),
    ("enterprises:history", "变更"),
)


def firm_page(right: Right) -> Callable[[FirmView[P]], Callable[..., HttpResponse]]:
    """Decorate a view of one firm: out of scope is a 404, a merged record leads to the one that remains."""

    def decorate(view: FirmView[P]) -> Callable[..., HttpResponse]:
        @right_required(right)
        @wraps(view)
        def page(request: HttpRequest, /, pk: int, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            firms = Enterprise.objects.visible_to(person(request)).select_related("jurisdiction")
            firm = get_object_or_404(firms, pk=pk)
            if firm.merged_into_id is not None:
                messages.info(request, f"{firm.name}（{firm.uscc}）的档案已并入这家企业。")
                name = request.resolver_match.view_name if request.resolver_match else "enterprises:detail"
                return redirect(reverse(name, kwargs={**kwargs, "pk": firm.merged_into_id}))
            return view(request, firm, *args, **kwargs)

        return page

    return decorate


def frame(user: User, firm: Enterprise, tab: str) -> dict[str, object]:
    """Return what the head of each of a firm's pages shows, and what the person may do there."""
    editor = user.may(Right.EDIT_FIRMS)
    return {
        "firm": firm,
        "industry": master_text("size_industry", firm.size_industry),
        "tabs": [
            {"label": label, "url": reverse(name, args=[firm.pk]), "active": name == tab}
            for name, label in _TABS
        ],
        "crumbs": [{"label": "企业库", "url": reverse("enterprises:list")}, {"label": firm.name}],
        # The firm is in scope: `firm_page` has seen to it.
        "can_edit": editor,
        "can_report": editor or (user.role == Role.FIRM and may_report(user, firm)),
        "can_decide": editor and may_decide(user),
    }
