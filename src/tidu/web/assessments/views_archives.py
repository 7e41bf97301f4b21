"""Pages of archives: ask for one, those that are kept, take one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from tidu.engine.errors import TiduError
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.assessments.archives import KEPT_DAYS, start_archive, take
from tidu.web.assessments.forms import ArchiveForm
from tidu.web.assessments.models import ArchiveKind, Case, ReportArchive
from tidu.web.assessments.scopes import Scope
from tidu.web.assessments.selectors import scope_context
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, HttpResponseBase

_PER_PAGE = 30


@require_GET
@right_required(Right.EXPORT)
def archive_list(request: HttpRequest) -> HttpResponse:
    """List a person's archives, newest first."""
    found = ReportArchive.objects.visible_to(person(request)).select_related("job")
    before = request.GET.get("before", "")
    if before.isdecimal():
        found = found.filter(pk__lt=int(before[:15]))
    rows = list(found[: _PER_PAGE + 1])
    context = {
        "archives": rows[:_PER_PAGE],
        "older": rows[_PER_PAGE - 1].pk if len(rows) > _PER_PAGE else 0,
        "days": KEPT_DAYS,
    }
    return render(request, "assessments/pages/archives.html", None, context)


@right_required(Right.EXPORT)
@require_http_methods(["GET", "POST"])
def archive_new(request: HttpRequest) -> HttpResponse:
    """Ask for an archive of the firms of the list, pool or verdicts that it was opened from."""
    user = person(request)
    scope = Scope.read((request.POST if request.method == "POST" else request.GET).dict())
    form = ArchiveForm(request.POST or None, initial=_initial(request, scope))
    if request.method == "POST" and form.is_valid():
        try:
            made = start_archive(actor=user, scope=scope, **form.cleaned_data)
        except TiduError as error:
            form.add_error(None, str(error))
        else:
            return redirect("jobs:detail", pk=made.job_id)
    context = {"form": form, **scope_context(user, scope)}
    return render(
        request, "assessments/pages/archive_new.html", None, context, status=422 if form.errors else 200
    )


@require_GET
def archive_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Hand an archive out, if its owner still sees every firm in it."""
    user = person(request)
    archive: ReportArchive = get_object_or_404(ReportArchive.objects.visible_to(user), pk=pk)
    try:
        content = take(actor=user, archive=archive)
    except TiduError as error:
        messages.error(request, str(error))
        return redirect("assessments:archives")
    name = f"{ArchiveKind(archive.kind).label}-{archive.on}-{archive.pk}.zip"
    response = FileResponse(content, as_attachment=True, filename=name, content_type="application/zip")
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _initial(request: HttpRequest, scope: Scope) -> dict[str, object]:
    kind = request.GET.get("kind", "")
    return {
        "kind": kind if kind in ArchiveKind.values else ArchiveKind.PDF,
        "on": timezone.localdate(),
        "case": scope.by_case or Case.NEW,
        "standard": scope.by,
    }
