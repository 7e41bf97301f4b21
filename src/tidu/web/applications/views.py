"""Pages of applications: list, one with its steps, filling in, a frozen version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from tidu.engine.errors import TiduError
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.applications.forms import StepForm
from tidu.web.applications.models import Application
from tidu.web.applications.page import added_rows, page_of
from tidu.web.applications.selectors import PER_PAGE, TONES, Filter, applications_for, state_text, states_of
from tidu.web.applications.transitions import act
from tidu.web.assessments.selectors import standing
from tidu.web.batches.models import Batch
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from tidu.web.accounts.models import User


def application_of(user: User, pk: int) -> Application:
    """Return an application that a person may see; else there is none (404)."""
    found = Application.objects.visible_to(user).select_related(
        "enterprise__jurisdiction", "batch__organiser", "batch__pool", "root"
    )
    application: Application = get_object_or_404(found, pk=pk)
    return application


@right_required(Right.SEE_FIRMS)
def application_list(request: HttpRequest) -> HttpResponse:
    """List applications, newest first."""
    user = person(request)
    narrowed = Filter.read(request.GET)
    rows = list(applications_for(user, narrowed)[: PER_PAGE + 1])
    batches = list(Batch.objects.visible_to(user))
    chosen = next((batch for batch in batches if batch.pk == narrowed.batch), None)
    context = {
        "rows": [
            (one, state_text(user, one.state_now), TONES[one.state_now.kind]) for one in rows[:PER_PAGE]
        ],
        "older": rows[PER_PAGE - 1].pk if len(rows) > PER_PAGE else 0,
        "filter": narrowed,
        "batches": batches,
        "states": states_of(chosen) if chosen is not None else [],
    }
    return render(request, "applications/pages/list.html", None, context)


@right_required(Right.SEE_FIRMS)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an application: how it stands, what can be done, what was judged and handed in, what was done."""
    user = person(request)
    return render(request, "applications/pages/detail.html", None, page_of(user, application_of(user, pk)))


@require_POST
@right_required(Right.SEE_FIRMS)
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a step; what was typed is not lost where it cannot be taken."""
    user = person(request)
    application = application_of(user, pk)
    form = StepForm(request.POST)
    if not form.is_valid():
        messages.error(request, "页面已过期，请重新办理。")
        return redirect("applications:detail", pk=pk)
    said = form.cleaned_data
    try:
        taken = act(
            user,
            application,
            said["transition"],
            key=f"{user.pk}:{said['key']}",
            reason=said["reason"],
            document=said["document"],
            seen=said["seen"],
        )
    except TiduError as error:
        context = page_of(user, application_of(user, pk)) | {"said": said, "problem": str(error)}
        return render(request, "applications/pages/detail.html", None, context, status=422)
    messages.success(request, f"已办理：{taken.label}。")
    return redirect("applications:detail", pk=pk)


@right_required(Right.SEE_FIRMS)
def version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Show an application as it was submitted."""
    application = application_of(person(request), pk)
    kept = get_object_or_404(application.versions.select_related("made_by"), number=number)
    context = {
        "application": application,
        "firm": application.enterprise,
        "batch": application.batch,
        "version": kept,
        "chosen": standing(kept.result) if kept.result else None,
        "added": added_rows(kept.added),
    }
    return render(request, "applications/pages/version.html", None, context)
