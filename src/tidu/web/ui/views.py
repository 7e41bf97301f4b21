"""The first page after sign-in, and the pages shown when something goes wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render as django_render
from django.utils import timezone

from tidu.web.accounts.roles import Right, Role
from tidu.web.desk.views import desk, own_firm
from tidu.web.inbox.models import Message
from tidu.web.jobs.models import Job
from tidu.web.ui.navigation import address_of
from tidu.web.ui.pages import render
from tidu.web.ui.selectors import figures_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_LATEST = 5


def home(request: HttpRequest) -> HttpResponse:
    """Show what waits for the person, and the doors to what she does most; a firm's account finds its own desk."""
    user = request.user
    assert user.is_authenticated  # noqa: S101 - the middleware sent everyone else to sign in
    today = timezone.localdate()
    if user.role == Role.FIRM and (firm := own_firm(user, today)) is not None:
        return desk(request, firm, today)
    context = {
        "figures": figures_of(user) if user.role != Role.FIRM and user.may(Right.SEE_FIRMS) else (),
        "todo": Message.objects.visible_to(user).unread()[:_LATEST],
        "jobs": Job.objects.visible_to(user)[:_LATEST],
        "import_url": address_of("imports:new") if user.may(Right.IMPORT) else "",
        "inbox_url": address_of("inbox:list"),
        "jobs_url": address_of("jobs:list"),
    }
    return render(request, "ui/pages/home.html", None, context)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the page is not there, or not for this person: the two are not told apart."""
    return django_render(request, "ui/pages/not_found.html", status=404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that the form is out of date or the request was not allowed."""
    return django_render(request, "ui/pages/forbidden.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the form is out of date and how to go on."""
    return django_render(request, "ui/pages/forbidden.html", status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """Say that the program failed; without the menu, whose queries may be what failed."""
    return django_render(None, "ui/pages/broken.html", status=500)
