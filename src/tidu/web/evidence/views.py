"""Files of a firm: list and upload on one page, download by permission."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.files.storage import default_storage
from django.core.paginator import Paginator
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods

from tidu.web.accounts.access import person
from tidu.web.accounts.roles import Right
from tidu.web.enterprises.firm_pages import firm_page, frame
from tidu.web.evidence import services
from tidu.web.evidence.contents import EvidenceError
from tidu.web.evidence.forms import UploadForm
from tidu.web.evidence.models import Evidence
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, HttpResponseBase

    from tidu.web.accounts.models import User
    from tidu.web.enterprises.models import Enterprise

log = logging.getLogger(__name__)

_PER_PAGE = 50


@require_http_methods(["GET", "POST"])
@firm_page(Right.SEE_FIRMS)
def firm_files(request: HttpRequest, firm: Enterprise) -> HttpResponse:
    """List a firm's files; whoever may, adds one."""
    user = person(request)
    allowed = services.may_upload(user)
    if request.method == "POST" and not allowed:
        raise Http404
    form = (
        UploadForm(request.POST or None, request.FILES or None) if request.method == "POST" else UploadForm()
    )
    if form.is_bound and form.is_valid():
        try:
            services.upload(actor=user, file=form.cleaned_data["file"], enterprise=firm)
        except EvidenceError as error:
            form.add_error("file", str(error))
        else:
            messages.success(request, "已上传。")
            return redirect("evidence:firm", pk=firm.pk)
    files = firm.evidence.select_related("uploaded_by")
    context = frame(user, firm, "evidence:firm") | {
        "form": form if allowed else None,
        "page": Paginator(files, _PER_PAGE).get_page(request.GET.get("page")),
    }
    status = 422 if form.errors else 200
    return render(request, "evidence/pages/firm.html", None, context, status=status)


@require_GET
def download(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Hand a file out: always as a download, never shown inside the site."""
    user = person(request)
    evidence = get_object_or_404(Evidence.objects.visible_to(user), pk=pk)
    return hand_out(user, evidence)


def hand_out(user: User, evidence: Evidence) -> HttpResponseBase:
    """Hand a file out to a person who may see it, and write that into the trail."""
    try:
        content = default_storage.open(evidence.stored_as)
    except FileNotFoundError as error:
        log.exception("file %s of evidence %s is gone", evidence.stored_as, evidence.pk)
        raise Http404 from error
    services.record_download(actor=user, evidence=evidence)
    response = FileResponse(
        content, as_attachment=True, filename=evidence.name, content_type=evidence.content_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
