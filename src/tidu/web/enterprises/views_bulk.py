"""Change many firms: the page says how many there are and shows the first; nothing is written before a yes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tidu.engine.errors import TiduError
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.enterprises.bulk import ACTIONS, AT_ONCE, EXPORT, Selection, change_later, change_now
from tidu.web.enterprises.filters import FirmFilter
from tidu.web.enterprises.list_state import EVERY
from tidu.web.enterprises.paging import ordered
from tidu.web.ui.navigation import address_of
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from tidu.web.accounts.models import User
    from tidu.web.enterprises.bulk import Action
    from tidu.web.enterprises.bulk_forms import BulkForm

_SHOWN = 10
_MOST_TICKED = 1_000


@right_required(Right.SEE_FIRMS)
@require_http_methods(["GET", "POST"])
def bulk_change(request: HttpRequest) -> HttpResponse:
    """Ask what is to be done with the firms picked in the list, and do it."""
    user, selection = person(request), _selection(request)
    back = _list_address(request)
    if request.GET.get("do") == EXPORT.id and user.may(Right.EXPORT):
        if request.GET.get("scope") != "every" and not selection.ids:
            return _sent_back(request, back, "请先勾选企业，或选择“筛选出的全部”。")
        picked = urlencode([("view", request.GET.get("view", "")), *(("firm", pk) for pk in selection.ids)])
        return HttpResponseRedirect(f"{address_of('exports:new')}?{selection.query}&{picked}")
    action = ACTIONS.get(request.GET.get("do", ""))
    if action is None or not user.may(action.right):
        if request.GET.get("do"):
            raise Http404
        return _sent_back(request, back, "请先选择一项批量操作。")
    if request.GET.get("scope") != "every" and not selection.ids:
        return _sent_back(request, back, "请先勾选企业，或选择“筛选出的全部”。")
    form = action.form(request.POST if request.method == "POST" else None, actor=user)
    count = selection.firms(user).count()
    changed_meanwhile = request.method == "POST" and request.POST.get("expected") != str(count)
    if request.method == "POST" and not changed_meanwhile and form.is_valid():
        answer = _carry_out(request, user, action, selection, form, count, back)
        if answer is not None:
            return answer
    context: dict[str, object] = {
        "action": action,
        "form": form,
        "count": count,
        "first": ordered(selection.firms(user).select_related("jurisdiction"), selection.filter.key)[:_SHOWN],
        "rest": max(count - _SHOWN, 0),
        "told": selection.told(user),
        "back": back,
        "as_job": count > AT_ONCE,
        "changed_meanwhile": changed_meanwhile,
    }
    status = 422 if form.errors or changed_meanwhile else 200
    return render(request, "enterprises/pages/bulk.html", context=context, status=status)


def _carry_out(
    request: HttpRequest,
    user: User,
    action: Action,
    selection: Selection,
    form: BulkForm,
    count: int,
    back: str,
) -> HttpResponse | None:
    """Make the change now or as a job; None where it is refused, with the reason on the form."""
    values, told = form.values(), form.told()
    try:
        if count > AT_ONCE:
            job = change_later(actor=user, action=action, selection=selection, values=values, told=told)
            return HttpResponseRedirect(reverse("jobs:detail", args=[job.pk]))
        outcome = change_now(actor=user, action=action, selection=selection, values=values, told=told)
    except TiduError as error:
        form.add_error(None, str(error))
        return None
    messages.success(request, f"{action.label}：{outcome}。")
    return HttpResponseRedirect(back)


def _selection(request: HttpRequest) -> Selection:
    query = FirmFilter.parse(request.GET.get("query", "")).query
    if request.GET.get("scope") == "every":
        return Selection(query)
    ids = (text for text in request.GET.getlist("firm")[:_MOST_TICKED] if text.isdecimal() and text.isascii())
    return Selection(query, tuple(dict.fromkeys(int(text[:18]) for text in ids)))


def _list_address(request: HttpRequest) -> str:
    query = FirmFilter.parse(request.GET.get("query", "")).query
    view = urlencode({"view": request.GET.get("view") or EVERY})
    return f"{reverse('enterprises:list')}?{query}{'&' if query else ''}{view}"


def _sent_back(request: HttpRequest, address: str, text: str) -> HttpResponse:
    messages.warning(request, text)
    return HttpResponseRedirect(address)
