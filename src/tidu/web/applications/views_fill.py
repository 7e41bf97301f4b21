"""Pages on which an application is begun and filled in: figures, files, and the verdict as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from tidu.engine.errors import TiduError
from tidu.engine.values import Verdict
from tidu.tables.report.document import result_document
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right, Role
from tidu.web.applications.forms import BeginForm, FillForm, MaterialForm, keys_to_fill
from tidu.web.applications.page import days_left, materials_of
from tidu.web.applications.precheck import Precheck, precheck
from tidu.web.applications.services import add_material, begin, fill_in, may_fill, remove_material
from tidu.web.applications.views import application_of
from tidu.web.assessments.selectors import standing
from tidu.web.batches.models import Batch
from tidu.web.enterprises.models import Enterprise
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from tidu.web.accounts.models import User
    from tidu.web.applications.models import Application


@require_http_methods(["GET", "POST"])
@right_required(Right.SEE_FIRMS)
def begin_application(request: HttpRequest, batch_pk: int) -> HttpResponse:
    """Begin an application: a firm its own, an officer for a firm by code or name."""
    user = person(request)
    batch = get_object_or_404(Batch.objects.visible_to(user), pk=batch_pk)
    own = user.enterprise if user.role == Role.FIRM else None
    form = BeginForm(request.POST or None, person=user, initial={"firm": request.GET.get("firm", "")})
    if request.method == "POST" and (own is not None or form.is_valid()):
        firm = own or form.cleaned_data["firm"]
        assert isinstance(firm, Enterprise)  # noqa: S101 - the form's or the person's own
        try:
            made = begin(user=user, batch=batch, firm=firm)
        except TiduError as error:
            if own is not None:
                messages.error(request, str(error))
                return redirect("batches:detail", pk=batch.pk)
            form.add_error(None, str(error))
        else:
            return redirect("applications:fill" if made.is_editable else "applications:detail", pk=made.pk)
    if own is not None:
        return redirect("batches:detail", pk=batch.pk)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "batch": batch}
    return render(request, "applications/pages/begin.html", None, context, status=status)


def _editable(user: User, pk: int) -> Application:
    application = application_of(user, pk)
    if not may_fill(user, application):
        raise Http404
    return application


@require_http_methods(["GET", "POST"])
@right_required(Right.SEE_FIRMS)
def fill(request: HttpRequest, pk: int) -> HttpResponse:
    """Fill in what is missing; the verdict beside it follows."""
    user = person(request)
    application = _editable(user, pk)
    if not application.is_editable:
        return redirect("applications:detail", pk=pk)
    found = precheck(application, on=timezone.localdate())
    keys = keys_to_fill(application, found)
    form = FillForm(request.POST or None, application=application, keys=keys)
    if request.method == "POST" and form.is_valid():
        try:
            application = fill_in(user=user, application=application, values=form.values)
        except TiduError as error:
            form.add_error(None, str(error))
        else:
            if not request.htmx:  # type: ignore[attr-defined] # django-htmx
                messages.success(request, "已保存，预审结论已更新。")
                return redirect("applications:fill", pk=pk)
            found = precheck(application, on=timezone.localdate())
    context = _fill_context(application, form, found) | {
        "upload": MaterialForm(application=application),
    }
    status = 422 if form.errors else 200
    return render(
        request,
        "applications/pages/fill.html",
        "applications/partials/precheck.html",
        context,
        target="precheck",
        status=status,
    )


def _fill_context(application: Application, form: FillForm, found: Precheck) -> dict[str, object]:
    return {
        "application": application,
        "firm": application.enterprise,
        "batch": application.batch,
        "form": form,
        "days_left": days_left(application),
        "chosen": standing(result_document(found.result)) if found.result is not None else None,
        "counts": [
            (label, found.count(verdict), tone)
            for label, verdict, tone in (
                ("满足", Verdict.met, "green"),
                ("不满足", Verdict.unmet, "red"),
                ("待补数据", Verdict.unknown, "yellow"),
                ("待人工认定", Verdict.manual, "blue"),
            )
        ],
        "materials": materials_of(application),
    }


@require_POST
@right_required(Right.SEE_FIRMS)
def material_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a file."""
    user = person(request)
    application = _editable(user, pk)
    form = MaterialForm(request.POST, request.FILES, application=application)
    if not form.is_valid():
        messages.error(request, "请选择要上传的文件。")
        return redirect("applications:fill", pk=pk)
    try:
        add_material(
            user=user,
            application=application,
            file=form.cleaned_data["file"],
            required=form.cleaned_data["required"],
        )
    except TiduError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "已上传。")
    return redirect("applications:fill", pk=pk)


@require_POST
@right_required(Right.SEE_FIRMS)
def material_remove(request: HttpRequest, pk: int, material: int) -> HttpResponse:
    """Take a file back."""
    user = person(request)
    application = _editable(user, pk)
    kept = get_object_or_404(application.materials, pk=material)
    try:
        remove_material(user=user, application=application, material=kept)
    except TiduError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "已移除。")
    return redirect("applications:fill", pk=pk)
