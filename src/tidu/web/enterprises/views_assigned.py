"""Pages of assignments: who looks after which firms, and the end of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.assigning import end_assignment
from tidu.web.accounts.roles import Right
from tidu.web.accounts.services import AccountError
from tidu.web.enterprises.assigned import STATES, assignment_for, assignments_for, loads_for, standing
from tidu.web.enterprises.models import Enterprise
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_PER_PAGE = 50


class EndForm(forms.Form):
    """The last day of an assignment."""

    last_day = forms.DateField(
        label="最后一天",
        initial=timezone.localdate,
        help_text="到这一天为止仍可查看企业；要立即收回，请填昨天",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


@right_required(Right.SEE_FIRMS)
def assignment_list(request: HttpRequest) -> HttpResponse:
    """List who looks after which firms, of one firm or one specialist where asked; ended ones stay."""
    user, query = person(request), request.GET
    specialist, firm, before = (_number(query.get(name, "")) for name in ("user", "firm", "before"))
    state = query.get("state", "")
    found = list(
        assignments_for(user, specialist=specialist, firm=firm, state=state, before=before)[: _PER_PAGE + 1]
    )
    shown, today = found[:_PER_PAGE], timezone.localdate()
    context: dict[str, object] = {
        "rows": [{"assignment": one, "standing": standing(one, today)} for one in shown],
        "may_end": user.may(Right.ASSIGN),
        "next_before": shown[-1].pk if len(found) > _PER_PAGE else None,
        "is_first": before is None,
        "states": STATES,
        "state": state,
        "specialist": specialist,
        "today": today,
    }
    if user.may(Right.ASSIGN):
        context["loads"] = loads_for(user)
    if firm is not None:
        context["firm"] = get_object_or_404(Enterprise.objects.visible_to(user), pk=firm)
    return render(
        request,
        "enterprises/pages/assignments.html",
        "enterprises/partials/assignments.html",
        context,
        target="assignments",
    )


@right_required(Right.ASSIGN)
@require_http_methods(["GET", "POST"])
def assignment_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the last day of an assignment, and end it."""
    user = person(request)
    assignment = get_object_or_404(assignment_for(user, pk))
    form = EndForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            end_assignment(actor=user, assignment=assignment, last_day=form.cleaned_data["last_day"])
        except AccountError as error:
            form.add_error("last_day", str(error))
        else:
            messages.success(request, f"已结束{assignment.user.name}对{assignment.enterprise.name}的分派。")
            return redirect("enterprises:assignments")
    context: dict[str, Any] = {"form": form, "assignment": assignment}
    return render(
        request,
        "enterprises/pages/assignment_end.html",
        context=context,
        status=422 if form.errors else 200,
    )


def _number(text: str) -> int | None:
    return int(text[:18]) if text.isdecimal() and text.isascii() else None
