"""What is done with an import as a whole: applied, undone, its rejected rows handed back."""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tidu.engine.errors import TiduError
from tidu.tables.imports import write_rejects
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.imports import services
from tidu.web.imports.handing_back import rejected_rows
from tidu.web.imports.models import State
from tidu.web.imports.selectors import runs_for
from tidu.web.imports.staying import undo_preview
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@right_required(Right.IMPORT)
@require_POST
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Queue the import; its page shows the progress."""
    run = get_object_or_404(runs_for(person(request)), pk=pk)
    try:
        services.apply(actor=person(request), run=run)
    except TiduError as error:
        messages.error(request, str(error))
    return redirect("imports:detail", pk=pk)


@right_required(Right.IMPORT)
@require_http_methods(["GET", "POST"])
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what undoing takes back and what it leaves; posted, queue it."""
    run = get_object_or_404(runs_for(person(request)), pk=pk)
    if request.method == "GET":
        if run.state != State.APPLIED:
            return redirect("imports:detail", pk=pk)
        context = {"run": run, "preview": undo_preview(run)}
        return render(request, "imports/pages/undo.html", None, context)
    try:
        services.undo(actor=person(request), run=run)
    except TiduError as error:
        messages.error(request, str(error))
    return redirect("imports:detail", pk=pk)


@right_required(Right.IMPORT)
@require_GET
def rejected(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand back the rejected rows as a workbook: to be mended and imported again as it is."""
    run = get_object_or_404(runs_for(person(request)), pk=pk)
    if not run.counts.get("rejected"):
        messages.info(request, "这次导入没有被拒绝的行。")
        return redirect("imports:detail", pk=pk)
    target = BytesIO()
    write_rejects(target, run.headings, rejected_rows(run))
    response = HttpResponse(target.getvalue(), content_type=_WORKBOOK)
    name = quote(f"{PurePath(run.name).stem}_被拒绝的行.xlsx")
    response["Content-Disposition"] = f"attachment; filename*=utf-8''{name}"
    response["Cache-Control"] = "private, no-store"
    return response
