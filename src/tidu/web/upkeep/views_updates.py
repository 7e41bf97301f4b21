"""Pages of the yearly update: the list of a year, opening it, and a firm's own upkeep with its confirmation."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right, Role
from tidu.web.enterprises.current import views_of
from tidu.web.enterprises.firm_pages import firm_page, frame
from tidu.web.packs import level_label
from tidu.web.titles.bars import bars_of
from tidu.web.titles.history import TONES
from tidu.web.titles.models import Title
from tidu.web.titles.steps import course_of
from tidu.web.ui.pages import render
from tidu.web.upkeep.access import may_lead
from tidu.web.upkeep.errors import UpkeepError
from tidu.web.upkeep.forms import ConfirmForm
from tidu.web.upkeep.models import Alert, Way
from tidu.web.upkeep.tracked import tracked_table
from tidu.web.upkeep.updates import (
    Standing,
    confirm,
    counts,
    duties,
    is_called,
    open_call,
    owed,
    owing,
    standing_filter,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest, HttpResponse

    from tidu.engine.upkeep import DueUpdate
    from tidu.web.enterprises.models import Enterprise
    from tidu.web.upkeep.updates import Owed

_PER_PAGE = 30
STANDING_TONES = {
    Standing.DONE: "green",
    Standing.LATE: "yellow",
    Standing.OPEN: "azure",
    Standing.OVERDUE: "red",
    Standing.UNKNOWN: "secondary",
}


@require_GET
@right_required(Right.EXPORT)
def update_list(request: HttpRequest) -> HttpResponse:
    """List the titles that owe the update of a year, with how complete their data are."""
    user, today = person(request), timezone.localdate()
    year, standing = _year(request.GET.get("year", ""), today), request.GET.get("standing", "")
    called = is_called(user.root_id, year)
    titles = owing(Title.objects.visible_to(user), year)
    shown = standing_filter(titles, year, standing, called=called, today=today)
    ordered = shown.select_related("enterprise__jurisdiction").order_by("enterprise__sort_key", "pk")
    page = Paginator(ordered, _PER_PAGE).get_page(request.GET.get("page"))
    numbers = counts(titles, year, called=called, today=today)
    context = {
        "year": year,
        "years": (today.year + 1, today.year, today.year - 1),
        "called": called,
        "standing": standing,
        "counts": [(one, numbers[one], STANDING_TONES[one]) for one in Standing if numbers[one]],
        "page": page,
        "rows": [_row(one) for one in owed(page.object_list, year, called=called, today=today)],
        "duties": _grouped(duties(year)),
        "can_open": may_lead(user) and not called,
    }
    return render(request, "upkeep/pages/updates.html", None, context)


@require_POST
@right_required(Right.EDIT_FIRMS)
def update_open(request: HttpRequest, year: int) -> HttpResponse:
    """Open the update of a year."""
    try:
        open_call(actor=person(request), year=year)
    except UpkeepError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"{year} 年信息更新已发起，已通知企业账号。")
    return redirect(f"{reverse('upkeep:updates')}?year={year}")


@require_GET
@firm_page(Right.SEE_FIRMS)
def firm_upkeep(request: HttpRequest, firm: Enterprise) -> HttpResponse:
    """Show a firm's titles as they stand, what it owes, its changes and alerts, and the tracked indicators."""
    user, today = person(request), timezone.localdate()
    titles = list(Title.objects.filter(enterprise=firm).prefetch_related("events"))
    owes = owed(
        owing(Title.objects.filter(enterprise=firm), today.year), today.year,
        called=is_called(firm.root_id, today.year), today=today,
    )  # fmt: skip
    states = [(one, course_of(one, one.events.all()).state(today)) for one in titles]
    context = frame(user, firm, "upkeep:firm") | {
        "titles": [(one, state, TONES[state]) for one, state in states],
        "bars": bars_of([firm.pk], on=today),
        "year": today.year,
        "owes": [_row(one) for one in owes],
        "to_confirm": any(one.update is None for one in owes),
        "changes": firm.change_reports.select_related("reported_by"),
        "alerts": Alert.objects.open().filter(title__in=titles).select_related("title"),
        "tracked": tracked_table(views_of(firm), today.year - 1),
    }
    return render(request, "upkeep/pages/firm.html", None, context)


@require_http_methods(["GET", "POST"])
@firm_page(Right.SEE_FIRMS)
def update_confirm(request: HttpRequest, firm: Enterprise, year: int) -> HttpResponse:
    """Confirm the update of a firm for all its titles."""
    user, today = person(request), timezone.localdate()
    head = frame(user, firm, "upkeep:firm")
    rows = owed(owing(Title.objects.filter(enterprise=firm), year), year, called=True, today=today)
    left = [one for one in rows if one.update is None]
    if not head["can_report"] or not left:
        raise Http404
    by_firm = user.role == Role.FIRM
    form = ConfirmForm(request.POST or None, by_firm=by_firm)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        way, done_on = said.get("way", Way.HERE), said.get("done_on", today)
        try:
            done = confirm(actor=user, firm=firm, year=year, way=way, done_on=done_on, note=said["note"])
        except UpkeepError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"{year} 年信息更新已确认，涉及 {done} 个称号。")
            return redirect("upkeep:firm", pk=firm.pk)
    context = head | {"form": form, "year": year, "rows": [_row(one) for one in left], "last_year": year - 1}
    return render(request, "upkeep/pages/confirm.html", None, context, status=422 if form.errors else 200)


def _grouped(asked: Mapping[str, DueUpdate]) -> list[tuple[str, DueUpdate]]:
    """Return each rule once, with the levels that it asks."""
    rules: dict[str, list[str]] = {}
    for level, duty in asked.items():
        rules.setdefault(duty.rule.id, []).append(level)
    return [("、".join(map(level_label, levels)), asked[levels[0]]) for levels in rules.values()]


def _row(one: Owed) -> tuple[Owed, str]:
    return one, STANDING_TONES[one.standing]


def _year(text: str, today: date) -> int:
    wanted = int(text) if text.isdecimal() and len(text) == 4 else today.year  # noqa: PLR2004 - digits of a year
    return wanted if abs(wanted - today.year) <= 1 else today.year
