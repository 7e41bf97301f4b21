"""Record and withdraw titles of a firm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
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
from tidu.web.packs import level_label
from tidu.web.titles import services
from tidu.web.titles.forms import TitleForm, WithdrawForm
from tidu.web.titles.models import Title
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest, HttpResponse


@require_http_methods(["GET", "POST"])
@firm_page(Right.EDIT_FIRMS)
def title_new(request: HttpRequest, firm: Enterprise) -> HttpResponse:
    """Record a title of a firm; the person is its source."""
    user = person(request)
    form = TitleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        source = source_of_person(user, strength=strength_of(user))
        try:
            services.record_title(actor=user, enterprise=firm, source=source, **form.cleaned_data)
        except RegistryError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "称号已登记。")
            return redirect("enterprises:detail", pk=firm.pk)
    return _page(request, form, firm, heading="登记称号", submit="登记")


@right_required(Right.EDIT_FIRMS)
@require_http_methods(["GET", "POST"])
def title_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a title; the line stays in the firm's history."""
    user = person(request)
    firms = Enterprise.objects.visible_to(user)
    title = get_object_or_404(
        Title.objects.select_related("enterprise"), pk=pk, enterprise__in=firms, withdrawn_on=None
    )
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.withdraw_title(actor=user, title=title, **form.cleaned_data)
        except RegistryError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "称号已撤销。")
            return redirect("enterprises:detail", pk=title.enterprise_id)
    return _page(
        request, form, title.enterprise, heading=f"撤销{level_label(title.level)}称号", submit="撤销称号"
    )


def _page(
    request: HttpRequest, form: forms.Form, firm: Enterprise, *, heading: str, submit: str
) -> HttpResponse:
    context: dict[str, object] = {
        "form": form,
        "firm": firm,
        "heading": heading,
        "submit": submit,
        "back": reverse("enterprises:detail", args=[firm.pk]),
    }
    return render(request, "titles/pages/form.html", context=context, status=422 if form.errors else 200)
