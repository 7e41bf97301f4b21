"""Pages that keep a firm's ledgers: add, change and remove a row, declare a ledger complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.enterprises.fact_services import strength_of
from tidu.web.enterprises.firm_pages import firm_page
from tidu.web.enterprises.guards import RegistryError
from tidu.web.enterprises.models import Enterprise
from tidu.web.facts.services import source_of_person
from tidu.web.ledgers import services
from tidu.web.ledgers.forms import CompleteForm, LedgerRowForm, RemoveRowForm
from tidu.web.ledgers.models import LedgerCompleteness, LedgerRow
from tidu.web.packs import library
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest, HttpResponse

    from tidu.engine.schema.facts import RecordDefinition
    from tidu.web.accounts.models import User


@require_http_methods(["GET", "POST"])
@firm_page(Right.EDIT_FIRMS)
def row_new(request: HttpRequest, firm: Enterprise, ledger: str) -> HttpResponse:
    """Add a row to a ledger; the person is its source."""
    user, definition = person(request), _definition(ledger)
    form = LedgerRowForm(request.POST or None, definition=definition)
    if request.method == "POST" and form.is_valid():
        source = source_of_person(user, strength=strength_of(user))
        try:
            services.add_row(
                actor=user, enterprise=firm, ledger=ledger, values=form.cleaned_data, source=source
            )
        except RegistryError as error:
            form.add_error(None, str(error))
        else:
            return _saved(request, firm, f"已登记到{definition.label}。")
    return _page(request, firm, form, heading=f"{definition.label}：登记一条")


@right_required(Right.EDIT_FIRMS)
@require_http_methods(["GET", "POST"])
def row_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a row; what it said before stays with the day."""
    user = person(request)
    row = _row(user, pk)
    definition = _definition(row.ledger)
    form = LedgerRowForm(request.POST or None, definition=definition, initial=row.values)
    if request.method == "POST" and form.is_valid():
        source = source_of_person(user, strength=strength_of(user))
        try:
            services.change_row(actor=user, row=row, values=form.cleaned_data, source=source)
        except RegistryError as error:
            form.add_error(None, str(error))
        else:
            return _saved(request, row.enterprise, "已更正。")
    remove = reverse("ledgers:remove", args=[row.pk])
    return _page(request, row.enterprise, form, heading=f"{definition.label}：更正", remove=remove)


@right_required(Right.EDIT_FIRMS)
@require_http_methods(["GET", "POST"])
def row_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a row out of a ledger, with the reason."""
    user = person(request)
    row = _row(user, pk)
    form = RemoveRowForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.remove_row(actor=user, row=row, reason=form.cleaned_data["reason"])
        except RegistryError as error:
            form.add_error(None, str(error))
        else:
            return _saved(request, row.enterprise, "已删除，变更记录中仍可查到。")
    heading = f"{_definition(row.ledger).label}：删除一条"
    return _page(request, row.enterprise, form, heading=heading, submit="删除")


@require_http_methods(["GET", "POST"])
@firm_page(Right.EDIT_FIRMS)
def ledger_complete(request: HttpRequest, firm: Enterprise, ledger: str) -> HttpResponse:
    """Declare a ledger complete as of a day, or take the declaration back."""
    definition = _definition(ledger)
    known = LedgerCompleteness.objects.filter(enterprise=firm, ledger=ledger).first()
    form = CompleteForm(request.POST or None, initial={"as_of": known.as_of} if known is not None else None)
    if request.method == "POST" and form.is_valid():
        as_of = form.cleaned_data["as_of"]
        try:
            services.mark_complete(actor=person(request), enterprise=firm, ledger=ledger, as_of=as_of)
        except RegistryError as error:
            form.add_error("as_of", str(error))
        else:
            return _saved(request, firm, "已声明完整。" if as_of else "已取消完整声明。")
    return _page(request, firm, form, heading=f"{definition.label}：完整性")


def _definition(ledger: str) -> RecordDefinition:
    definition = library().catalogue.records.get(ledger)
    if definition is None or ledger == "titles":
        raise Http404
    return definition


def _row(user: User, pk: int) -> LedgerRow:
    firms = Enterprise.objects.visible_to(user)
    row: LedgerRow = get_object_or_404(
        LedgerRow.objects.select_related("enterprise"), pk=pk, enterprise__in=firms, removed_at=None
    )
    return row


def _saved(request: HttpRequest, firm: Enterprise, text: str) -> HttpResponse:
    messages.success(request, text)
    return redirect("enterprises:ledgers", pk=firm.pk)


def _page(
    request: HttpRequest,
    firm: Enterprise,
    form: forms.Form,
    *,
    heading: str,
    submit: str = "保存",
    remove: str = "",
) -> HttpResponse:
    context: dict[str, object] = {
        "form": form,
        "firm": firm,
        "heading": heading,
        "submit": submit,
        "remove": remove,
        "back": reverse("enterprises:ledgers", args=[firm.pk]),
    }
    status = 422 if form.errors else 200
    return render(request, "enterprises/pages/entry_form.html", context=context, status=status)
