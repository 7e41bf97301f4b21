"""Operators keep the units of their tenant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.organisations import services
from tidu.web.organisations.forms import UnitForm
from tidu.web.organisations.models import OrganisationUnit
from tidu.web.organisations.selectors import units_for
from tidu.web.organisations.services import OrganisationError
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_PER_PAGE = 50


@right_required(Right.MANAGE_ACCOUNTS)
def unit_list(request: HttpRequest) -> HttpResponse:
    """List units; a word in name or alias narrows them."""
    search = request.GET.get("q", "").strip()
    page = Paginator(units_for(person(request), search=search), _PER_PAGE).get_page(request.GET.get("page"))
    context: dict[str, object] = {
        "page": page,
        "search": search,
        "summary": f"共 {page.paginator.count} 个单位",
    }
    return render(
        request, "organisations/pages/list.html", "organisations/partials/rows.html", context, target="units"
    )


@right_required(Right.MANAGE_ACCOUNTS)
@require_http_methods(["GET", "POST"])
def unit_new(request: HttpRequest) -> HttpResponse:
    """Add a unit."""
    return _form(request, None)


@right_required(Right.MANAGE_ACCOUNTS)
@require_http_methods(["GET", "POST"])
def unit_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a unit and its aliases."""
    unit = get_object_or_404(OrganisationUnit.objects.filter(root_id=person(request).root_id), pk=pk)
    return _form(request, unit)


def _form(request: HttpRequest, unit: OrganisationUnit | None) -> HttpResponse:
    operator = person(request)
    # The form writes into its instance: a copy, so that the service still sees what was there before.
    copy = OrganisationUnit.objects.get(pk=unit.pk) if unit is not None else None
    form = UnitForm(request.POST or None, instance=copy, operator=operator)
    if request.method == "POST" and form.is_valid():
        try:
            services.save_unit(actor=operator, unit=unit, **form.fields_for_service())
        except OrganisationError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "已保存。")
            return redirect("organisations:list")
    context: dict[str, object] = {"form": form, "unit": unit}
    status = 422 if form.errors else 200
    return render(request, "organisations/pages/form.html", None, context, status=status)
