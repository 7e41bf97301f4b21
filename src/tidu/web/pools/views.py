"""Pages of pools: list, one with its members, the forms."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from tidu.engine.errors import TiduError
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.enterprises.models import Enterprise
from tidu.web.pools.access import may_keep
from tidu.web.pools.forms import PoolForm, ReasonForm, TakeInForm
from tidu.web.pools.models import Membership, Pool
from tidu.web.pools.selectors import PER_PAGE, firms_named, members_of, pools_for
from tidu.web.pools.services import let_go, save_pool, start_refresh, take_in
from tidu.web.pools.transfers import transfers
from tidu.web.pools.wording import title_names, told, usual_facts
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from tidu.web.accounts.models import User
    from tidu.web.pools.transfers import Transfers

_DIGITS = 15


def _pool(user: User, pk: int, *, keep: bool = False) -> Pool:
    found: Pool = get_object_or_404(Pool.objects.visible_to(user).select_related("jurisdiction"), pk=pk)
    if keep and not may_keep(user, found):
        raise Http404
    return found


@right_required(Right.EXPORT)
def pool_list(request: HttpRequest) -> HttpResponse:
    """List the pools."""
    user = person(request)
    return render(request, "pools/pages/list.html", None, {"pools": pools_for(user)})


@right_required(Right.EXPORT)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a pool: its rule, who is in or was, how members moved along the gradient."""
    user = person(request)
    pool = _pool(user, pk)
    left = request.GET.get("left") == "1"
    before = request.GET.get("before", "")
    rows = members_of(user, pool, left=left, before=int(before[:_DIGITS]) if before.isdecimal() else None)
    moves = transfers(user, pool, timezone.localdate())
    context = {
        "pool": pool,
        "left": left,
        "members": rows[:PER_PAGE],
        "older": rows[PER_PAGE - 1].pk if len(rows) > PER_PAGE else 0,
        "transfers": moves,
        "moved": _moved(request, user, moves),
        "told": told(pool.rule),
        "can_keep": may_keep(user, pool),
        "form": TakeInForm(),
    }
    return render(request, "pools/pages/detail.html", None, context)


def _moved(request: HttpRequest, user: User, found: Transfers) -> dict[str, object] | None:
    """Return who rose or fell by the date that a figure of the table was opened for; None where none was."""
    try:
        day = date.fromisoformat(request.GET.get("by", ""))
    except ValueError:
        return None
    rises = request.GET.get("moved") != "down"
    moves = found.moved_by(day, rises=rises)
    firms = Enterprise.objects.visible_to(user).in_bulk([one.firm for one in moves])
    return {
        "day": day,
        "title": f"{day} 比前一时点{'上升' if rises else '下降或称号到期'}的企业",
        "rows": [(firms[one.firm], one.before, one.after) for one in moves if one.firm in firms],
    }


@right_required(Right.EDIT_FIRMS)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Make a pool, or change one."""
    user = person(request)
    pool = _pool(user, pk, keep=True) if pk is not None else None
    # A form writes what was typed into its instance: the heading keeps the pool as it is.
    form = PoolForm(
        request.POST or None, instance=Pool.objects.get(pk=pool.pk) if pool else None, person=user
    )
    if request.method == "POST" and form.is_valid():
        try:
            saved = save_pool(actor=user, pool=pool, **form.cleaned_data)
        except TiduError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"{saved.name}已保存。")
            return redirect("pools:detail", pk=saved.pk)
    return render(
        request,
        "pools/pages/form.html",
        None,
        {"form": form, "pool": pool, "titles": title_names(), "facts": usual_facts()},
        status=422 if form.errors else 200,
    )


@right_required(Right.EDIT_FIRMS)
@require_POST
def refresh(request: HttpRequest, pk: int) -> HttpResponse:
    """Queue a refresh."""
    user = person(request)
    pool = _pool(user, pk, keep=True)
    try:
        job = start_refresh(actor=user, pool=pool)
    except TiduError as error:
        messages.error(request, str(error))
        return redirect("pools:detail", pk=pool.pk)
    return redirect("jobs:detail", pk=job.pk)


@right_required(Right.EDIT_FIRMS)
@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Take firms in by code or name."""
    user = person(request)
    pool = _pool(user, pk, keep=True)
    form = TakeInForm(request.POST)
    if not form.is_valid():
        messages.error(request, "请填写企业和入库原因。")
        return redirect("pools:detail", pk=pool.pk)
    found = firms_named(user, form.cleaned_data["firms"])
    new = take_in(actor=user, pool=pool, firms=found.firms, reason=form.cleaned_data["reason"])
    messages.success(request, f"入库 {new} 家，原已在库 {len(found.firms) - new} 家。")
    if found.unknown:
        named = "、".join(found.unknown[:10])
        messages.warning(request, f"没有找到，或有重名：{named}。请核对代码，或先在企业库建档。")
    return redirect("pools:detail", pk=pool.pk)


@right_required(Right.EDIT_FIRMS)
@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, pk: int, member: int) -> HttpResponse:
    """Take a firm out, with the reason."""
    user = person(request)
    pool = _pool(user, pk, keep=True)
    found = pool.memberships.filter(until=None).select_related("enterprise", "pool__jurisdiction")
    membership: Membership = get_object_or_404(found, pk=member)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            let_go(actor=user, membership=membership, reason=form.cleaned_data["reason"])
        except TiduError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"{membership.enterprise.name}已出库。")
            return redirect("pools:detail", pk=pool.pk)
    context = {"form": form, "pool": pool, "membership": membership}
    return render(request, "pools/pages/remove.html", None, context, status=422 if form.errors else 200)
