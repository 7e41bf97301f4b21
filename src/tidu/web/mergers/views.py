"""Pages of duplicates: candidates, two records side by side, and what was merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.enterprises.firm_pages import firm_page
from tidu.web.enterprises.guards import RegistryError, may_decide
from tidu.web.enterprises.models import Enterprise
from tidu.web.mergers import services
from tidu.web.mergers.comparison import compare
from tidu.web.mergers.forms import MergeForm
from tidu.web.mergers.models import Merger
from tidu.web.mergers.selectors import MOST, candidates, mergers_of
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from tidu.web.accounts.models import User

_MOST_MERGERS = 50


@right_required(Right.EDIT_FIRMS)
def candidate_list(request: HttpRequest) -> HttpResponse:
    """List the pairs in scope that may be one firm, and what was merged."""
    return _list(request, None)


@firm_page(Right.EDIT_FIRMS)
def firm_candidates(request: HttpRequest, firm: Enterprise) -> HttpResponse:
    """List the records that may be the same firm as one, and what was merged into it."""
    return _list(request, firm)


def _list(request: HttpRequest, firm: Enterprise | None) -> HttpResponse:
    user = person(request)
    pairs = candidates(user, firm=firm)
    context: dict[str, object] = {
        "firm": firm,
        "pairs": pairs,
        "most": MOST if len(pairs) == MOST else 0,
        "mergers": mergers_of(user, firm=firm)[:_MOST_MERGERS],
        "can_decide": may_decide(user),
    }
    return render(request, "mergers/pages/list.html", context=context)


@right_required(Right.EDIT_FIRMS)
@require_http_methods(["GET", "POST"])
def compare_pair(request: HttpRequest, kept: int, gone: int) -> HttpResponse:
    """Show two records side by side; officers merge the second into the first."""
    user = person(request)
    remaining, other = _pair(user, kept, gone)
    comparison = compare(remaining, other)
    form = MergeForm(request.POST or None, names=comparison.choices)
    problem = ""
    if request.method == "POST" and (form.is_valid() or not comparison.choices):
        taken = form.taken() if comparison.choices else frozenset()
        try:
            services.merge(actor=user, kept=remaining, gone=other, taken=taken)
        except RegistryError as error:
            problem = str(error)
        else:
            messages.success(request, f"{other.name}的档案已并入。如有差错，可在“查找重复”页拆分。")
            return redirect("enterprises:detail", pk=remaining.pk)
    context: dict[str, object] = {
        "kept": remaining,
        "gone": other,
        "comparison": comparison,
        "form": form,
        "problem": problem,
        "can_decide": may_decide(user),
    }
    status = 422 if form.errors or problem else 200
    return render(request, "mergers/pages/compare.html", context=context, status=status)


@right_required(Right.EDIT_FIRMS)
@require_POST
def pair_apart(request: HttpRequest, kept: int, gone: int) -> HttpResponse:
    """Note that two records are two firms."""
    user = person(request)
    first, second = _pair(user, kept, gone)
    try:
        services.keep_apart(actor=user, first=first, second=second)
    except RegistryError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"已记下：{first.name}与{second.name}不是同一家，不再提示。")
    return redirect("mergers:list")


@right_required(Right.EDIT_FIRMS)
@require_http_methods(["GET", "POST"])
def merger_split(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a split brings back; officers make two records of one again."""
    user = person(request)
    merger: Merger = get_object_or_404(mergers_of(user), pk=pk)
    problem = ""
    if request.method == "POST":
        try:
            services.split(actor=user, merger=merger)
        except RegistryError as error:
            problem = str(error)
        else:
            messages.success(request, f"已拆分，{merger.gone.name}恢复为单独的档案。")
            return redirect("enterprises:detail", pk=merger.gone_id)
    context: dict[str, object] = {
        "merger": merger,
        "problem": problem,
        "can_decide": may_decide(user),
        "back": reverse("mergers:firm", args=[merger.kept_id]),
    }
    return render(request, "mergers/pages/split.html", context=context, status=422 if problem else 200)


def _pair(user: User, kept: int, gone: int) -> tuple[Enterprise, Enterprise]:
    """Return two records in scope that stand on their own."""
    firms = Enterprise.objects.visible_to(user).filter(merged_into=None).select_related("jurisdiction")
    return get_object_or_404(firms, pk=kept), get_object_or_404(firms.exclude(pk=kept), pk=gone)
