"""Pages of plans: all of them, one with its goals, a goal, the tasks, the document; adopting and measuring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST

from tidu.engine.errors import TiduError
from tidu.plans.status import Status
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right, Role
from tidu.web.audit import services as audit
from tidu.web.documents.selectors import document_of
from tidu.web.packs import fact_label
from tidu.web.plans import services
from tidu.web.plans.access import is_keeper, may_keep
from tidu.web.plans.duties import reported_figures
from tidu.web.plans.forms import AdoptForm
from tidu.web.plans.links import links_of
from tidu.web.plans.models import AdoptedPlan, PlanDocument
from tidu.web.plans.places import places_for
from tidu.web.plans.selectors import (
    PERIODS,
    document_lists,
    firms_behind,
    history_of,
    plan_lines,
    targets_by_need,
    years_of,
)
from tidu.web.plans.standing import ORDER, day_of, pack_of, standings, tally
from tidu.web.plans.units import PlanUnits
from tidu.web.plans.workbook import plan_workbook
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest

    from tidu.plans import Plan
    from tidu.web.accounts.models import User
    from tidu.web.jurisdictions.models import Jurisdiction

_DIGITS = 15


def plan_for(user: User, pk: int) -> AdoptedPlan:
    """Return a plan that a person may see; else there is none."""
    loaded = Exists(PlanDocument.objects.filter(plan=OuterRef("pk")))
    found = AdoptedPlan.objects.visible_to(user).select_related("root", "jurisdiction")
    plan: AdoptedPlan = get_object_or_404(found.annotate(has_document=loaded), pk=pk)
    return plan


def frame(user: User, adopted: AdoptedPlan) -> dict[str, object]:
    """Return what every page of a plan shows: its head and tabs."""
    plan = pack_of(adopted)
    today = timezone.localdate()
    return {
        "adopted": adopted,
        "plan": plan,
        "can_keep": may_keep(user, adopted),
        "source": document_of(adopted),
        "sees_quarters": user.role != Role.UNIT,
        "has_document": getattr(adopted, "has_document", False),
        "outdated": plan is not None and plan.content_hash != adopted.pack_hash,
        "phase": "已到期" if adopted.end < today else "实施中" if adopted.start <= today else "未开始",
    }


def _pack(adopted: AdoptedPlan) -> Plan:
    plan = pack_of(adopted)
    if plan is None:
        raise Http404
    return plan


@right_required(Right.EXPORT)
def plan_list(request: HttpRequest) -> HttpResponse:
    """Show the plans beside each other, with how the targets of each stand."""
    user = person(request)
    period = request.GET.get("period", "")
    context = {
        "lines": plan_lines(user, period=period),
        "periods": [*PERIODS.items(), *((str(year), f"{year}年") for year in years_of(user))],
        "period": period,
        "can_adopt": is_keeper(user),
        "has_unit": user.organisation_id,
    }
    return render(request, "plans/pages/list.html", None, context)


@right_required(Right.EXPORT)
def targets(request: HttpRequest) -> HttpResponse:
    """Show the targets of all plans, those that ask for attention first; of one status, of one plan where asked for."""
    lines = plan_lines(person(request))
    chosen, key = request.GET.get("status", ""), request.GET.get("plan", "")
    status = Status[chosen] if chosen in Status.__members__ else None
    context = {
        "lines": lines,
        "statuses": [(one.name, one.label) for one in ORDER],
        "status": status.name if status is not None else "",
        "chosen": key,
        "targets": targets_by_need(
            [line for line in lines if key in ("", str(line.adopted.pk))], status=status
        ),
    }
    return render(request, "plans/pages/targets.html", None, context)


@right_required(Right.EDIT_FIRMS)
@require_http_methods(["GET", "POST"])
def adopt(request: HttpRequest) -> HttpResponse:
    """Adopt a plan of the packs."""
    user = person(request)
    if not is_keeper(user):
        raise Http404
    form = AdoptForm(request.POST or None, person=user)
    if request.method == "POST" and form.is_valid():
        try:
            adopted = services.adopt(actor=user, **form.cleaned_data)
        except TiduError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "已采用。点“重新测算”，就能看到各项目标的进度。")
            return redirect("plans:detail", pk=adopted.pk)
    return render(request, "plans/pages/adopt.html", None, {"form": form}, status=422 if form.errors else 200)


@right_required(Right.EXPORT)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show all goals of a plan on one screen."""
    user = person(request)
    adopted = plan_for(user, pk)
    context = frame(user, adopted)
    plan = pack_of(adopted)
    if plan is not None:
        found = standings(adopted, plan, reported=reported_figures(adopted))
        context |= {"standings": found, "tally": tally(found), "day": day_of(adopted)}
    return render(request, "plans/pages/detail.html", None, context)


