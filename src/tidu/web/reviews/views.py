"""The chair's pages: the board, steps for several at once, the scores of one, what is scored."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from tidu.engine.errors import TiduError
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.applications.models import Application
from tidu.web.batches.models import Batch
from tidu.web.reviews import bulk
from tidu.web.reviews.access import may_lead
from tidu.web.reviews.board import board_of, steps_for
from tidu.web.reviews.criteria import is_in_use, proposed_for, set_criteria
from tidu.web.reviews.forms import CriterionLines, DecideForm
from tidu.web.ui.pages import render
from tidu.workflows import Need

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from tidu.web.accounts.models import User


def led(user: User, pk: int) -> Batch:
    """Return a batch whose review a person leads; else there is none (404)."""
    found = Batch.objects.visible_to(user).select_related("organiser", "root")
    batch: Batch = get_object_or_404(found, pk=pk)
    if not may_lead(user, batch):
        raise Http404
    return batch


@right_required(Right.EDIT_FIRMS)
def board(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the applications under review by their scores, with the steps for several at once."""
    user = person(request)
    return render(request, "reviews/pages/board.html", None, _board(user, led(user, pk)))


def _board(user: User, batch: Batch) -> dict[str, object]:
    found = board_of(user, batch)
    steps = steps_for(batch, found.rows)
    return {
        "batch": batch,
        "board": found,
        "steps": steps,
        "states": {one: batch.workflow.state(one).officer for step in steps for one in step.from_},
        "needs_document": any(Need.DOCUMENT in one.needs for one in steps),
        "key": uuid4().hex,
        "draws": list(batch.draws.select_related("made_by")),
        "criteria": list(batch.criteria.all()),
    }


@require_POST
@right_required(Right.EDIT_FIRMS)
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a step of the applications that were ticked, and say of each what came of it."""
    user = person(request)
    batch = led(user, pk)
    form = DecideForm(request.POST)
    known = {step.id for step in batch.workflow.spec.transitions}
    ticked = [int(one) for one in request.POST.getlist("chosen") if one.isascii() and one.isdecimal()]
    if not form.is_valid() or form.cleaned_data["transition"] not in known or not ticked:
        problem = "请勾选申报" if not ticked else "请选择步骤"
        context = _board(user, batch) | {"problem": problem, "said": request.POST}
        return render(request, "reviews/pages/board.html", None, context, status=422)
    mine = Application.objects.visible_to(user).filter(batch=batch, pk__in=ticked)
    chosen = [(one, _seen(request, one.pk)) for one in mine.select_related("enterprise", "batch")]
    decision = bulk.Decision(**form.cleaned_data)
    outcomes = bulk.decide(user=user, chosen=chosen, decision=decision)
    context = {
        "batch": batch,
        "outcomes": outcomes,
        "step": batch.workflow.transition(decision.transition),
        "done": sum(one.is_done for one in outcomes),
    }
    return render(request, "reviews/pages/outcomes.html", None, context)


def _seen(request: HttpRequest, pk: int) -> int | None:
    text = request.POST.get(f"seen-{pk}", "")
    return int(text) if text.isascii() and text.isdecimal() else None


@right_required(Right.EDIT_FIRMS)
def scores(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the scores of one application by criterion, with comments and who stepped down."""
    user = person(request)
    found = Application.objects.visible_to(user).select_related(
        "enterprise", "batch__organiser", "batch__root"
    )
    application: Application = get_object_or_404(found, pk=pk)
    if not may_lead(user, application.batch):
        raise Http404
    sheets = list(
        application.sheets.select_related("expert", "version")
        .prefetch_related("scores")
        .order_by("kind", "pk")
    )
    given = {
        sheet.pk: {one.criterion_id: one.points for one in sheet.scores.all()}
        for sheet in sheets
        if sheet.submitted_at is not None
    }
    standing = [sheet for sheet in sheets if sheet.dropped_at is None]
    lines = [
        (
            criterion,
            [given.get(sheet.pk, {}).get(criterion.pk) for sheet in standing if sheet.kind == "experts"],
        )
        for criterion in application.batch.criteria.all()
    ]
    row = next((one for one in board_of(user, application.batch).rows if one.application.pk == pk), None)
    context = {
        "application": application,
        "firm": application.enterprise,
        "batch": application.batch,
        "row": row,
        "standing": standing,
        "dropped": [sheet for sheet in sheets if sheet.dropped_at is not None],
        "lines": lines,
    }
    return render(request, "reviews/pages/scores.html", None, context)


@require_http_methods(["GET", "POST"])
@right_required(Right.EDIT_FIRMS)
def criteria(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what is scored; begins with what the standard leaves to judgement."""
    user = person(request)
    batch = led(user, pk)
    known = list(batch.criteria.all()) or proposed_for(batch)
    initial = [
        {"label": one.label, "note": one.note, "most": one.most, "condition": one.condition} for one in known
    ]
    lines = CriterionLines(request.POST or None, initial=initial)
    problem = ""
    if request.method == "POST" and lines.is_valid():
        try:
            made = set_criteria(
                actor=user,
                batch=batch,
                wanted=[one for line in lines if (one := line.proposed) is not None],
            )
        except TiduError as error:
            problem = str(error)
        else:
            total = sum(one.most for one in made)
            messages.success(request, f"评分项已保存，共 {len(made)} 项，满分 {total} 分。")
            return redirect("reviews:board", pk=batch.pk)
    bad = bool(problem) or (request.method == "POST" and not lines.is_valid())
    context = {
        "batch": batch,
        "lines": lines,
        "problem": problem,
        "in_use": is_in_use(batch),
        "known": known,
        "total": sum(one.most for one in known),
    }
    return render(request, "reviews/pages/criteria.html", None, context, status=422 if bad else 200)
