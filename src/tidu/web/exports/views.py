"""Ask for an export, find the files, take them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.enterprises.bulk import Selection
from tidu.web.enterprises.filters import FirmFilter
from tidu.web.enterprises.list_state import EVERY, list_state
from tidu.web.exports import services
from tidu.web.exports.forms import ExportForm
from tidu.web.exports.models import Export
from tidu.web.exports.services import KEPT_DAYS, ExportError
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, HttpResponseBase

_PER_PAGE = 30
_MOST_TICKED = 1_000
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@right_required(Right.EXPORT)
def export_list(request: HttpRequest) -> HttpResponse:
    """List the person's exports, newest first."""
    found = Export.objects.visible_to(person(request)).select_related("job")
    page = Paginator(found, _PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "days": KEPT_DAYS}
    return render(request, "exports/pages/list.html", "exports/partials/rows.html", context, target="exports")


@right_required(Right.EXPORT)
@require_http_methods(["GET", "POST"])
def export_new(request: HttpRequest) -> HttpResponse:
    """Ask what the export of a filter, or of ticked firms, shall hold; then queue it."""
    user, wanted = person(request), FirmFilter.read(request.GET.dict())
    ids = (text for text in request.GET.getlist("firm")[:_MOST_TICKED] if text.isdecimal() and text.isascii())
    selection = Selection(wanted.query, tuple(dict.fromkeys(int(text[:18]) for text in ids)))
    state = list_state(user, request.GET.dict())
    form = ExportForm(
        request.POST if request.method == "POST" else None,
        initial={"columns": [column.id for column in state.columns]},
    )
    if request.method == "POST" and form.is_valid():
        try:
            export = services.request_export(actor=user, selection=selection, **form.cleaned_data)
        except ExportError as error:
            form.add_error(None, str(error))
        else:
            return redirect("jobs:detail", pk=export.job_id)
    view = state.view.pk if state.view is not None else EVERY
    context: dict[str, object] = {
        "form": form,
        "count": selection.firms(user).count(),
        "told": selection.told(user),
        "days": KEPT_DAYS,
        "back": f"{reverse('enterprises:list')}?{wanted.query}&{urlencode({'view': view})}",
    }
    return render(request, "exports/pages/new.html", context=context, status=422 if form.errors else 200)


@require_GET
def download(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Hand a file out to the one who asked for it, while her scope is what it was."""
    user = person(request)
    export = get_object_or_404(Export.objects.visible_to(user), pk=pk)
    try:
        content = services.take(actor=user, export=export)
    except ExportError as error:
        messages.error(request, str(error))
        return redirect("exports:list")
    response = FileResponse(content, as_attachment=True, filename=export.name, content_type=_WORKBOOK)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@right_required(Right.EXPORT)
@require_POST
def export_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete a file before its time."""
    user = person(request)
    services.delete_export(actor=user, export=get_object_or_404(Export.objects.visible_to(user), pk=pk))
    messages.success(request, "文件已删除，导出记录保留。")
    return redirect("exports:list")
