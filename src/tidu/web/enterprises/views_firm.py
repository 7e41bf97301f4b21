"""Pages of one firm: 概况, 台账, 档案; and the form of its master data."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.contrib import messages
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.enterprises import services
from tidu.web.enterprises.forms import EnterpriseForm
from tidu.web.enterprises.guards import RegistryError
from tidu.web.enterprises.ledger_page import ledger_page
from tidu.web.enterprises.models import Enterprise, LibraryEntry
from tidu.web.enterprises.portrait import fact_table, history, title_items
from tidu.web.enterprises.wording import master_labels, master_text
from tidu.web.titles.holdings import effective_end
from tidu.web.titles.models import Title
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from tidu.web.accounts.models import User

_TABS = (("detail", "概况"), ("ledgers", "台账"), ("record", "档案"))


def _firm(user: User, pk: int) -> Enterprise:
    """Return a firm in scope, else 404."""
    found: Enterprise = get_object_or_404(
        Enterprise.objects.visible_to(user).select_related("jurisdiction"), pk=pk
    )
    return found


def _frame(firm: Enterprise, tab: str) -> dict[str, object]:
    """What the head of each of a firm's pages shows."""
    return {
        "firm": firm,
        "industry": master_text("size_industry", firm.size_industry),
        "tabs": [
            {"label": label, "url": reverse(f"enterprises:{name}", args=[firm.pk]), "active": name == tab}
            for name, label in _TABS
        ],
        "crumbs": [{"label": "企业库", "url": reverse("enterprises:list")}, {"label": firm.name}],
    }


@right_required(Right.SEE_FIRMS)
def enterprise_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a firm: facts by year, titles on a line of time."""
    firm = _firm(person(request), pk)
    titles = list(Title.objects.filter(enterprise=firm).select_related("source"))
    today = timezone.localdate()
    context = _frame(firm, "detail") | {
        "table": fact_table(firm),
        "titles": title_items(titles, today),
        "withdrawable": [one for one in titles if one.withdrawn_on is None and effective_end(one) >= today],
    }
    return render(request, "enterprises/pages/detail.html", context=context)


@right_required(Right.SEE_FIRMS)
def enterprise_ledgers(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a firm's ledgers and what a standard counts from them as of a date."""
    firm = _firm(person(request), pk)
    on = _day(request.GET.get("on", "")) or timezone.localdate()
    page = ledger_page(firm, on=on, chosen=request.GET.get("standard", ""))
    return render(
        request, "enterprises/pages/ledgers.html", context=_frame(firm, "ledgers") | {"page": page, "on": on}
    )


@right_required(Right.SEE_FIRMS)
def enterprise_record(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a firm's master data, names, shareholders, contacts, libraries and history."""
    listed = Prefetch(
        "library_entries", LibraryEntry.objects.select_related("library").order_by("-since", "pk")
    )
    found = Enterprise.objects.visible_to(person(request)).select_related("jurisdiction")
    firm: Enterprise = get_object_or_404(
        found.prefetch_related("former_names", "former_codes", "shareholders", "contacts", listed), pk=pk
    )
    context = _frame(firm, "record") | {
        "master": [
            (label, master_text(name, getattr(firm, name)) or "—") for name, label in master_labels().items()
        ],
        "history": history(firm),
    }
    return render(request, "enterprises/pages/record.html", context=context)


@right_required(Right.EDIT_FIRMS)
@require_http_methods(["GET", "POST"])
def enterprise_new(request: HttpRequest) -> HttpResponse:
    """Put a firm on record."""
    user = person(request)
    form = EnterpriseForm(request.POST or None, person=user)
    if request.method == "POST" and form.is_valid():
        try:
            firm = services.create_enterprise(actor=user, **form.cleaned_data)
        except RegistryError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"已为{firm.name}建档。")
            return redirect("enterprises:detail", pk=firm.pk)
    context: dict[str, object] = {"form": form, "firm": None}
    return render(request, "enterprises/pages/form.html", context=context, status=422 if form.errors else 200)


@right_required(Right.EDIT_FIRMS)
@require_http_methods(["GET", "POST"])
def enterprise_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a firm's master data."""
    user = person(request)
    firm = _firm(user, pk)
    # A form writes what was typed into its instance: the heading keeps the firm as it is.
    form = EnterpriseForm(request.POST or None, instance=Enterprise.objects.get(pk=firm.pk), person=user)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_enterprise(actor=user, enterprise=firm, **form.cleaned_data)
        except RegistryError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "已保存。")
            return redirect("enterprises:record", pk=firm.pk)
    context: dict[str, object] = {"form": form, "firm": firm}
    return render(request, "enterprises/pages/form.html", context=context, status=422 if form.errors else 200)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
