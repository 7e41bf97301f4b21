"""Pages of upkeep for a whole area: what is due, the calendar of ends, renewals, alerts."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tidu.engine.upkeep import months_after
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.enterprises.guards import may_decide
from tidu.web.packs import level_label, library
from tidu.web.titles.course import State
from tidu.web.titles.models import Title
from tidu.web.ui.pages import render
from tidu.web.upkeep.access import may_lead
from tidu.web.upkeep.errors import UpkeepError
from tidu.web.upkeep.forms import CloseForm
from tidu.web.upkeep.ical import Entry, calendar_text
from tidu.web.upkeep.models import Alert, ChangeReport, Watch
from tidu.web.upkeep.monitoring import close_alert, start_monitoring
from tidu.web.upkeep.selectors import (
    candidates,
    ending,
    expiry_calendar,
    labels_of,
    out_of_force,
)
from tidu.web.upkeep.updates import Standing, counts, is_called, owing

if TYPE_CHECKING:
    from django.http import HttpRequest

_PER_PAGE = 30
_SHOWN = 10
_NAMES = 30
_YEAR = 366


@require_GET
@right_required(Right.EXPORT)
def home(request: HttpRequest) -> HttpResponse:
    """Show what upkeep waits for, when titles end, and which are out of force."""
    user, today = person(request), timezone.localdate()
    calendar = expiry_calendar(user, today)
    called = is_called(user.root_id, today.year)
    owed = owing(Title.objects.visible_to(user), today.year)
    standing = counts(owed, today.year, called=called, today=today)
    context = {
        "calendar": calendar,
        "year": today.year,
        "called": called,
        "overdue": standing[Standing.OVERDUE],
        "open_updates": standing[Standing.OPEN],
        "changes": ChangeReport.objects.visible_to(user).filter(outcome="").count(),
        "alerts": Alert.objects.visible_to(user).open().count(),
        "suspended": out_of_force(user, State.SUSPENDED, _SHOWN),
        "revoked": out_of_force(user, State.REVOKED, _SHOWN),
    }
    return render(request, "upkeep/pages/home.html", None, context)


@require_GET
@right_required(Right.EXPORT)
def calendar_file(request: HttpRequest) -> HttpResponse:
    """Hand out the ends of titles of the coming year for a calendar program."""
    user, today = person(request), timezone.localdate()
    titles = Title.objects.visible_to(user).held_on(today).filter(until__lte=today + timedelta(days=_YEAR))
    rows = titles.order_by("until", "level", "enterprise__sort_key")
    entries = []
    for (until, level), found in groupby(
        rows.values_list("until", "level", "enterprise__name"), key=lambda row: (row[0], row[1])
    ):
        names = [name for *_, name in found]
        more = f"\n等 {len(names)} 家" if len(names) > _NAMES else ""
        entries.append(
            Entry(
                f"{until:%Y%m%d}-{level}-{user.root_id}@tidu",
                until,
                f"{level_label(level)}到期 {len(names)} 家",
                "\n".join(names[:_NAMES]) + more,
            )
        )
    text = calendar_text(f"{user.root.name}称号到期", entries, made=timezone.now())
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="tidu-expiry.ics"'
    return answer


@require_GET
@right_required(Right.EXPORT)
def renewals(request: HttpRequest) -> HttpResponse:
    """List the titles that end soon, with what is known against their renewal."""
    user, today = person(request), timezone.localdate()
    days = request.GET.get("days", "")
    ahead = min(int(days), _YEAR) if days.isdecimal() and len(days) < 5 else 180  # noqa: PLR2004 - digits of a year's days
    level = request.GET.get("level", "")
    level = level if level in library().levels else ""
    first, until = _span(request.GET.get("month", ""), today, today + timedelta(days=ahead))
    titles = ending(Title.objects.visible_to(user), today=today, until=until, level=level)
    if first is not None:
        titles = titles.filter(until__gte=first)
    page = Paginator(titles.select_related("enterprise__jurisdiction"), _PER_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "page": page,
        "rows": candidates(list(page.object_list), today),
        "days": ahead,
        "level": level,
        "levels": labels_of(one.id for one in library().levels.values() if not one.composite),
        "choices": (30, 90, 180, 365),
        "until": until,
        "first": first,
    }
    return render(request, "upkeep/pages/renewals.html", None, context)


def _span(month: str, today: date, until: date) -> tuple[date | None, date]:
    """Return first and last day of a month (``2027-03``); no first day where none is chosen."""
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        return None, until
    return max(first, today), months_after(first, 1) - timedelta(days=1)


@require_GET
@right_required(Right.EXPORT)
def alert_list(request: HttpRequest) -> HttpResponse:
    """List the holders that would no longer meet their standard."""
    user = person(request)
    closed = request.GET.get("closed") == "1"
    found = Alert.objects.visible_to(user).select_related("title__enterprise__jurisdiction", "closed_by")
    found = found.exclude(closed_on=None) if closed else found.open()
    context = {
        "page": Paginator(found, _PER_PAGE).get_page(request.GET.get("page")),
        "closed": closed,
        "watch": Watch.objects.filter(root=user.root_id).exclude(on=None).first(),
        "can_run": may_lead(user),
        "can_close": may_decide(user),
        "standards": {one.id: one.label for one in library().standards.values()},
    }
    return render(request, "upkeep/pages/alerts.html", None, context)


@require_POST
@right_required(Right.EDIT_FIRMS)
def alert_run(request: HttpRequest) -> HttpResponse:
    """Queue the monitoring."""
    try:
        job = start_monitoring(actor=person(request))
    except UpkeepError as error:
        messages.error(request, str(error))
        return redirect("upkeep:alerts")
    return redirect("jobs:detail", pk=job.pk)


@require_http_methods(["GET", "POST"])
@right_required(Right.EDIT_FIRMS)
def alert_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close an alert with what was done."""
    user = person(request)
    found = Alert.objects.visible_to(user).open().select_related("title__enterprise")
    alert: Alert = get_object_or_404(found, pk=pk)
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            close_alert(actor=user, alert=alert, note=form.cleaned_data["note"])
        except UpkeepError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "预警已处理。")
            return redirect("upkeep:alerts")
    context = {"form": form, "alert": alert, "firm": alert.title.enterprise}
    return render(request, "upkeep/pages/alert_close.html", None, context, status=422 if form.errors else 200)
