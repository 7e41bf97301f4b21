"""Pages of draws and experts: draw, the record with its repetition, the list of experts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from tidu.engine.errors import TiduError
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Right, Role
from tidu.web.reviews.access import may_keep_experts, may_lead
from tidu.web.reviews.drawing import agrees, make_draw
from tidu.web.reviews.experts import accounts_of_experts, save_expert
from tidu.web.reviews.forms import DrawForm, ExpertForm
from tidu.web.reviews.models import Draw, Kind
from tidu.web.reviews.views import led
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_http_methods(["GET", "POST"])
@right_required(Right.EDIT_FIRMS)
def draw(request: HttpRequest, pk: int) -> HttpResponse:
    """Draw experts or inspections."""
    user = person(request)
    batch = led(user, pk)
    form = DrawForm(request.POST or None, batch=batch)
    if request.method == "POST" and form.is_valid():
        if form.order.kind == Kind.EXPERTS and not batch.criteria.exists():
            form.add_error(None, "请先设定评分项，再抽取专家")
        else:
            try:
                made = make_draw(actor=user, batch=batch, order=form.order, people=form.chosen)
            except TiduError as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, "已抽取，并已通知被抽中的人员。")
                return redirect("reviews:record", pk=made.pk)
    context = {"batch": batch, "form": form, "has_criteria": batch.criteria.exists()}
    return render(request, "reviews/pages/draw.html", None, context, status=422 if form.errors else 200)


@right_required(Right.EDIT_FIRMS)
def record(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the record of a draw, draw again by it, and say whether the same comes out."""
    user = person(request)
    found = Draw.objects.filter(batch__root=user.root_id).select_related(
        "batch__organiser", "made_by", "origin"
    )
    one: Draw = get_object_or_404(found, pk=pk)
    if not may_lead(user, one.batch):
        raise Http404
    people = {candidate["id"]: candidate for candidate in one.candidates}
    targets = {target["id"]: target for target in one.targets}
    first = one.origin or one
    context = {
        "draw": one,
        "batch": one.batch,
        "agrees": agrees(one),
        "people": list(people.values()),
        "excluded": [
            (targets[line["target"]]["name"], people[line["person"]]["name"], line["reason"])
            for line in one.excluded
            if line["target"] in targets and line["person"] in people
        ],
        "outcome": [
            (
                targets[line["target"]]["name"],
                [people[person_id] for person_id in line["people"]],
                targets[line["target"]]["wanted"] - len(line["people"]),
            )
            for line in one.outcome
        ],
        "chain": [first, *first.redraws.order_by("pk")],
    }
    return render(request, "reviews/pages/record.html", None, context)


@right_required(Right.EDIT_FIRMS)
def expert_list(request: HttpRequest) -> HttpResponse:
    """List the tenant's expert accounts with what is known of each."""
    user = person(request)
    if not may_keep_experts(user):
        raise Http404
    context = {
        "rows": [(one, getattr(one, "expert", None)) for one in accounts_of_experts(user)],
        "may_open": user.may(Right.MANAGE_ACCOUNTS),
    }
    return render(request, "reviews/pages/experts.html", None, context)


@require_http_methods(["GET", "POST"])
@right_required(Right.EDIT_FIRMS)
def expert(request: HttpRequest, pk: int) -> HttpResponse:
    """Say where an expert works and what she knows."""
    user = person(request)
    if not may_keep_experts(user):
        raise Http404
    found = User.objects.filter(root=user.root_id, role=Role.EXPERT).select_related("expert")
    account = get_object_or_404(found, pk=pk)
    known = getattr(account, "expert", None)
    initial = (
        {"unit": known.unit, "fields_known": known.fields, "is_active": known.is_active} if known else None
    )
    form = ExpertForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        save_expert(
            actor=user,
            user=account,
            unit=said["unit"],
            fields=said["fields_known"],
            is_active=said["is_active"],
        )
        messages.success(request, f"{account.name}已保存。")
        return redirect("reviews:experts")
    context = {"account": account, "form": form}
    return render(request, "reviews/pages/expert.html", None, context, status=422 if form.errors else 200)