@right_required(Right.EXPORT)
def target(request: HttpRequest, pk: int, target_id: str) -> HttpResponse:
    """Show one goal: what is counted and by which rule, why it stands so, and the firms behind the figure."""
    user = person(request)
    adopted = plan_for(user, pk)
    plan = _pack(adopted)
    found = next(
        (
            one
            for one in standings(adopted, plan, reported=reported_figures(adopted))
            if one.target.id == target_id
        ),
        None,
    )
    if found is None:
        raise Http404
    unknown = request.GET.get("unknown") == "1"
    after = request.GET.get("after", "")
    place = _place(user, adopted, request.GET.get("place", ""))
    firms, following = firms_behind(
        user, found, unknown=unknown, after=int(after[:_DIGITS]) if after.isdecimal() else 0, place=place
    )
    stored = found.reading
    context = frame(user, adopted) | {
        "one": found,
        "day": day_of(adopted),
        "task": next((task for task in plan.tasks if task.id == found.target.spec.task), None),
        "firms": firms,
        "next": following,
        "unknown": unknown,
        "place": place,
        "members": stored.counted if stored else 0,
        "waiting": stored.waiting if stored else 0,
        "missing": [fact_label(one) for one in (*stored.missing, *stored.open_judgements)] if stored else [],
        "history": history_of(adopted, plan, target_id),
    }
    return render(request, "plans/pages/target.html", None, context)


def _place(user: User, adopted: AdoptedPlan, asked: str) -> Jurisdiction | None:
    """Return the district that a figure's firms are narrowed to; None for all of them."""
    if not asked:
        return None
    found = next((one for one in places_for(user, adopted) if str(one.pk) == asked), None)
    if found is None:
        raise Http404
    return found


@right_required(Right.EXPORT)
def tasks(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the tasks chapter by chapter, with the units as the document names them and as the site knows them."""
    user = person(request)
    adopted = plan_for(user, pk)
    plan = _pack(adopted)
    rows = PlanUnits(adopted.root).of_plan(plan)
    named = [one for row in rows for one in (*row.lead, *row.support, *row.others, *row.shared)]
    context = frame(user, adopted) | {
        "tasks": rows,
        "unmatched": sorted({one.name for one in named if not one.units}),
    }
    return render(request, "plans/pages/tasks.html", None, context)


@right_required(Right.EXPORT)
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what else the document orders, each with its clause, and what it leaves open."""
    user = person(request)
    adopted = plan_for(user, pk)
    plan = _pack(adopted)
    links = links_of(adopted, plan)
    context = frame(user, adopted) | {
        "lists": document_lists(plan),
        "libraries": [(one, links.get(one.id)) for one in plan.spec.libraries],
    }
    return render(request, "plans/pages/document.html", None, context)


@right_required(Right.EXPORT)
def workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out the plan as a workbook; a unit's people get it without the reports of others."""
    user = person(request)
    adopted = plan_for(user, pk)
    content = plan_workbook(
        adopted, _pack(adopted), today=timezone.localdate(), reports=user.role != Role.UNIT
    )
    audit.record(actor=user, action="导出计划", target=adopted)
    name = f"{adopted.label}.xlsx"
    return HttpResponse(
        content,
        content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        headers={"Content-Disposition": content_disposition_header(as_attachment=True, filename=name) or ""},
    )


@right_required(Right.EDIT_FIRMS)
@require_POST
def measure(request: HttpRequest, pk: int) -> HttpResponse:
    """Queue a measurement."""
    user = person(request)
    adopted = plan_for(user, pk)
    try:
        job = services.start_measure(actor=user, plan=adopted)
    except TiduError as error:
        messages.error(request, str(error))
        return redirect("plans:detail", pk=adopted.pk)
    return redirect("jobs:detail", pk=job.pk)


@right_required(Right.EDIT_FIRMS)
@require_POST
def edition(request: HttpRequest, pk: int) -> HttpResponse:
    """Go over to the packs' present edition."""
    user = person(request)
    adopted = plan_for(user, pk)
    try:
        services.take_edition(actor=user, plan=adopted)
    except TiduError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "已改用规则包中的现行版本，请重新测算。")
    return redirect("plans:detail", pk=adopted.pk)
