"""Pages of a drawn person: her list, the declaration, the file read-only beside her sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tidu.engine.errors import TiduError
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.applications.page import added_rows
from tidu.web.assessments.selectors import standing
from tidu.web.evidence.models import Evidence
from tidu.web.evidence.views import hand_out
from tidu.web.reviews.forms import SheetForm, StepDownForm
from tidu.web.reviews.models import Kind, Sheet
from tidu.web.reviews.sheets import declare_none, step_down, write_sheet
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, HttpResponseBase

    from tidu.web.accounts.models import User
    from tidu.web.applications.models import Version


def _mine(user: User, pk: int) -> Sheet:
    found = Sheet.objects.visible_to(user).select_related(
        "application__enterprise", "application__batch__organiser", "version", "draw"
    )
    sheet: Sheet = get_object_or_404(found, pk=pk)
    return sheet


def _version(sheet: Sheet) -> Version | None:
    """Return what is read: the version that was scored, or the last one while she still writes."""
    if sheet.submitted_at is not None and sheet.version is not None:
        return sheet.version
    return sheet.application.versions.first()


@right_required(Right.SCORE)
def desk(request: HttpRequest) -> HttpResponse:
    """List a person's sheets, open ones first."""
    user = person(request)
    found = Sheet.objects.visible_to(user).select_related("application__enterprise", "application__batch")
    sheets = sorted(found, key=lambda one: (one.submitted_at is not None, one.pk))
    context = {"sheets": sheets, "open": sum(one.submitted_at is None for one in sheets)}
    return render(request, "reviews/pages/desk.html", None, context)


@require_http_methods(["GET", "POST"])
@right_required(Right.SCORE)
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a sheet: first the declaration, then the file with the sheet; once submitted it only shows."""
    user = person(request)
    mine = _mine(user, pk)
    if mine.cleared_at is None:
        context = {"sheet": mine, "batch": mine.application.batch, "down": StepDownForm()}
        return render(request, "reviews/pages/declare.html", None, context)
    criteria = list(mine.application.batch.criteria.all()) if mine.kind == Kind.EXPERTS else []
    form = SheetForm(request.POST or None, sheet=mine, criteria=criteria)
    if request.method == "POST" and form.is_valid():
        submit = request.POST.get("do") == "submit"
        try:
            write_sheet(
                actor=user,
                sheet=mine,
                points=form.points,
                comment=form.cleaned_data["comment"],
                submit=submit,
            )
        except TiduError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "评审表已提交。" if submit else "已保存，尚未提交。")
            return redirect("reviews:desk") if submit else redirect("reviews:sheet", pk=pk)
    context = _sheet_context(mine) | {"form": form, "down": StepDownForm()}
    return render(request, "reviews/pages/sheet.html", None, context, status=422 if form.errors else 200)


def _sheet_context(mine: Sheet) -> dict[str, object]:
    version = _version(mine)
    scores = list(mine.scores.select_related("criterion").order_by("criterion__position", "criterion"))
    return {
        "sheet": mine,
        "application": mine.application,
        "firm": mine.application.enterprise,
        "batch": mine.application.batch,
        "version": version,
        "chosen": standing(version.result) if version is not None and version.result else None,
        "added": added_rows(version.added) if version is not None else [],
        "scores": scores,
        "total": sum(one.points for one in scores),
        "most": sum(one.criterion.most for one in scores),
    }


@require_POST
@right_required(Right.SCORE)
def declare(request: HttpRequest, pk: int) -> HttpResponse:
    """Declare that there is no conflict of interest, or step down."""
    user = person(request)
    mine = _mine(user, pk)
    try:
        if request.POST.get("do") == "clear":
            declare_none(actor=user, sheet=mine)
            return redirect("reviews:sheet", pk=pk)
        form = StepDownForm(request.POST)
        if form.is_valid():
            step_down(actor=user, sheet=mine, reason=form.cleaned_data["reason"])
            messages.success(request, "已登记回避，这份申报由重新抽取的人员评审。")
            return redirect("reviews:desk")
    except TiduError as error:
        messages.error(request, str(error))
        return redirect("reviews:desk")
    context = {"sheet": mine, "batch": mine.application.batch, "down": form}
    return render(request, "reviews/pages/declare.html", None, context, status=422)


@require_GET
def file(request: HttpRequest, pk: int, evidence: int) -> HttpResponseBase:
    """Hand out a file of the version under review, to whom it was drawn and who has declared no conflict."""
    user = person(request)
    mine = _mine(user, pk)
    version = _version(mine)
    given = {one["evidence"] for one in version.materials} if version is not None else set()
    if mine.cleared_at is None or evidence not in given:
        raise Http404
    kept = get_object_or_404(Evidence, pk=evidence, root=user.root_id)
    return hand_out(user, kept)
