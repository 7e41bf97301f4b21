"""Pages of the trail: list, one entry, and the check of the chain."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.apps import apps
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.audit import services
from tidu.web.audit.models import Check, Entry
from tidu.web.audit.selectors import changes_of, entries_for, sealed_position
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_PER_PAGE = 50


@right_required(Right.SEE_AUDIT)
def entry_list(request: HttpRequest) -> HttpResponse:
    """List entries, newest first, by keyset."""
    search = request.GET.get("q", "").strip()
    since, until = _day(request.GET.get("since", "")), _day(request.GET.get("until", ""))
    before = request.GET.get("before", "")
    found = list(
        entries_for(
            person(request),
            search=search,
            since=since,
            until=until,
            before=int(before) if before.isdigit() else None,
        )[: _PER_PAGE + 1]
    )
    context: dict[str, object] = {
        "entries": found[:_PER_PAGE],
        "search": search,
        "since": since,
        "until": until,
        "next_before": found[_PER_PAGE - 1].pk if len(found) > _PER_PAGE else None,
        "is_first": not before,
        "sealed": sealed_position(),
    }
    return render(request, "audit/pages/list.html", "audit/partials/rows.html", context, target="entries")


@right_required(Right.SEE_AUDIT)
def entry_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one entry with what it changed."""
    entry = get_object_or_404(Entry.objects.visible_to(person(request)), pk=pk)
    context: dict[str, object] = {"entry": entry, "changes": changes_of(entry, _labels(entry.object_type))}
    return render(request, "audit/pages/detail.html", context=context)


@right_required(Right.SEE_AUDIT)
@require_http_methods(["GET", "POST"])
def verify_chain(request: HttpRequest) -> HttpResponse:
    """Show the last check of the whole chain; a POST makes one."""
    check = services.check() if request.method == "POST" else Check.objects.first()
    context: dict[str, object] = {"check": check, "most": services.MOST_BREACHES}
    return render(request, "audit/pages/verified.html", context=context)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _labels(object_type: str) -> dict[str, str]:
    """Chinese names of a model's fields."""
    try:
        model = apps.get_model(object_type)
    except (LookupError, ValueError):
        return {}
    return {
        field.name: str(field.verbose_name)
        for field in model._meta.get_fields()
        if hasattr(field, "verbose_name")
    }
