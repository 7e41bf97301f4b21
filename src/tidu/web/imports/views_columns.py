"""The page on which a person confirms what each column holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods

from tidu.engine.errors import TiduError
from tidu.tables.roster import RosterError
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.imports import column_lines, services
from tidu.web.imports.models import ImportRun, State
from tidu.web.imports.selectors import proposal_of, runs_for
from tidu.web.packs import library
from tidu.web.ui.pages import render, wants_part

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, QueryDict

    from tidu.tables.imports import Mapping, Proposal

# A reading that broke off may start anew.
_CONFIRMABLE = (State.UPLOADED, State.READING, State.PREVIEW)


@right_required(Right.IMPORT)
@require_http_methods(["GET", "POST"])
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how each column would be read; posted, read the table so."""
    user = person(request)
    run = get_object_or_404(runs_for(user), pk=pk)
    if run.state not in _CONFIRMABLE or run.is_busy:
        return redirect("imports:detail", pk=pk)
    try:
        proposal = _proposal(run, request.POST if request.method == "POST" else request.GET)
    except RosterError as error:
        return _page(request, run, None, None, [str(error)])
    if request.method == "GET":
        chosen = bool(request.GET.get("sheet") or request.GET.get("kind") or request.GET.get("row"))
        saved = None if chosen else run.mapping
        return _page(request, run, proposal, column_lines.with_saved(proposal, saved))
    kind = column_lines.kind_named(proposal.mapping.kind)
    mapping = column_lines.read_choices(request.POST.dict(), proposal, kind, timezone.localdate())
    if wants_part(request, "columns"):
        return _page(request, run, proposal, mapping)
    packs = library()
    problems = list(mapping.problems(packs.catalogue, packs.levels))
    if not problems:
        try:
            services.set_mapping(actor=user, run=run, mapping=mapping.to_json())
        except TiduError as error:
            problems = [str(error)]
        else:
            return redirect("imports:detail", pk=pk)
    return _page(request, run, proposal, mapping, problems)


def _proposal(run: ImportRun, query: QueryDict) -> Proposal:
    """Propose by what the person chose of sheet, kind and header; else as confirmed before; else freely.

    What she left as it was shown is no choice once she turned to another sheet or kind: it is found anew.
    """
    sheet, kind, row = query.get("sheet"), query.get("kind"), query.get("row", "")
    saved = run.mapping
    if saved and not (sheet or kind or row):
        return proposal_of(run, sheet=saved["sheet"], kind=saved["kind"], row=int(saved["header"][1]) + 1)
    other_sheet = sheet is not None and sheet != query.get("was_sheet", sheet)
    if other_sheet and kind == query.get("was_kind"):
        kind = None
    if (other_sheet or kind != query.get("was_kind", kind)) and row == query.get("was_row"):
        row = ""
    return proposal_of(
        run, sheet=sheet, kind=kind or None, row=int(row) if row.isdecimal() and int(row) else None
    )


def _page(
    request: HttpRequest,
    run: ImportRun,
    proposal: Proposal | None,
    mapping: Mapping | None,
    problems: list[str] | None = None,
) -> HttpResponse:
    context: dict[str, object] = {"run": run, "problems": problems, "kinds": column_lines.kind_choices()}
    if proposal is not None and mapping is not None:
        context |= _table(run, proposal, mapping)
    page, part = "imports/pages/columns.html", "imports/partials/columns.html"
    return render(
        request,
        page,
        part,
        context,
        target="columns",
        status=422 if problems and request.method == "POST" else 200,
    )


def _table(run: ImportRun, proposal: Proposal, mapping: Mapping) -> dict[str, object]:
    kind = column_lines.kind_named(mapping.kind)
    today = timezone.localdate()
    found = column_lines.lines_of(proposal, mapping, kind)
    table = {
        "address": reverse("imports:columns", args=[run.pk]),
        "lines": found,
        "groups": column_lines.target_groups(kind),
        "years": column_lines.years(today),
    }
    return {
        "proposal": proposal,
        "mapping": mapping,
        "years": column_lines.years(today),
        "lacks_year": column_lines.lacks_year(mapping, kind),
        "doubts": sum(bool(line.proposed.doubt) for line in found),
        "read": sum(bool(line.column.target) for line in found),
        "total": len(found),
        "header": mapping.last + 1,
        # Jinja2 has escaped the values: a select a column makes thousands of options.
        "table": mark_safe(render_to_string("imports/columns.html", table, using="jinja2")),  # noqa: S308 - above
    }
