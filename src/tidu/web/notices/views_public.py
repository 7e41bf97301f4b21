"""What everybody may see without signing in: lists, how and until when to object, and what came of an objection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods

from tidu.engine.errors import TiduError
from tidu.web.notices import objections
from tidu.web.notices.documents import paragraphs
from tidu.web.notices.errors import TooManyError
from tidu.web.notices.forms import PublicObjectionForm, ReceiptForm
from tidu.web.notices.models import Announcement, Notice
from tidu.web.notices.selectors import public_announcements, public_notices, standing
from tidu.web.notices.wording import level_name, term_text
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def _sender(request: HttpRequest) -> str:
    """Return who asks, as far as the network tells; a proxy in front must hand the address on to the server."""
    return objections.sender_of(request.META.get("REMOTE_ADDR", ""))


@login_not_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """List what is public."""
    context = {
        "notices": [(one, *standing(one)) for one in public_notices()],
        "announcements": public_announcements(),
    }
    return render(request, "notices/pages/public_home.html", None, context)


@login_not_required
@require_GET
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a published notice."""
    found = _notice(pk)
    label, tone = standing(found)
    context = {
        "notice": found,
        "paragraphs": paragraphs(found.text),
        "firms": list(found.firms.all()),
        "level": level_name(found.batch),
        "label": label,
        "tone": tone,
        "runs": found.runs_on(timezone.localdate()),
    }
    return render(request, "notices/pages/public_notice.html", None, context)


def _notice(pk: int) -> Notice:
    found: Notice = get_object_or_404(Notice.objects.public().select_related("batch"), pk=pk)
    return found


@login_not_required
@require_http_methods(["GET", "POST"])
def objection(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an objection while the notice runs; the receipt is on the next page."""
    found = _notice(pk)
    if not found.runs_on(timezone.localdate()):
        return redirect("notices:public-notice", pk=pk)
    initial = {"listed": request.GET.get("firm")}
    form = PublicObjectionForm(request.POST or None, request.FILES or None, notice=found, initial=initial)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            made = objections.receive(
                listed=form.cleaned_data["listed"], said=form.said, sender=_sender(request)
            )
        except TiduError as error:
            form.add_error(None, str(error))
            status = 429 if isinstance(error, TooManyError) else 422
        else:
            return redirect(f"{reverse('notices:public-receipt')}?{urlencode({'number': made.receipt})}")
    elif form.errors:
        status = 422
    context = {"notice": found, "form": form}
    return render(request, "notices/pages/public_objection.html", None, context, status=status)


@login_not_required
@require_GET
def receipt(request: HttpRequest) -> HttpResponse:
    """Show what came of an objection to whoever knows its receipt number: no names, no content."""
    form = ReceiptForm(request.GET) if "number" in request.GET else ReceiptForm()
    found = None
    status = 200
    if form.is_bound and form.is_valid():
        try:
            found = objections.look_up(form.cleaned_data["number"], _sender(request))
        except TooManyError as error:
            form.add_error("number", str(error))
            status = 429
        else:
            if found is None:
                form.add_error("number", "没有这个回执号，请核对后重新输入")
    response = render(
        request, "notices/pages/public_receipt.html", None, {"form": form, "objection": found}, status=status
    )
    response["Cache-Control"] = "no-store"
    return response


@login_not_required
@require_GET
def announcement(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a published announcement."""
    found = get_object_or_404(Announcement.objects.public().select_related("notice__batch"), pk=pk)
    told = paragraphs(found.text)
    if found.until is not None:
        told.append(term_text(found.announced_on, found.until))
    context = {
        "announcement": found,
        "paragraphs": told,
        "firms": [one.listed for one in found.firms.select_related("listed")],
        "level": level_name(found.notice.batch),
        "batch": found.notice.batch,
    }
    return render(request, "notices/pages/public_announcement.html", None, context)
