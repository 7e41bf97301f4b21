"""Officers' pages of one objection: what was said, by whom, and its outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods

from tidu.engine.errors import TiduError
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.evidence.views import hand_out
from tidu.web.notices.forms import OutcomeForm
from tidu.web.notices.models import Objection, Outcome
from tidu.web.notices.objections import handle
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, HttpResponseBase

    from tidu.web.accounts.models import User


def _objection(user: User, pk: int) -> Objection:
    found = Objection.objects.visible_to(user).select_related(
        "listed__notice__batch", "listed__application", "evidence", "handled_by", "entered_by"
    )
    objection: Objection = get_object_or_404(found, pk=pk)
    return objection


@require_http_methods(["GET", "POST"])
@right_required(Right.EXPORT)
def objection(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an objection and give it its outcome."""
    user = person(request)
    found = _objection(user, pk)
    form = OutcomeForm(request.POST or None)
    problem = ""
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            handle(actor=user, objection=found, outcome=Outcome(said["outcome"]), reason=said["reason"])
        except TiduError as error:
            problem = str(error)
        else:
            messages.success(request, "异议已办结，异议人凭回执号可以看到答复。")
            return redirect("notices:detail", pk=found.listed.notice_id)
    context = {
        "objection": found,
        "listed": found.listed,
        "notice": found.listed.notice,
        "form": form,
        "problem": problem,
    }
    status = 422 if form.errors or problem else 200
    return render(request, "notices/pages/objection.html", None, context, status=status)


@require_GET
def objection_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Hand out the file that came with an objection to whoever sees the objection."""
    user = person(request)
    found = _objection(user, pk)
    if found.evidence is None:
        raise Http404
    return hand_out(user, found.evidence)
