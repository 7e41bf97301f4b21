"""Pages that add, change and remove the records beside a firm's master data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tidu.web.accounts.access import person
from tidu.web.accounts.roles import Right
from tidu.web.enterprises import related_services
from tidu.web.enterprises.firm_pages import firm_page
from tidu.web.enterprises.guards import RegistryError
from tidu.web.enterprises.related import KINDS, RecordKind
from tidu.web.enterprises.related_forms import RecordForm, RemoveForm, initial_values
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django import forms
    from django.db.models import Model
    from django.http import HttpRequest, HttpResponse

    from tidu.web.enterprises.models import Enterprise


@require_http_methods(["GET", "POST"])
@firm_page(Right.EDIT_FIRMS)
def record_new(request: HttpRequest, firm: Enterprise, kind: str) -> HttpResponse:
    """Add a record to a firm."""
    user, known = person(request), _kind(kind)
    form = RecordForm(request.POST or None, kind=known, root_id=firm.root_id)
    if request.method == "POST" and form.is_valid():
        try:
            related_services.add_record(actor=user, enterprise=firm, kind=known, values=form.record_values())
        except RegistryError as error:
            form.add_error(None, str(error))
        else:
            return _saved(request, firm, f"{known.label}已登记。")
    return _page(request, firm, form, heading=f"登记{known.label}")


@require_http_methods(["GET", "POST"])
@firm_page(Right.EDIT_FIRMS)
def record_edit(request: HttpRequest, firm: Enterprise, kind: str, item: int) -> HttpResponse:
    """Change a record of a firm."""
    user, known = person(request), _kind(kind)
    record = _record(firm, known, item)
    initial = initial_values(known, known.values_of(record))
    form = RecordForm(request.POST or None, initial=initial, kind=known, root_id=firm.root_id)
    if request.method == "POST" and form.is_valid():
        try:
            related_services.change_record(actor=user, kind=known, record=record, values=form.record_values())
        except RegistryError as error:
            form.add_error(None, str(error))
        else:
            return _saved(request, firm, f"{known.label}已修改。")
    remove = reverse("enterprises:record-remove", args=[firm.pk, kind, item])
    return _page(request, firm, form, heading=f"修改{known.label}", remove=remove)


@require_http_methods(["GET", "POST"])
@firm_page(Right.EDIT_FIRMS)
def record_remove(request: HttpRequest, firm: Enterprise, kind: str, item: int) -> HttpResponse:
    """Remove a record of a firm, with the reason."""
    known = _kind(kind)
    record = _record(firm, known, item)
    form = RemoveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            related_services.remove_record(
                actor=person(request), kind=known, record=record, reason=form.cleaned_data["reason"]
            )
        except RegistryError as error:
            form.add_error(None, str(error))
        else:
            return _saved(request, firm, f"{known.label}已删除，变更记录中仍可查到。")
    return _page(request, firm, form, heading=f"删除{known.label}：{record}", submit="删除")


def _kind(kind: str) -> RecordKind:
    if kind not in KINDS:
        raise Http404
    return KINDS[kind]


def _record(firm: Enterprise, kind: RecordKind, item: int) -> Model:
    found: Model = get_object_or_404(
        kind.model._default_manager.select_related("enterprise"), pk=item, enterprise=firm
    )
    return found


def _saved(request: HttpRequest, firm: Enterprise, text: str) -> HttpResponse:
    messages.success(request, text)
    return redirect("enterprises:record", pk=firm.pk)


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
        "back": reverse("enterprises:record", args=[firm.pk]),
    }
    status = 422 if form.errors else 200
    return render(request, "enterprises/pages/entry_form.html", context=context, status=status)
