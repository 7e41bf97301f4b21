"""Pages of breakdowns: all targets of a plan, one target broken down one way, out to Excel and in again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from tidu.engine.errors import TiduError
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.audit import services as audit
from tidu.web.breakdowns.forms import PartsForm, WorkbookForm
from tidu.web.breakdowns.models import Kind
from tidu.web.breakdowns.proposing import propose, ways_of
from tidu.web.breakdowns.rollup import rolled_up
from tidu.web.breakdowns.selectors import names_of, split_of, splits_of
from tidu.web.breakdowns.services import save_parts
from tidu.web.breakdowns.transfers import parts_workbook, read_parts, take_in
from tidu.web.plans.access import may_keep
from tidu.web.plans.standing import day_of, pack_of
from tidu.web.plans.views import frame, plan_for
from tidu.web.ui.files import download
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from decimal import Decimal

    from django.http import HttpRequest, HttpResponse

    from tidu.plans import Plan
    from tidu.web.accounts.models import User
    from tidu.web.breakdowns.selectors import Split
    from tidu.web.plans.models import AdoptedPlan


def _plan(user: User, pk: int, *, keep: bool = False) -> tuple[AdoptedPlan, Plan]:
    adopted = plan_for(user, pk)
    plan = pack_of(adopted)
    if plan is None or (keep and not may_keep(user, adopted)):
        raise Http404
    return adopted, plan


@right_required(Right.EXPORT)
def overview(request: HttpRequest, pk: int) -> HttpResponse:
    """Show for every target of a plan how far it is broken down, and whether the parts make up the whole."""
    user = person(request)
    adopted, plan = _plan(user, pk)
    kinds = [kind for kind in Kind if names_of(adopted, kind)]
    columns = [splits_of(adopted, plan, plan.targets, kind) for kind in kinds]
    context = frame(user, adopted) | {
        "kinds": kinds,
        "rows": [
            (target, [column[place] for column in columns]) for place, target in enumerate(plan.targets)
        ],
    }
    return render(request, "breakdowns/pages/overview.html", None, context)


@right_required(Right.EXPORT)
@require_http_methods(["GET", "POST"])
def split(request: HttpRequest, pk: int, target_id: str, kind: str) -> HttpResponse:
    """Show a target broken down one way; whoever keeps the plan, enters the parts."""
    user = person(request)
    adopted, plan = _plan(user, pk, keep=request.method == "POST")
    if kind not in Kind.values or target_id not in {one.id for one in plan.targets}:
        raise Http404
    chosen = Kind(kind)
    found = split_of(adopted, plan, target_id, chosen)
    way = request.GET.get("by", "") if may_keep(user, adopted) else ""
    form = PartsForm(
        request.POST or None, split=found, proposed=_proposed(request, adopted, plan, found, way)
    )
    if request.method == "POST" and form.is_valid():
        try:
            changed = save_parts(actor=user, plan=adopted, target=target_id, kind=chosen, values=form.values)
        except TiduError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"已保存，{changed} 处变动。" if changed else "没有变动。")
            return redirect("breakdowns:split", adopted.pk, target_id, kind)
    context = frame(user, adopted) | {
        "split": found,
        "target": found.target,
        "kind": chosen,
        "kinds": [one for one in Kind if names_of(adopted, one)],
        "lines": list(zip(found.rows, form, strict=True)),
        "form": form,
        "way": way,
        "ways": ways_of(found),
        "day": day_of(adopted),
        "rolled": rolled_up(adopted, found.target) if chosen == Kind.DISTRICT else None,
    }
    return render(request, "breakdowns/pages/split.html", None, context, status=422 if form.errors else 200)


def _proposed(
    request: HttpRequest, adopted: AdoptedPlan, plan: Plan, found: Split, way: str
) -> dict[str, Decimal] | None:
    if not way or request.method == "POST":
        return None
    try:
        return propose(adopted, plan, found, way)
    except TiduError as error:
        messages.error(request, str(error))
        return None


@right_required(Right.EXPORT)
def workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out the breakdown as a workbook, to be filled in and taken in again."""
    user = person(request)
    adopted, plan = _plan(user, pk)
    audit.record(actor=user, action="导出目标分解", target=adopted)
    return download(parts_workbook(adopted, plan), f"{adopted.label}：目标分解.xlsx")


@right_required(Right.EDIT_FIRMS)
@require_http_methods(["GET", "POST"])
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a workbook in: all of it, or nothing where something in it cannot be read."""
    user = person(request)
    adopted, plan = _plan(user, pk, keep=True)
    form = WorkbookForm(request.POST or None, request.FILES or None)
    faults: list[tuple[str, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            read = read_parts(adopted, plan, form.cleaned_data["file"].read())
            faults = read.faults
            if not faults:
                changed = take_in(actor=user, adopted=adopted, read=read)
                messages.success(request, f"已导入 {len(read.values)} 行，{changed} 处变动。")
                return redirect("breakdowns:overview", adopted.pk)
        except TiduError as error:
            form.add_error("file", str(error))
    context = frame(user, adopted) | {"form": form, "faults": faults}
    status = 422 if form.errors or faults else 200
    return render(request, "breakdowns/pages/import.html", None, context, status=status)
