"""Pages of quarterly reports: a quarter of a plan, a unit's own tasks, one report, its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tidu.engine.errors import TiduError
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right, Role
from tidu.web.evidence.views import hand_out
from tidu.web.organisations.models import OrganisationUnit
from tidu.web.plans import reports
from tidu.web.plans.access import may_keep
from tidu.web.plans.duties import duties_of, duties_of_unit, summary
from tidu.web.plans.models import State, TaskReport
from tidu.web.plans.quarters import Quarter, quarters_of, reported_now
from tidu.web.plans.report_forms import DecisionForm, ReportForm
from tidu.web.plans.report_page import Desk, desk_of, page_of
from tidu.web.plans.standing import pack_of
from tidu.web.plans.views import frame, plan_for
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, HttpResponseBase

    from tidu.web.accounts.models import User


@right_required(Right.EXPORT)
def mine(request: HttpRequest) -> HttpResponse:
    """List what the person's unit has to report, in every plan."""
    user = person(request)
    duties = duties_of_unit(user, today=timezone.localdate())
    context = {
        "asked": [one for one in duties if one.asked],
        "others": [one for one in duties if not one.asked],
        "organisation": user.organisation,
    }
    return render(request, "plans/pages/mine.html", None, context)


@right_required(Right.EXPORT)
def quarter(request: HttpRequest, pk: int, key: str = "") -> HttpResponse:
    """Show who has reported for a quarter, and who is late; by default for the last one that is over."""
    user = person(request)
    adopted = plan_for(user, pk)
    plan, today = pack_of(adopted), timezone.localdate()
    if user.role == Role.UNIT or plan is None:
        raise Http404
    every = quarters_of(adopted.start, adopted.end, today)
    chosen = Quarter.read(key) if key else reported_now(adopted.start, adopted.end, today)
    if key and chosen not in every:
        raise Http404
    context = frame(user, adopted) | {"quarters": every, "chosen": chosen, "today": today}
    if chosen is not None:
        duties = duties_of(adopted, plan, chosen, today=today)
        shown = [one for one in duties if one.asked or one.report is not None]
        context |= {"duties": shown, "summary": summary(duties), "due": chosen.due(plan)}
    return render(request, "plans/pages/quarter.html", None, context)


def _desk(user: User, pk: int, task: str, unit: int, key: str) -> Desk:
    adopted = plan_for(user, pk)
    found: OrganisationUnit = get_object_or_404(OrganisationUnit, pk=unit, root=user.root_id)
    desk = desk_of(user, adopted, task, found, key)
    if desk is None:
        raise Http404
    return desk


@right_required(Right.EXPORT)
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, pk: int, task: str, unit: int, key: str) -> HttpResponse:
    """Show a report with its steps; whoever may, writes it and hands it in."""
    user = person(request)
    desk = _desk(user, pk, task, unit, key)
    if request.method == "POST" and not desk.writes:
        raise Http404
    form = None
    if desk.writes:
        form = ReportForm(
            request.POST or None, request.FILES or None, initial=desk.initial, targets=desk.targets
        )
        if request.method == "POST" and form.is_valid() and _written(request, user, desk, form):
            return redirect(desk.address)
    context = frame(user, desk.adopted) | page_of(user, desk) | {"form": form, "decision": DecisionForm()}
    return render(
        request, "plans/pages/report.html", None, context, status=422 if form and form.errors else 200
    )


def _written(request: HttpRequest, user: User, desk: Desk, form: ReportForm) -> bool:
    """Keep what was written, and hand it in where that was asked for; False with the reason in the form."""
    file = form.cleaned_data["file"]
    try:
        kept = reports.save_report(
            actor=user,
            plan=desk.adopted,
            task=desk.task.id,
            unit=desk.unit,
            quarter=desk.quarter,
            text=form.cleaned_data["text"],
            problems=form.cleaned_data["problems"],
            figures=form.figures,
            files=[file] if file else [],
        )
        if request.POST.get("action") == "submit":
            reports.submit(actor=user, report=kept)
    except TiduError as error:
        form.add_error(None, str(error))
        return False
    done = "已报送，等待审核。" if request.POST.get("action") == "submit" else "已保存，还没有报送。"
    messages.success(request, done)
    return True


@right_required(Right.EDIT_FIRMS)
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a report back, or accept it."""
    user = person(request)
    found: TaskReport = _report(user, pk)
    if not may_keep(user, found.plan):
        raise Http404
    comment = request.POST.get("comment", "")
    try:
        if request.POST.get("action") == State.ACCEPTED:
            reports.accept(actor=user, report=found, comment=comment)
            messages.success(request, "已通过，上报数计入目标进度。")
        else:
            reports.send_back(actor=user, report=found, comment=comment)
            messages.success(request, "已退回，已通知责任单位。")
    except TiduError as error:
        messages.error(request, str(error))
    return redirect("plans:report", found.plan_id, found.task, found.unit_id, found.quarter)


@require_GET
def attachment(request: HttpRequest, pk: int, evidence: int) -> HttpResponseBase:
    """Hand out a file of a report."""
    user = person(request)
    return hand_out(user, get_object_or_404(_report(user, pk).attachments, pk=evidence))


def _report(user: User, pk: int) -> TaskReport:
    found = TaskReport.objects.visible_to(user).select_related("plan__jurisdiction", "plan__root", "unit")
    shown: TaskReport = get_object_or_404(found, pk=pk)
    return shown
