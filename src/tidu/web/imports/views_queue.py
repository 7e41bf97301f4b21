"""Rows without a code: find the firm, add the code, or say why the row is not taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from tidu.engine.errors import TiduError
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.enterprises.models import Enterprise
from tidu.web.imports import matching
from tidu.web.imports.forms import CodeForm, DismissForm
from tidu.web.imports.models import QueueRow, QueueState
from tidu.web.imports.selectors import place_names, queue_for
from tidu.web.imports.wording import content
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_PER_PAGE = 50


@right_required(Right.IMPORT)
@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """List the rows that wait, by keyset."""
    state = request.GET.get("state", QueueState.WAITING)
    run, after = request.GET.get("run", ""), request.GET.get("after", "")
    found = list(
        queue_for(
            person(request),
            state=state if state in QueueState.values else "",
            run=int(run) if run.isdecimal() else None,
            after=int(after) if after.isdecimal() else None,
        )[: _PER_PAGE + 1]
    )
    rows = found[:_PER_PAGE]
    context: dict[str, object] = {
        "rows": rows,
        "states": QueueState.choices,
        "state": state,
        "run": run,
        "next_after": rows[-1].pk if len(found) > _PER_PAGE else None,
        "is_first": not after,
    }
    return render(request, "imports/pages/queue.html", "imports/partials/queue.html", context, target="queue")


@right_required(Right.IMPORT)
@require_GET
def queue_row(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one row with the firms it may be of."""
    return _page(request, _row(request, pk))


@right_required(Right.IMPORT)
@require_POST
def link(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the row's values under the firm that was chosen."""
    row, user = _row(request, pk), person(request)
    chosen = request.POST.get("enterprise", "")
    firm = get_object_or_404(Enterprise.objects.visible_to(user), pk=int(chosen) if chosen.isdecimal() else 0)
    try:
        matching.link(actor=user, row=row, enterprise=firm)
    except TiduError as error:
        messages.error(request, str(error))
        return redirect("imports:queue-row", pk=pk)
    messages.success(request, f"已关联到“{firm.name}”，数据已记入。")
    return _next(row)


@right_required(Right.IMPORT)
@require_POST
def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave the row out, with the reason."""
    row, form = _row(request, pk), DismissForm(request.POST)
    if form.is_valid():
        try:
            matching.dismiss(actor=person(request), row=row, reason=form.cleaned_data["reason"])
        except TiduError as error:
            form.add_error("reason", str(error))
        else:
            messages.success(request, "这一行不再导入，原因已记录。")
            return _next(row)
    return _page(request, row, dismissing=form)


@right_required(Right.IMPORT)
@require_POST
def complete(request: HttpRequest, pk: int) -> HttpResponse:
    """Add the code that the table did not have: the firm is found by it, or put on record."""
    row, form = _row(request, pk), CodeForm(request.POST)
    if form.is_valid():
        try:
            firm = matching.complete(actor=person(request), row=row, uscc=form.cleaned_data["uscc"])
        except TiduError as error:
            form.add_error("uscc", str(error))
        else:
            messages.success(request, f"已记入“{firm.name}”。")
            return _next(row)
    return _page(request, row, completing=form)


def _row(request: HttpRequest, pk: int) -> QueueRow:
    return get_object_or_404(queue_for(person(request), state=""), pk=pk)


def _next(row: QueueRow) -> HttpResponse:
    """Go on with the next waiting row of the same import; back to the list after the last."""
    waiting = QueueRow.objects.filter(run=row.run_id, state=QueueState.WAITING).order_by("pk")
    following = waiting.filter(pk__gt=row.pk).first() or waiting.first()
    return redirect("imports:queue-row", pk=following.pk) if following else redirect("imports:queue")


def _page(
    request: HttpRequest,
    row: QueueRow,
    dismissing: DismissForm | None = None,
    completing: CodeForm | None = None,
) -> HttpResponse:
    kept = row.content
    kind = (row.run.mapping or {}).get("kind", "roster")
    places = place_names(row.run.root_id)
    waits = row.state == QueueState.WAITING
    context = {
        "row": row,
        "waits": waits,
        "said": list(
            content(kept.get("master", {}), kept.get("values", {}), kept.get("record", {}), places, kind)
        ),
        "candidates": matching.candidates(row, person(request)) if waits else [],
        "dismissing": dismissing or DismissForm(),
        "completing": completing or CodeForm(),
    }
    status = 422 if (dismissing is not None or completing is not None) else 200
    return render(request, "imports/pages/queue_row.html", None, context, status=status)
