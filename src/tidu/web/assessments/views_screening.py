"""Pages of screenings: ask for one, what it found, who is nearest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from tidu.engine.errors import TiduError
from tidu.engine.values import Verdict
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.assessments.forms import ScreeningForm
from tidu.web.assessments.models import Case, Screening, VerdictList
from tidu.web.assessments.nearest import lacks_of, nearest, verdicts_for
from tidu.web.assessments.replacing import replaced
from tidu.web.assessments.scopes import Scope
from tidu.web.assessments.screening import start_screening
from tidu.web.assessments.selectors import read_case, scope_context
from tidu.web.enterprises.filters import FirmFilter
from tidu.web.enterprises.selectors import filter_choices
from tidu.web.packs import library, standard_order
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from tidu.engine.schema.common import CaseName
    from tidu.web.accounts.models import User

_PER_PAGE = 30
_ORDER = (Verdict.met, Verdict.unmet, Verdict.unknown, Verdict.manual)


@right_required(Right.EXPORT)
def screening_list(request: HttpRequest) -> HttpResponse:
    """List screenings, newest first."""
    found = Screening.objects.visible_to(person(request)).select_related("owner", "job")
    before = request.GET.get("before", "")
    if before.isdecimal():
        found = found.filter(pk__lt=int(before[:15]))
    rows = list(found[: _PER_PAGE + 1])
    context = {
        "screenings": rows[:_PER_PAGE],
        "older": rows[_PER_PAGE - 1].pk if len(rows) > _PER_PAGE else 0,
    }
    return render(request, "assessments/pages/screenings.html", None, context)


@right_required(Right.EXPORT)
@require_http_methods(["GET", "POST"])
def screening_new(request: HttpRequest) -> HttpResponse:
    """Ask for a screening of the firms that pass the filter of the list it was opened from."""
    user = person(request)
    scope = Scope.read((request.POST if request.method == "POST" else request.GET).dict())
    form = ScreeningForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = start_screening(actor=user, scope=scope, **form.cleaned_data)
        except TiduError as error:
            form.add_error(None, str(error))
        else:
            return redirect("assessments:screening", pk=made.pk)
    context = {"form": form, **scope_context(user, scope)}
    return render(
        request, "assessments/pages/screening_new.html", None, context, status=422 if form.errors else 200
    )


@right_required(Right.EXPORT)
def screening(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a screening found, standard by standard; how far it is while it runs."""
    found = Screening.objects.visible_to(person(request)).select_related("owner__jurisdiction", "job")
    shown: Screening = get_object_or_404(found, pk=pk)
    standards = [one["id"] for one in shown.standards if one["id"] in library().standards]
    context = {
        "screening": shown,
        "rows": [
            {
                "id": one,
                "label": library().standard(one).label,
                "cells": [
                    {"verdict": verdict, "count": shown.counts.get(one, {}).get(verdict.name, 0)}
                    for verdict in _ORDER
                ],
            }
            for one in standards
        ],
        "verdicts": [verdict.label for verdict in _ORDER],
        "pairs": [
            (first, second)
            for first in standards
            for second in standards
            if first != second and library().standard(first).level == library().standard(second).level
        ],
        "labels": {one: library().standard(one).label for one in standards},
        "scope_query": urlencode(shown.scope),
        "told": Scope.read(shown.scope).told(shown.owner),
        "replaced": replaced(shown) if shown.finished_at and len(standards) == len(shown.standards) else None,
    }
    return render(request, "assessments/pages/screening.html", None, context)


@right_required(Right.SEE_FIRMS)
def nearest_list(request: HttpRequest) -> HttpResponse:
    """List firms by how near they are to a title, with the filters of the list of firms."""
    user = person(request)
    known = VerdictList.objects.filter(root=user.root_id).order_by("-standard", "case")
    lists = sorted(
        (one for one in known if one.standard in library().standards),
        key=lambda one: standard_order(library().standard(one.standard)),
    )
    key = f"{request.GET.get('standard', '')}|{read_case(request.GET.get('case', ''))}"
    chosen = next((one for one in lists if f"{one.standard}|{one.case}" == key), lists[0] if lists else None)
    wanted = FirmFilter.read(request.GET.dict())
    verdict = request.GET.get("verdict", "unmet")
    context: dict[str, object] = {
        "lists": [(one, library().standard(one.standard).label, Case(one.case).label) for one in lists],
        "chosen": chosen,
        "filters": filter_choices(user, wanted),
        "verdict": verdict,
        "verdicts": [(one.name, one.label) for one in _ORDER],
        "new_url": reverse("assessments:screening-new"),
    }
    if chosen is not None:
        context |= _near_page(request, user, chosen, verdict)
    return render(
        request,
        "assessments/pages/nearest.html",
        "assessments/partials/nearest.html",
        context,
        target="nearest",
    )


def _near_page(request: HttpRequest, user: User, chosen: VerdictList, verdict: str) -> dict[str, object]:
    """Return a page of a list, and the scope that it is, for what can be done with all of it."""
    picked = Verdict[verdict] if verdict in Verdict.__members__ else Verdict.unmet
    lacking = request.GET.get("lacking", "")
    scope = Scope(
        FirmFilter.read(request.GET.dict()),
        pool=request.GET.get("pool", ""),
        by=chosen.standard,
        by_case=chosen.case,
        verdict=picked.name,
        lacking=lacking if lacking.isdecimal() else "",
    )
    found = verdicts_for(
        user,
        scope.filter,
        standard=chosen.standard,
        case=chosen.case,
        verdict=picked,
        lacking=int(lacking[:3]) if lacking.isdecimal() else None,
        pool=scope.pool,
    )
    page = nearest(found, after=request.GET.get("after", ""))
    case: CaseName = "renewal" if chosen.case == Case.RENEWAL else "new"
    told = lacks_of(page.lines, standard=library().standard(chosen.standard), case=case)
    return {
        "page": page,
        "rows": [(line, told[line.enterprise_id]) for line in page.lines],
        "total": found.count(),
        "label": library().standard(chosen.standard).label,
        "query": scope.query,
        "narrowed": scope.pool or scope.lacking,
        "told": scope.told(user),
        "pool": scope.pool,
        "lacking": scope.lacking,
    }
