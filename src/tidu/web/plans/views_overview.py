"""Pages that look over a plan or several: its days, its districts, and plans beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.utils import timezone

from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right, Role
from tidu.web.plans.comparing import compared, others
from tidu.web.plans.duties import reported_figures
from tidu.web.plans.places import place_figures, places_for
from tidu.web.plans.schedule import milestones
from tidu.web.plans.selectors import plan_lines
from tidu.web.plans.standing import day_of, pack_of, standings
from tidu.web.plans.views import frame, plan_for
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@right_required(Right.EXPORT)
def timeline(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the days of a plan: quarter ends, what is due, and when its targets fall due."""
    user = person(request)
    adopted = plan_for(user, pk)
    plan = pack_of(adopted)
    if plan is None:
        raise Http404
    today = timezone.localdate()
    found = standings(adopted, plan, reported=reported_figures(adopted))
    sees = user.role != Role.UNIT
    context = frame(user, adopted) | {
        "milestones": milestones(adopted, plan, found, today=today, sees_quarters=sees),
        "today": today,
    }
    return render(request, "plans/pages/timeline.html", None, context)


@right_required(Right.EXPORT)
def places(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the figures of a district for a plan of the whole place; a district's people see their own one's."""
    user = person(request)
    adopted = plan_for(user, pk)
    plan = pack_of(adopted)
    if plan is None:
        raise Http404
    own = places_for(user, adopted)
    asked = request.GET.get("place", "")
    chosen = next((one for one in own if str(one.pk) == asked), own[0] if own else None)
    if asked and chosen is not None and str(chosen.pk) != asked:
        raise Http404
    context = frame(user, adopted) | {"places": own, "chosen": chosen, "day": day_of(adopted)}
    if chosen is not None:
        found = standings(adopted, plan)
        context["figures"] = place_figures(adopted, chosen, found, on=day_of(adopted))
    return render(request, "plans/pages/places.html", None, context)


@right_required(Right.EXPORT)
def compare(request: HttpRequest) -> HttpResponse:
    """Show plans beside each other by what their targets count; plans of other places too, where asked for."""
    lines = plan_lines(person(request))
    offered = others(lines)
    asked = set(request.GET.getlist("also"))
    columns, found = compared(lines, [plan for plan in offered if plan.id in asked])
    context = {
        "columns": columns,
        "lines": [line for line in found if not line.alone],
        "alone": sum(line.alone for line in found),
        "offered": [(plan.id, f"{plan.spec.area}：{plan.spec.label}", plan.id in asked) for plan in offered],
    }
    return render(request, "plans/pages/compare.html", None, context)
