"""Pages of forecasts: will the targets be reached, who is missing, and what the nearest firms lack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.exports.services import request_workbook
from tidu.web.plans.ahead import forecast_of, forecasts_of
from tidu.web.plans.kinds import NEAREST
from tidu.web.plans.nearby import LISTS, firms_of_list, near_firms
from tidu.web.plans.standing import pack_of
from tidu.web.plans.views import frame, plan_for
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from tidu.plans import Plan
    from tidu.web.accounts.models import User
    from tidu.web.plans.ahead import Ahead
    from tidu.web.plans.models import AdoptedPlan

_DIGITS = 9


def _plan(user: User, pk: int) -> tuple[AdoptedPlan, Plan]:
    adopted = plan_for(user, pk)
    plan = pack_of(adopted)
    if plan is None:
        raise Http404
    return adopted, plan


def _ahead(user: User, pk: int, target_id: str) -> tuple[AdoptedPlan, Ahead]:
    adopted, plan = _plan(user, pk)
    found = forecast_of(adopted, plan, target_id)
    if found is None:
        raise Http404
    return adopted, found


@right_required(Right.EXPORT)
def forecast(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what every target counted by titles may come to, as of the last measurement."""
    user = person(request)
    adopted, plan = _plan(user, pk)
    found = forecasts_of(adopted, plan)
    context = frame(user, adopted) | {"forecasts": found, "on": found[0].stored.on if found else None}
    return render(request, "plans/pages/forecast.html", None, context)


@right_required(Right.EXPORT)
def forecast_target(request: HttpRequest, pk: int, target_id: str) -> HttpResponse:
    """Show a target's forecast and the firms behind one of its figures; by default those nearest to the title."""
    user = person(request)
    adopted, one = _ahead(user, pk, target_id)
    chosen = request.GET.get("list", "")
    chosen = chosen if chosen in dict(LISTS) else LISTS[0][0]
    after = request.GET.get("after", "")
    start = int(after[:_DIGITS]) if after.isdecimal() else 0
    context = frame(user, adopted) | {
        "one": one,
        "chosen": chosen,
        "tabs": [(key, label, len(getattr(one.stored, key))) for key, label in LISTS],
    }
    if chosen == LISTS[0][0]:
        context["near"], context["next"] = near_firms(user, one.stored, after=start)
    else:
        context["firms"], context["next"] = firms_of_list(user, getattr(one.stored, chosen), after=start)
    return render(request, "plans/pages/forecast_target.html", None, context)


@right_required(Right.EXPORT)
@require_POST
def forecast_workbook(request: HttpRequest, pk: int, target_id: str) -> HttpResponse:
    """Queue the workbook of the nearest firms with what each lacks."""
    adopted, one = _ahead(person(request), pk, target_id)
    export = request_workbook(
        actor=person(request),
        kind=NEAREST,
        name=f"离得最近的企业-{one.target.spec.metric}-{timezone.localdate()}.xlsx",
        told=f"离“{one.target.spec.metric}”最近的企业",
        arguments={"plan": adopted.pk, "target": target_id},
    )
    return redirect("jobs:detail", pk=export.job_id)
