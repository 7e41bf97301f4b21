"""Pages of batches: list, one with its live numbers, the forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from tidu.engine.errors import TiduError
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right, Role
from tidu.web.applications.models import Application
from tidu.web.batches.access import may_keep, may_make
from tidu.web.batches.forms import BatchForm, HandlersForm, MaterialLines
from tidu.web.batches.models import Batch
from tidu.web.batches.selectors import batch_lines, local_duties, stage_table, standing_of
from tidu.web.batches.services import (
    change_batch,
    close_batch,
    make_batch,
    open_batch,
    set_handlers,
    set_materials,
)
from tidu.web.notices.plan import notice_plan
from tidu.web.packs import library
from tidu.web.ui.pages import render
from tidu.web.workflows import site_rank
from tidu.workflows.table import state_rows, step_rows

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from tidu.web.accounts.models import User


def batch_of(user: User, pk: int, *, keep: bool = False) -> Batch:
    """Return a batch that a person may see, or with ``keep`` may change; else there is none (404)."""
    found = Batch.objects.visible_to(user).select_related("organiser", "root", "pool")
    batch: Batch = get_object_or_404(found, pk=pk)
    if keep and not may_keep(user, batch):
        raise Http404
    return batch


@right_required(Right.SEE_FIRMS)
def batch_list(request: HttpRequest) -> HttpResponse:
    """List the batches, the one that closes last first."""
    user = person(request)
    context = {"lines": batch_lines(user), "can_make": may_make(user), "is_firm": user.role == Role.FIRM}
    return render(request, "batches/pages/list.html", None, context)


@right_required(Right.SEE_FIRMS)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a batch: how it stands, numbers by stage and district, materials, steps."""
    user = person(request)
    batch = batch_of(user, pk)
    standing = standing_of(batch)
    own = user.role == Role.FIRM
    site = site_rank(batch.root)
    keeps = may_keep(user, batch)
    context = {
        "batch": batch,
        "standing": standing,
        "standard": library().standards.get(batch.standard),
        "areas": list(batch.areas.all()),
        "table": None if own else stage_table(user, batch),
        "materials": list(batch.materials.all()),
        "handlers": list(batch.handlers.select_related("unit", "user")) if not own else [],
        "mine": (
            Application.objects.visible_to(user).filter(batch=batch).select_related("batch").first()
            if own
            else None
        ),
        "can_apply": standing.days_left is not None and (own or user.may(Right.EDIT_FIRMS)),
        "is_firm": own,
        "can_keep": keeps,
        "is_announced_here": notice_plan(batch.workflow, site) is not None,
        "is_open": batch.opened_at is not None and batch.closed_at is None,
        "states": state_rows(batch.workflow) if not own else [],
        "steps": step_rows(batch.workflow, site) if not own else [],
    }
    return render(request, "batches/pages/detail.html", None, context)


@require_http_methods(["GET", "POST"])
@right_required(Right.EDIT_FIRMS)
def edit(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Make a batch, or change one."""
    user = person(request)
    batch = batch_of(user, pk, keep=True) if pk is not None else None
    if not may_make(user):
        raise Http404
    form = BatchForm(request.POST or None, person=user, batch=batch)
    if request.method == "POST" and form.is_valid():
        try:
            saved = (
                change_batch(actor=user, batch=batch, terms=form.terms)
                if batch is not None
                else make_batch(actor=user, call=form.chosen, terms=form.terms)
            )
        except TiduError as error:
            form.add_error(None, str(error))
        else:
            if batch is not None:
                messages.success(request, f"{saved.title}已保存。")
                return redirect("batches:detail", pk=saved.pk)
            messages.success(request, "批次已建立，请核对建议的材料清单。")
            return redirect("batches:materials", pk=saved.pk)
    context = {"form": form, "batch": batch}
    return render(request, "batches/pages/form.html", None, context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@right_required(Right.EDIT_FIRMS)
def materials(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which materials are asked for."""
    user = person(request)
    batch = batch_of(user, pk, keep=True)
    known = [
        {"label": one.label, "note": one.note, "is_mandatory": one.is_mandatory, "condition": one.condition}
        for one in batch.materials.all()
    ]
    lines = MaterialLines(request.POST or None, initial=known)
    problem = ""
    if request.method == "POST" and lines.is_valid():
        wanted = [one for line in lines if (one := line.proposed) is not None]
        try:
            set_materials(actor=user, batch=batch, materials=wanted)
        except TiduError as error:
            problem = str(error)
        else:
            messages.success(request, f"材料清单已保存，共 {len(wanted)} 项。")
            return redirect("batches:detail", pk=batch.pk)
    bad = bool(problem) or (request.method == "POST" and not lines.is_valid())
    context = {"batch": batch, "lines": lines, "problem": problem}
    return render(request, "batches/pages/materials.html", None, context, status=422 if bad else 200)


@require_http_methods(["GET", "POST"])
@right_required(Right.EDIT_FIRMS)
def handlers(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who handles which kind of work."""
    user = person(request)
    batch = batch_of(user, pk, keep=True)
    duties = local_duties(batch, site_rank(batch.root))
    form = HandlersForm(request.POST or None, batch=batch, duties=duties)
    if request.method == "POST" and form.is_valid():
        try:
            for duty in duties:
                set_handlers(
                    actor=user,
                    batch=batch,
                    duty=duty,
                    units=form.cleaned_data[f"units-{duty}"],
                    users=form.cleaned_data[f"users-{duty}"],
                )
        except TiduError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "办理人已保存。")
            return redirect("batches:detail", pk=batch.pk)
    context = {"form": form, "batch": batch}
    return render(request, "batches/pages/handlers.html", None, context, status=422 if form.errors else 200)


@require_POST
@right_required(Right.EDIT_FIRMS)
def switch(request: HttpRequest, pk: int, to: str) -> HttpResponse:
    """Open or close a batch."""
    user = person(request)
    batch = batch_of(user, pk, keep=True)
    try:
        (open_batch if to == "open" else close_batch)(actor=user, batch=batch)
    except TiduError as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request, "批次已开放。" if to == "open" else "批次已提前截止，已提交的申报继续办理。"
        )
    return redirect("batches:detail", pk=batch.pk)
