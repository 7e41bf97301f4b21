"""The dashboard, its large-screen twin, and the list of titles held on a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.dashboard import attention, standing, titles
from tidu.web.jobs.models import Job
from tidu.web.packs import level_label
from tidu.web.plans.selectors import plan_lines
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from tidu.web.accounts.models import User

_PER_PAGE = 50
_DIGITS = 15
_JOBS = 5
_BARS = 12


@right_required(Right.EXPORT)
def dashboard(request: HttpRequest) -> HttpResponse:
    """Show the picture of a person's area."""
    user = person(request)
    context = _picture(user) | {
        "completeness": attention.completeness(user),
        "safety": attention.safety(user, timezone.localdate()),
        "imports": attention.latest_imports(user),
        "plan_lines": plan_lines(user),
        "jobs": Job.objects.visible_to(user)[:_JOBS],
    }
    return render(request, "dashboard/pages/dashboard.html", None, context)


@right_required(Right.EXPORT)
def screen(request: HttpRequest) -> HttpResponse:
    """Show it on a wall: dark, full screen, renewed every minute."""
    context = _picture(person(request)) | {"now": timezone.now()}
    return render(request, "dashboard/pages/screen.html", "dashboard/partials/screen.html", context)


@right_required(Right.EXPORT)
def holder_list(request: HttpRequest) -> HttpResponse:
    """List the titles of a level that firms held on a day."""
    user = person(request)
    day, level = _day(request.GET.get("on", "")), request.GET.get("level", "")
    after = request.GET.get("after", "")
    rows = titles.holders_page(
        user, day, level, after=int(after[:_DIGITS]) if after.isdecimal() else 0, size=_PER_PAGE
    )
    firms, held = titles.holder_counts(user, day, level)
    context = {
        "titles": rows[:_PER_PAGE],
        "next": rows[_PER_PAGE - 1].pk if len(rows) > _PER_PAGE else 0,
        "firms": firms,
        "held": held,
        "level": level_label(level) or "各级称号",
        "on": day,
    }
    return render(request, "dashboard/pages/holders.html", None, context)


def _picture(user: User) -> dict[str, object]:
    firms, today = standing.firms_of(user), timezone.localdate()
    by_place = standing.counted(firms, "jurisdiction")
    places = standing.by_places(user, by_place)
    funnel = standing.funnel(by_place)
    return {
        "firms": sum(figure.count for figure in funnel),
        "funnel": funnel,
        "funnel_chart": _bars([(figure.label, figure.count, figure.address) for figure in funnel]),
        "places": places,
        "places_chart": _bars(
            [(row.label, row.total.count, row.total.address) for row in places.rows[:_BARS]]
        ),
        "industries": standing.by_column(firms, "size_industry", "industry"),
        "chains": standing.by_column(firms, "chain", "chain"),
        "trend": titles.trend(user, today),
        "expiring": titles.expiring(user, today),
        "near": attention.one_step_away(user),
    }


def _bars(rows: list[tuple[str, int, str]]) -> dict[str, object]:
    return {
        "labels": [label for label, _, _ in rows],
        "unit": "家",
        "series": [{"name": "企业", "values": [count for _, count, _ in rows]}],
        "links": [address for _, _, address in rows],
    }


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return timezone.localdate()
