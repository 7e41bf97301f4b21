"""Pages that make a plan of a document: its units, what is still wrong, publishing, and the pack as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods

from tidu.engine.errors import TiduError
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.audit import services as audit
from tidu.web.documents import matching, publishing
from tidu.web.documents.forms import UnitForm
from tidu.web.documents.models import Document, State
from tidu.web.documents.selectors import checked
from tidu.web.documents.views import kept_document
from tidu.web.organisations.models import Kind, OrganisationUnit
from tidu.web.organisations.services import may_name_units
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest


@right_required(Right.EXPORT)
@require_http_methods(["GET", "POST"])
def units(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the units that the document names and what they are here; an unknown one is added or matched."""
    user = person(request)
    document = kept_document(user, pk)
    if request.method == "POST":
        _settle(request, document)
        return redirect("documents:units", pk=pk)
    named = matching.named_units(document)
    context = {
        "document": document,
        "named": named,
        "unknown": [one for one in named if not one.named.units],
        "known": [one for one in named if one.named.units],
        "kinds": Kind.choices,
        "units": OrganisationUnit.objects.filter(root_id=user.root_id, is_active=True).order_by(
            "kind", "name"
        ),
        "may_name": may_name_units(user),
    }
    return render(request, "documents/pages/units.html", None, context)


def _settle(request: HttpRequest, document: Document) -> None:
    """Add a unit or an alias, and say what came of it."""
    user = person(request)
    form = UnitForm(request.POST, person=user)
    if not form.is_valid():
        messages.error(request, "请选择单位后再对应。")
        return
    said = form.cleaned_data
    try:
        if said["unit"] is not None:
            matching.match_unit(actor=user, document=document, name=said["name"], unit=said["unit"])
            messages.success(request, f"“{said['name']}”已作为“{said['unit'].name}”的别名。")
        elif said["kind"] in Kind.values:
            matching.create_unit(actor=user, document=document, name=said["name"], kind=said["kind"])
            messages.success(request, f"已新增单位“{said['name']}”。")
        else:
            messages.error(request, "请选择单位后再对应。")
    except TiduError as error:
        messages.error(request, str(error))


@right_required(Right.EXPORT)
@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what stands between a document and its plan; publish it once nothing does."""
    user = person(request)
    document = kept_document(user, pk)
    if document.state not in (State.REVIEW, State.PUBLISHED):
        raise Http404
    if request.method == "POST":
        try:
            plan = publishing.publish(actor=user, document=document)
        except TiduError as error:
            messages.error(request, str(error))
            return redirect("documents:publish", pk=pk)
        messages.success(request, f"已发布“{plan.label}”第 {plan.version} 版，任务已分到责任单位。")
        return redirect("plans:detail", pk=plan.pk)
    found = publishing.check(document)
    context = {
        "document": document,
        "faults": found.faults,
        "plan": found.plan,
        "checked": checked(document),
        "unknown": [one for one in matching.named_units(document) if not one.named.units],
    }
    return render(request, "documents/pages/publish.html", None, context)


@right_required(Right.EXPORT)
@require_GET
def pack_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out the pack of a published document, named as ``tidu check`` looks for it."""
    user = person(request)
    published = Document.objects.visible_to(user).filter(revision__isnull=False).select_related("revision")
    document: Document = get_object_or_404(published, pk=pk)
    if document.revision is None:
        raise Http404
    audit.record(actor=user, action="下载规则包", target=document.revision)
    return HttpResponse(
        document.revision.text,
        content_type="application/yaml; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="plan.yaml"'},
    )
