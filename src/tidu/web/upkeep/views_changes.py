"""Pages of major changes: the list, reporting one, and one with its handling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods

from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.enterprises.firm_pages import firm_page, frame
from tidu.web.enterprises.guards import may_decide, may_edit
from tidu.web.evidence.contents import EvidenceError
from tidu.web.ui.pages import render
from tidu.web.upkeep.changes import handle_change, is_late, report_change
from tidu.web.upkeep.errors import UpkeepError
from tidu.web.upkeep.forms import ChangeForm, HandleForm
from tidu.web.upkeep.models import ChangeReport, Outcome

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from tidu.web.enterprises.models import Enterprise

_PER_PAGE = 30


@require_GET
@right_required(Right.EXPORT)
def change_list(request: HttpRequest) -> HttpResponse:
    """List the reported changes, those that wait first."""
    user = person(request)
    handled = request.GET.get("handled") == "1"
    found = ChangeReport.objects.visible_to(user).select_related("enterprise__jurisdiction")
    found = found.exclude(outcome="") if handled else found.filter(outcome="")
    page = Paginator(found, _PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "rows": [(one, is_late(one)) for one in page], "handled": handled}
    return render(request, "upkeep/pages/changes.html", None, context)


@require_http_methods(["GET", "POST"])
@firm_page(Right.SEE_FIRMS)
def change_new(request: HttpRequest, firm: Enterprise) -> HttpResponse:
    """Report a change of a firm."""
    user = person(request)
    head = frame(user, firm, "upkeep:firm")
    if not head["can_report"]:
        raise Http404
    form = ChangeForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            values = form.cleaned_data
            report = report_change(actor=user, firm=firm, files=values.pop("proof"), **values)
        except (UpkeepError, EvidenceError) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "已报告，主管部门会收到通知。")
            return redirect("upkeep:change", pk=report.pk)
    context = head | {"form": form}
    return render(request, "upkeep/pages/change_new.html", None, context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@right_required(Right.SEE_FIRMS)
def change_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a change with its proof; an officer decides on it."""
    user = person(request)
    found = ChangeReport.objects.visible_to(user).select_related(
        "enterprise__jurisdiction", "reported_by", "handled_by"
    )
    report: ChangeReport = get_object_or_404(found, pk=pk)
    firm = report.enterprise
    decides = not report.outcome and may_decide(user) and may_edit(user, firm)
    if request.method == "POST" and not decides:
        raise Http404
    form = HandleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            handle_change(actor=user, report=report, **form.cleaned_data)
        except UpkeepError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "已处理，已通知企业。")
            return redirect("upkeep:change", pk=pk)
    context = frame(user, firm, "upkeep:firm") | {
        "report": report,
        "late": is_late(report),
        "files": report.evidence.all(),
        "form": form if decides else None,
        "to_titles": report.outcome in (Outcome.SUSPEND, Outcome.REVOKE),
    }
    return render(request, "upkeep/pages/change.html", None, context, status=422 if form.errors else 200)
