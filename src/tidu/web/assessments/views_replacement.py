"""Pages for a standard that takes another's place: screen under both at once, who falls out, who comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header, urlencode
from django.views.decorators.http import require_GET, require_http_methods

from tidu.engine.errors import TiduError
from tidu.engine.values import Verdict
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.assessments.comparing import CHANGES, compare
from tidu.web.assessments.comparison_book import comparison_book
from tidu.web.assessments.forms import ReplacementForm
from tidu.web.assessments.models import Case, Screening
from tidu.web.assessments.replacing import replacement_of, start_replacement
from tidu.web.assessments.scopes import Scope
from tidu.web.assessments.selectors import scope_context
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest

    from tidu.web.accounts.models import User
    from tidu.web.assessments.comparing import Comparison

_ORDER = (Verdict.met, Verdict.unmet, Verdict.unknown, Verdict.manual)
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@right_required(Right.EXPORT)
@require_http_methods(["GET", "POST"])
def replacement(request: HttpRequest) -> HttpResponse:
    """Ask for a screening under the old and the new standard; its page leads to the comparison."""
    user = person(request)
    scope = Scope.read((request.POST if request.method == "POST" else request.GET).dict())
    today = timezone.localdate()
    first, second = replacement_of()
    initial = {"on": today, "case": Case.NEW, "first": first, "second": second}
    form = ReplacementForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = start_replacement(actor=user, scope=scope, **form.cleaned_data)
        except TiduError as error:
            form.add_error(None, str(error))
        else:
            return redirect("assessments:screening", pk=made.pk)
    context = {"form": form, **scope_context(user, scope)}
    return render(
        request, "assessments/pages/replacement.html", None, context, status=422 if form.errors else 200
    )


@require_GET
@right_required(Right.EXPORT)
def comparison(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who falls out and who comes in when one standard takes another's place."""
    user = person(request)
    found, problem, compared = _compared(request, user, pk)
    context: dict[str, object] = {"screening": found, "problem": problem}
    if compared is not None:
        query = urlencode({"from": compared.first.id, "to": compared.second.id})
        context |= {
            "compared": compared,
            "verdicts": [verdict.label for verdict in _ORDER],
            "changes": [
                (label, compared.counts[name], compared.moved[name]) for name, label in CHANGES.items()
            ],
            "workbook": f"{reverse('assessments:comparison-book', args=[found.pk])}?{query}",
        }
    return render(request, "assessments/pages/comparison.html", None, context)


@require_GET
@right_required(Right.EXPORT)
def comparison_workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out a comparison as a workbook, with every firm that moves."""
    user = person(request)
    found, problem, compared = _compared(request, user, pk, most=None)
    if compared is None:
        messages.error(request, problem)
        return redirect("assessments:screening", pk=found.pk)
    response = HttpResponse(comparison_book(compared, found), content_type=_XLSX)
    name = f"标准换用比较-{found.on}.xlsx"
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=name) or ""
    )
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _compared(
    request: HttpRequest, user: User, pk: int, *, most: int | None = 200
) -> tuple[Screening, str, Comparison | None]:
    """Return the screening, and either why there is no comparison or the comparison."""
    found: Screening = get_object_or_404(Screening.objects.visible_to(user), pk=pk, finished_at__isnull=False)
    first, second = request.GET.get("from", ""), request.GET.get("to", "")
    if not {first, second} <= {one["id"] for one in found.standards}:
        return found, "请从批量诊断的结果页选择要比较的两项标准", None
    try:
        return found, "", compare(user, found, first, second, most=most)
    except TiduError as error:
        return found, str(error), None
