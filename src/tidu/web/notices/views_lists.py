"""Pages of lists that higher authorities announced: take in, look through, record, settle by hand, report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tidu.engine.errors import TiduError
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.enterprises.models import Enterprise
from tidu.web.imports.matching import firms_like
from tidu.web.notices import settling
from tidu.web.notices.access import may_import
from tidu.web.notices.forms import ListForm
from tidu.web.notices.list_report import report
from tidu.web.notices.lists import ListWords, take_list
from tidu.web.notices.models import AnnouncedList, ListRow, RowState
from tidu.web.notices.selectors import tabs_of
from tidu.web.ui.files import download
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.core.paginator import Page
    from django.http import HttpRequest, HttpResponse

    from tidu.web.accounts.models import User

_PER_PAGE = 100


def _list(user: User, pk: int) -> AnnouncedList:
    found: AnnouncedList = get_object_or_404(
        AnnouncedList.objects.visible_to(user).select_related("root", "created_by"), pk=pk
    )
    return found


def _turns(page: Page[Any], **query: str) -> dict[str, object]:
    """Return the addresses of the pages before and after; empty where there is none."""
    return {
        "previous": f"?{urlencode(query | {'page': page.previous_page_number()})}"
        if page.has_previous()
        else "",
        "next": f"?{urlencode(query | {'page': page.next_page_number()})}" if page.has_next() else "",
    }


@require_GET
@right_required(Right.IMPORT)
def list_list(request: HttpRequest) -> HttpResponse:
    """List what was imported."""
    user = person(request)
    if not may_import(user):
        raise Http404
    page = Paginator(AnnouncedList.objects.visible_to(user), _PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "notices/pages/lists.html", None, {"page": page} | _turns(page))


@require_http_methods(["GET", "POST"])
@right_required(Right.IMPORT)
def list_new(request: HttpRequest) -> HttpResponse:
    """Take a list in."""
    user = person(request)
    if not may_import(user):
        raise Http404
    form = ListForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        words = ListWords(
            said["level"], said["publisher"], said["document"], said["announced_on"], said["until"]
        )
        try:
            made = take_list(actor=user, data=said["file"].read(), name=said["file"].name, words=words)
        except TiduError as error:
            form.add_error("file", str(error))
        else:
            messages.success(request, "名单已读入，还没有登记。请核对匹配结果后点“登记称号”。")
            return redirect("notices:list-detail", pk=made.pk)
    return render(
        request, "notices/pages/list_new.html", None, {"form": form}, status=422 if form.errors else 200
    )


@require_GET
@right_required(Right.IMPORT)
def list_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the rows of a list by state, and the applications that wait and are not on it."""
    of = _list(person(request), pk)
    tabs, wanted = tabs_of(of, request.GET.get("state", ""))
    rows = of.rows.select_related("enterprise", "application").filter(**({"state": wanted} if wanted else {}))
    page = Paginator(rows, _PER_PAGE).get_page(request.GET.get("page"))
    context = _turns(page, state=wanted) | {
        "of": of,
        "tabs": tabs,
        "state": wanted,
        "page": page,
        "ready": sum(tab["count"] for tab in tabs if tab["state"] == RowState.MATCHED),
        "others": settling.not_on_list(of) if of.applied_at is not None else [],
    }
    return render(request, "notices/pages/list_detail.html", None, context)


@require_POST
@right_required(Right.IMPORT)
def list_apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the titles of the matched rows."""
    user = person(request)
    of = _list(user, pk)
    count = settling.apply_list(actor=user, of=of)
    messages.success(request, f"已登记 {count} 家企业的称号，相应的申报已办结。")
    return redirect("notices:list-detail", pk=pk)


@require_POST
@right_required(Right.IMPORT)
def list_refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the chosen applications that are not on the list."""
    user = person(request)
    of = _list(user, pk)
    chosen = {int(one) for one in request.POST.getlist("application") if one.isdecimal()}
    try:
        count = settling.refuse_others(actor=user, of=of, chosen=chosen)
    except TiduError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"已将 {count} 份申报办结为未通过。")
    return redirect("notices:list-detail", pk=pk)


@require_http_methods(["GET", "POST"])
@right_required(Right.IMPORT)
def row(request: HttpRequest, pk: int) -> HttpResponse:
    """Settle a row by hand: choose its firm, or leave it out with a reason."""
    user = person(request)
    visible = AnnouncedList.objects.visible_to(user)
    found: ListRow = get_object_or_404(
        ListRow.objects.filter(of__in=visible).select_related("of__root", "enterprise"), pk=pk
    )
    problem = ""
    if request.method == "POST":
        try:
            if request.POST.get("enterprise"):
                settling.settle_row(actor=user, row=found, enterprise=_firm(user, request.POST["enterprise"]))
            else:
                settling.dismiss_row(actor=user, row=found, reason=request.POST.get("reason", ""))
        except TiduError as error:
            problem = str(error)
        else:
            messages.success(request, f"第 {found.row} 行已处理。")
            return redirect("notices:list-detail", pk=found.of_id)
    waits = found.state in settling.WAITING
    asked = request.GET.get("name", "").strip() or found.name
    context = {
        "row": found,
        "of": found.of,
        "waits": waits,
        "asked": asked,
        "problem": problem,
        "candidates": firms_like(asked, user) if waits else [],
    }
    return render(request, "notices/pages/row.html", None, context, status=422 if problem else 200)


def _firm(user: User, pk: str) -> Enterprise:
    found: Enterprise = get_object_or_404(
        Enterprise.objects.visible_to(user), pk=int(pk) if pk.isdecimal() else 0
    )
    return found


@require_GET
@right_required(Right.IMPORT)
def list_report(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out what became of each row as a workbook."""
    of = _list(person(request), pk)
    return download(report(of), f"{of.publisher}{of.document}名单处理结果.xlsx")
