"""The check list of an application at a kind of work, with the steps it feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from tidu.engine.errors import TiduError
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.applications.page import allowed_steps
from tidu.web.applications.views import application_of
from tidu.web.reviews.checks import checks_of, items_of, reason_text, save_checks
from tidu.web.reviews.forms import CheckForm
from tidu.web.ui.pages import render
from tidu.workflows import Duty, Need

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_WORKS = {one.value: one for one in (Duty.SCREEN, Duty.REVIEW, Duty.DECIDE)}


@require_http_methods(["GET", "POST"])
@right_required(Right.EDIT_FIRMS)
def checks(request: HttpRequest, pk: int, duty: str) -> HttpResponse:
    """Go through materials and conditions; what is missing or wrong stands ready as the reason of the step."""
    user = person(request)
    application = application_of(user, pk)
    version = application.versions.first()
    work = _WORKS.get(duty)
    if work is None or version is None:
        raise Http404
    known = checks_of(version, work)
    form = CheckForm(request.POST or None, items=items_of(application, version), checks=known)
    allowed = [step for step in allowed_steps(user, application) if step.duty is work]
    problem = ""
    if request.method == "POST" and form.is_valid():
        try:
            count = save_checks(actor=user, application=application, duty=work, found=form.found)
        except TiduError as error:
            problem = str(error)
        else:
            messages.success(request, f"核对结果已保存，{count} 项已核对，共 {len(form.items)} 项。")
            return redirect("reviews:checks", pk=pk, duty=duty)
    context = {
        "application": application,
        "firm": application.enterprise,
        "batch": application.batch,
        "version": version,
        "work": work,
        "form": form,
        "problem": problem,
        "known": known,
        "can_check": bool(allowed),
        "allowed": allowed,
        "handling": allowed,
        "first": "",
        "needs_document": any(Need.DOCUMENT in step.needs for step in allowed),
        "said": {"reason": reason_text(known)},
        "key": uuid4().hex,
        "seen": application.steps.count(),
    }
    return render(request, "reviews/pages/checks.html", None, context, status=422 if problem else 200)
