"""Pages of one firm: 画像, 台账, 档案, 变更; and the form of its master data."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.contrib import messages
from django.db.models import Prefetch, prefetch_related_objects
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.enterprises import services
from tidu.web.enterprises.current import views_of
from tidu.web.enterprises.engine_view import engine_view
from tidu.web.enterprises.firm_pages import firm_page, frame
from tidu.web.enterprises.forms import EnterpriseForm
from tidu.web.enterprises.guards import RegistryError
from tidu.web.enterprises.history import KINDS, PER_PAGE, history
from tidu.web.enterprises.kin import kin_of
from tidu.web.enterprises.ledger_page import designation_texts, differing_counts, ledger_page
from tidu.web.enterprises.missing import lacks_of
from tidu.web.enterprises.models import Enterprise, LibraryEntry
from tidu.web.enterprises.outlook import outlooks
from tidu.web.enterprises.portrait import portrait, title_items
from tidu.web.enterprises.radar import radar
from tidu.web.enterprises.record_page import keepers_of, record_tables
from tidu.web.enterprises.wording import master_labels, master_text
from tidu.web.titles.models import Title
from tidu.web.ui.pages import render
from tidu.web.ui.prepared import PreparedModels

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_TITLES = PreparedModels(lambda pk: Title.objects.filter(enterprise=pk), "source")


@firm_page(Right.SEE_FIRMS)
def enterprise_detail(request: HttpRequest, firm: Enterprise) -> HttpResponse:
    """Show a firm: key figures, radar, what it lacks for the next level, titles on a line of time."""
    user, today = person(request), timezone.localdate()
    head = frame(user, firm, "enterprises:detail")
    views = views_of(firm)
    titles = _TITLES.rows(firm.pk)
    prefetch_related_objects(titles, "events")
    figures = portrait(views, today)
    seen = engine_view(firm, on=today, views=views, titles=titles)
    code = firm.jurisdiction.code_on(today)
    ahead = outlooks(seen.facts, rank=firm.level_rank, on=today, jurisdiction=code)
    earlier, now = (views.get(year) for year in (figures.year - 2, figures.year))
    context = head | {
        "portrait": figures,
        "radar": radar(
            (earlier.values if earlier else {}, now.values if now else {}),
            year=figures.year,
            root_id=firm.root_id,
            industry=firm.size_industry if figures.year else "",
        ),
        "ahead": ahead,
        "lacks": lacks_of(
            firm,
            views,
            ahead,
            today=today,
            can_edit=bool(head["can_edit"]),
            can_report=bool(head["can_report"]),
        ),
        "differing": differing_counts(seen.facts, on=today, jurisdiction=code),
        "designations": designation_texts(seen.rows),
        "keepers": keepers_of(firm, today),
        "titles": title_items(titles, today),
    }
    return render(request, "enterprises/pages/detail.html", context=context)


@firm_page(Right.SEE_FIRMS)
def enterprise_ledgers(request: HttpRequest, firm: Enterprise) -> HttpResponse:
    """Show a firm's ledgers and what a standard counts from them as of a date."""
    on = _day(request.GET.get("on", "")) or timezone.localdate()
    page = ledger_page(firm, on=on, chosen=request.GET.get("standard", ""))
    context = frame(person(request), firm, "enterprises:ledgers") | {"page": page, "on": on}
    return render(request, "enterprises/pages/ledgers.html", context=context)


@firm_page(Right.SEE_FIRMS)
def enterprise_record(request: HttpRequest, firm: Enterprise) -> HttpResponse:
    """Show a firm's master data, people, products, libraries, old names, and the firms it belongs with."""
    user = person(request)
    listed = Prefetch(
        "library_entries", LibraryEntry.objects.select_related("library").order_by("-since", "pk")
    )
    others = ("contacts", "shareholders", "products", "former_names", "former_codes")
    prefetch_related_objects([firm], *others, listed)
    context = frame(user, firm, "enterprises:record") | {
        "master": [
            (label, master_text(name, getattr(firm, name)) or "—") for name, label in master_labels().items()
        ],
        "tables": record_tables(firm),
        "kin": kin_of(user, firm),
    }
    return render(request, "enterprises/pages/record.html", context=context)


@firm_page(Right.SEE_FIRMS)
def enterprise_history(request: HttpRequest, firm: Enterprise) -> HttpResponse:
    """Show every change of a firm's record, newest first, by keyset; one kind of change where one is chosen."""
    kind, before = request.GET.get("kind", ""), request.GET.get("before", "")
    found = history(firm, kind=kind, before=int(before) if before.isdigit() else None, most=PER_PAGE + 1)
    context = frame(person(request), firm, "enterprises:history") | {
        "happenings": found[:PER_PAGE],
        "kinds": [(name, label) for name, (label, _) in KINDS.items()],
        "kind": kind,
        "next_before": found[PER_PAGE - 1].id if len(found) > PER_PAGE else None,
        "is_first": not before,
    }
    return render(request, "enterprises/pages/history.html", context=context)


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


@require_http_methods(["GET", "POST"])
@firm_page(Right.EDIT_FIRMS)
def enterprise_edit(request: HttpRequest, firm: Enterprise) -> HttpResponse:
    """Change a firm's master data."""
    user = person(request)
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
