"""Pages of one firm's diagnosis: standing by level, what was stored, judgements by people, reports."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST

from tidu.engine.errors import TiduError
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.assessments.forms import AttestationForm, standard_choices
from tidu.web.assessments.models import Assessment, Case
from tidu.web.assessments.reports import KINDS, report_from, report_on, written
from tidu.web.assessments.selectors import attested, diagnosis, read_case, standing, stored_lines
from tidu.web.assessments.services import assess, attest
from tidu.web.enterprises.firm_pages import firm_page, frame
from tidu.web.packs import fact_definition
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest

    from tidu.web.accounts.models import User
    from tidu.web.enterprises.models import Enterprise

_TAB = "assessments:firm"


@firm_page(Right.SEE_FIRMS)
def firm(request: HttpRequest, firm: Enterprise) -> HttpResponse:
    """Show where a firm stands before each level, condition by condition."""
    user = person(request)
    on, case = _day(request.GET.get("on", "")), read_case(request.GET.get("case", ""))
    found = diagnosis(firm, on=on, case=case, standard=request.GET.get("standard", ""))
    context = frame(user, firm, _TAB) | {
        "rungs": found.rungs,
        "chosen": found.chosen,
        "on": on,
        "case": case,
        "cases": Case.choices,
        "standards": standard_choices(),
        "attested": attested(firm),
        "stored": stored_lines(firm),
    }
    return render(request, "assessments/pages/firm.html", None, context)


@firm_page(Right.SEE_FIRMS)
@require_POST
def firm_assess(request: HttpRequest, firm: Enterprise) -> HttpResponse:
    """Judge and keep."""
    on, case = _day(request.POST.get("on", "")), read_case(request.POST.get("case", ""))
    try:
        made = assess(
            actor=person(request),
            enterprise=firm,
            standard=request.POST.get("standard", ""),
            on=on,
            case=case,
        )
    except TiduError as error:
        messages.error(request, str(error))
        return redirect(_TAB, pk=firm.pk)
    messages.success(request, "诊断已保存，以后数据变化也不会改动它。")
    return redirect("assessments:detail", pk=made.pk)


@right_required(Right.SEE_FIRMS)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a stored assessment as it was judged."""
    user = person(request)
    made = _assessment(user, pk)
    context = frame(user, made.enterprise, _TAB) | {"made": made, "chosen": standing(made.result)}
    return render(request, "assessments/pages/detail.html", None, context)


@right_required(Right.SEE_FIRMS)
def detail_report(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Hand out the report of a stored assessment."""
    user = person(request)
    made = _assessment(user, pk)
    report = report_from(made.enterprise, [made.result], on=made.on, case=made.case, issuer=_issuer(user))
    return _file(request, made.enterprise, written(report, _kind(kind)), kind)


@firm_page(Right.SEE_FIRMS)
def firm_report(request: HttpRequest, firm: Enterprise, kind: str) -> HttpResponse:
    """Hand out a firm's report by every standard in force for it."""
    on, case = _day(request.GET.get("on", "")), read_case(request.GET.get("case", ""))
    try:
        content = written(report_on(firm, on=on, case=case, issuer=_issuer(person(request))), _kind(kind))
    except TiduError as error:
        messages.error(request, str(error))
        return redirect(_TAB, pk=firm.pk)
    return _file(request, firm, content, kind)


@firm_page(Right.EDIT_FIRMS)
@require_http_methods(["GET", "POST"])
def firm_attest(request: HttpRequest, firm: Enterprise, fact: str) -> HttpResponse:
    """Let an officer answer what only a person can."""
    user = person(request)
    definition = fact_definition(fact)
    if definition is None or not definition.is_judgement:
        raise Http404
    form = AttestationForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            attest(actor=user, enterprise=firm, fact=fact, **form.cleaned_data)
        except TiduError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"已登记对“{definition.label}”的认定。")
            return redirect(_TAB, pk=firm.pk)
    context = frame(user, firm, _TAB) | {
        "form": form,
        "definition": definition,
        "cancel": reverse(_TAB, args=[firm.pk]),
    }
    return render(request, "assessments/pages/attest.html", None, context, status=422 if form.errors else 200)


def _assessment(user: User, pk: int) -> Assessment:
    found = Assessment.objects.visible_to(user).select_related("enterprise__jurisdiction", "made_by")
    made: Assessment = get_object_or_404(found, pk=pk)
    return made


def _kind(kind: str) -> str:
    if kind not in KINDS:
        raise Http404
    return kind


def _issuer(user: User) -> str:
    return user.organisation.name if user.organisation else user.jurisdiction.name


def _file(request: HttpRequest, firm: Enterprise, content: bytes, kind: str) -> HttpResponse:
    name = f"{firm.name}-诊断报告-{timezone.localdate()}.{kind}"
    response = HttpResponse(content, content_type=KINDS[kind])
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=name) or ""
    )
    return response


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return timezone.localdate()
