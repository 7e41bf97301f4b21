"""Pages of a firm's figures: all years, the form of a year, and one value with everything said of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tidu.engine.errors import FactError
from tidu.web.accounts.access import person
from tidu.web.accounts.roles import Right, Role
from tidu.web.enterprises import fact_services
from tidu.web.enterprises.current import rows_of, views_of
from tidu.web.enterprises.fact_entry import entry_facts
from tidu.web.enterprises.fact_forms import FactsForm, ReasonForm, SettleForm
from tidu.web.enterprises.fact_page import hints_of, said_of, source_rows
from tidu.web.enterprises.fact_table import fact_table, shown_years
from tidu.web.enterprises.firm_pages import firm_page, frame
from tidu.web.enterprises.guards import RegistryError
from tidu.web.enterprises.settlements import is_settled, settlements_of
from tidu.web.enterprises.summary import YEARLY
from tidu.web.facts.selectors import known_on
from tidu.web.packs import fact_definition
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from tidu.engine.schema.facts import FactDefinition
    from tidu.web.enterprises.models import Enterprise

_RECENT = 4
_MOST_ROWS = 50


@firm_page(Right.SEE_FIRMS)
def firm_facts(request: HttpRequest, firm: Enterprise) -> HttpResponse:
    """Show a firm's figures by year with their sources: as they count now, or as they were known on a day."""
    user, today = person(request), timezone.localdate()
    known = _day(request.GET.get("known", ""))
    if known is not None and known < today:
        table = fact_table(known_on(firm, known), {})
    else:
        known = None
        table = fact_table(views_of(firm), settlements_of(firm), show=YEARLY)
    years = sorted({*table.years, *range(today.year - _RECENT, today.year + 1)}, reverse=True)
    context = frame(user, firm, "enterprises:facts") | {
        "table": table,
        "known": known,
        "today": today,
        "years": years,
        "sources": source_rows(rows_of(firm)[:_MOST_ROWS]),
    }
    return render(request, "enterprises/pages/facts.html", context=context)


@require_http_methods(["GET", "POST"])
@firm_page(Right.SEE_FIRMS)
def facts_edit(request: HttpRequest, firm: Enterprise, year: int) -> HttpResponse:
    """Enter or change the figures of a year (0: those without a year) in one's own name."""
    user = person(request)
    head = frame(user, firm, "enterprises:facts")
    if not head["can_report"] or (year and not fact_services.FIRST_YEAR <= year <= timezone.localdate().year):
        raise Http404
    views = views_of(firm)
    current = views[year].values if year in views else {}
    form = FactsForm(
        request.POST or None,
        facts=entry_facts(by_year=bool(year), attested=user.role != Role.FIRM),
        current=current,
        hints=hints_of(views.get(year)),
    )
    if request.method == "POST" and form.is_valid():
        try:
            entered = fact_services.enter_facts(actor=user, enterprise=firm, year=year, values=form.changed)
        except (RegistryError, FactError) as error:
            form.add_error(None, str(error))
        else:
            _tell(request, entered)
            return redirect("enterprises:facts", pk=firm.pk)
    context = head | {"form": form, "year": year, "shown": shown_years(views)}
    status = 422 if form.errors else 200
    return render(request, "enterprises/pages/facts_form.html", context=context, status=status)


@require_http_methods(["GET", "POST"])
@firm_page(Right.SEE_FIRMS)
def fact_value(request: HttpRequest, firm: Enterprise, year: int, fact: str) -> HttpResponse:
    """Show what each source says of one value; officers choose the right one."""
    user, definition = person(request), _definition(fact, year)
    head = frame(user, firm, "enterprises:facts")
    said = said_of(firm, year, definition)
    form = None
    if head["can_decide"]:
        files = list(firm.evidence.all()[:100])
        form = SettleForm(
            request.POST or None, fact=definition, said=[(one.value, one.text) for one in said.values], files=files
        )  # fmt: skip
        if request.method == "POST" and form.is_valid():
            chosen = next((file for file in files if str(file.pk) == form.cleaned_data["evidence"]), None)
            try:
                fact_services.settle(
                    actor=user, enterprise=firm, year=year, fact=fact, value=form.cleaned_data["value"],
                    basis=form.cleaned_data["basis"], evidence=chosen,
                )  # fmt: skip
            except (RegistryError, FactError) as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, f"{definition.label}已核实。")
                return redirect("enterprises:facts", pk=firm.pk)
    elif request.method == "POST":
        raise Http404
    decision = settlements_of(firm).get((year, fact))
    context = head | {
        "form": form,
        "definition": definition,
        "year": year,
        "said": said,
        "decision": decision,
        "stands": is_settled(decision, said.current, said.against),
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "enterprises/pages/fact.html", context=context, status=status)


@require_http_methods(["GET", "POST"])
@firm_page(Right.EDIT_FIRMS)
def fact_unsettle(request: HttpRequest, firm: Enterprise, year: int, fact: str) -> HttpResponse:
    """Take a verification back."""
    user, definition = person(request), _definition(fact, year)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            fact_services.unsettle(
                actor=user, enterprise=firm, year=year, fact=fact, reason=form.cleaned_data["reason"]
            )
        except RegistryError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"已取消核实，{definition.label}按各来源的可信度取值。")
            return redirect("enterprises:facts", pk=firm.pk)
    context: dict[str, object] = {
        "form": form,
        "firm": firm,
        "heading": f"取消核实：{definition.label}{f'（{year}年）' if year else ''}",
        "submit": "取消核实",
        "back": reverse("enterprises:fact", args=[firm.pk, year, fact]),
    }
    status = 422 if form.errors else 200
    return render(request, "enterprises/pages/entry_form.html", context=context, status=status)


def _definition(fact: str, year: int) -> FactDefinition:
    definition = fact_definition(fact)
    if definition is None or definition.period.by_year != bool(year):
        raise Http404
    return definition


def _tell(request: HttpRequest, entered: fact_services.Entered) -> None:
    if entered.counting:
        messages.success(request, f"已保存：{'、'.join(entered.counting)}。")
    if entered.outweighed:
        names = "、".join(entered.outweighed)
        messages.warning(request, f"{names}已登记，但另有更可信的来源，仍按原值；不一致之处待主管部门核实。")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
