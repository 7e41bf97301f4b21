"""Pages of imports: list, upload, and one import with its rows and its progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tidu.engine.errors import TiduError
from tidu.tables.fillin import SHEET as FILLIN
from tidu.tables.roster import RosterError
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.imports import services, staged
from tidu.web.imports.forms import UploadForm
from tidu.web.imports.models import ImportRun, Outcome, State
from tidu.web.imports.selectors import known_sources, place_names, proposal_of, queue_for, runs_for, tabs_of
from tidu.web.imports.wording import lines
from tidu.web.ui.pages import render, wants_part

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from tidu.web.accounts.models import User

_PER_PAGE = 50
_RUNS = 30
_SHOWS_ROWS = (State.PREVIEW, State.APPLYING, State.APPLIED, State.UNDOING, State.UNDONE)


@right_required(Right.IMPORT)
@require_GET
def run_list(request: HttpRequest) -> HttpResponse:
    """List the person's imports, newest first, by keyset."""
    user = person(request)
    before = request.GET.get("before", "")
    found = list(runs_for(user, before=int(before) if before.isdecimal() else None)[: _RUNS + 1])
    context: dict[str, object] = {
        "runs": found[:_RUNS],
        "next_before": found[_RUNS - 1].pk if len(found) > _RUNS else None,
        "is_first": not before,
        "waiting": queue_for(user).count(),
        "summary": "较早的导入" if before else "",
    }
    return render(request, "imports/pages/list.html", "imports/partials/runs.html", context, target="runs")


@right_required(Right.IMPORT)
@require_http_methods(["GET", "POST"])
def run_new(request: HttpRequest) -> HttpResponse:
    """Take a file in; what it holds is confirmed on the next page."""
    user = person(request)
    form = (UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()).offer(user)
    if form.is_bound and form.is_valid() and (run := _taken_in(user, form)) is not None:
        return redirect(
            "imports:detail" if _read_at_once(request, user, run) else "imports:columns", pk=run.pk
        )
    context = {"form": form, "sources": known_sources(user)}
    return render(request, "imports/pages/new.html", None, context, status=422 if form.errors else 200)


def _read_at_once(request: HttpRequest, user: User, run: ImportRun) -> bool:
    """Read a fill-in workbook of ours, whose headings say all: nobody has to confirm its columns."""
    proposal = proposal_of(run)
    columns = proposal.columns
    if proposal.mapping.sheet != FILLIN or any(one.doubt or not one.mapping.target for one in columns):
        return False
    try:
        services.set_mapping(actor=user, run=run, mapping=proposal.mapping.to_json())
    except TiduError:
        # The page of columns says what is wrong.
        return False
    messages.info(request, "这是补数表，各列已写明，不用再对应；核对下面的预览后确认导入。")
    return True


def _taken_in(user: User, form: UploadForm) -> ImportRun | None:
    """Return the import of a form; None where the file is no table, which the form then says."""
    said = form.cleaned_data
    try:
        run = services.create_import(
            actor=user,
            file=said["file"],
            source_name=said["source_name"],
            strength=said["strength"],
            organisation=said["organisation"],
        )
    except TiduError as error:
        form.add_error("file", str(error))
        return None
    try:
        # Kept for the next page, which shows it.
        proposal_of(run)
    except RosterError as error:
        services.discard(actor=user, run=run)
        form.add_error("file", str(error))
        return None
    return run


@right_required(Right.IMPORT)
@require_GET
def run_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an import: how it stands, its counts, and its rows by what becomes of them."""
    run = get_object_or_404(runs_for(person(request)), pk=pk)
    if wants_part(request, "progress"):
        answer = render(request, "imports/partials/progress.html", None, {"run": run, "job": run.job})
        if not run.is_busy:
            answer["HX-Refresh"] = "true"
        return answer
    if run.state in (State.UPLOADED, State.READING) and not run.is_busy:
        return redirect("imports:columns", pk=run.pk)
    context: dict[str, object] = {"run": run, "job": run.job, "shows_rows": run.state in _SHOWS_ROWS}
    if run.state in _SHOWS_ROWS:
        context |= _rows(request, run)
    return render(request, "imports/pages/detail.html", "imports/partials/rows.html", context, target="rows")


def _rows(request: HttpRequest, run: ImportRun) -> dict[str, object]:
    """Return one page of the rows of a tab, from the row after the last one shown."""
    tabs, tab = tabs_of(run, request.GET.get("tab", ""))
    after = request.GET.get("after", "")
    found = staged.page(run, tab, after=int(after) if after.isdecimal() else 0, most=_PER_PAGE + 1)
    rows = found[:_PER_PAGE]
    kind = (run.mapping or {}).get("kind", "roster")
    table = {"lines": lines(rows, place_names(run.root_id), kind), "tab": tab, "Outcome": Outcome}
    return {
        "tabs": tabs,
        "tab": tab,
        "has_rows": bool(rows),
        # Jinja2 has escaped the values: 50 rows of 40 changes take it a tenth of the time.
        "rows": mark_safe(render_to_string("imports/rows.html", table, using="jinja2")),  # noqa: S308 - above
        "next_after": rows[-1].row if len(found) > _PER_PAGE else None,
        "is_first": not after,
    }


@right_required(Right.IMPORT)
@require_POST
def run_discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw away an import that was never applied."""
    run = get_object_or_404(runs_for(person(request)), pk=pk)
    try:
        services.discard(actor=person(request), run=run)
    except TiduError as error:
        messages.error(request, str(error))
        return redirect("imports:detail", pk=pk)
    messages.success(request, f"已删除“{run.name}”，没有写入任何数据。")
    return redirect("imports:list")
