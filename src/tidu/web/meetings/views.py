"""Pages of joint meetings: the items of a plan, one with its history, the forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tidu.engine.errors import TiduError
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.audit import services as audit
from tidu.web.meetings import services
from tidu.web.meetings.access import may_act
from tidu.web.meetings.forms import ItemForm, MoveForm, ReportForm
from tidu.web.meetings.models import MeetingItem
from tidu.web.meetings.selectors import Line, counts_of, items_workbook, lines_of, timeline_of
from tidu.web.plans.access import may_keep
from tidu.web.plans.views import frame, plan_for
from tidu.web.ui.files import download
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from tidu.web.accounts.models import User
    from tidu.web.plans.models import AdoptedPlan


def _item(user: User, adopted: AdoptedPlan, pk: int) -> MeetingItem:
    found = MeetingItem.objects.visible_to(user).filter(plan=adopted)
    item: MeetingItem = get_object_or_404(
        found.select_related("plan__jurisdiction", "plan__root", "owner"), pk=pk
    )
    return item


@right_required(Right.EXPORT)
def item_list(request: HttpRequest, pk: int) -> HttpResponse:
    """List the items of a plan, of one state where asked for."""
    user = person(request)
    adopted = plan_for(user, pk)
    state = request.GET.get("state", "")
    every = lines_of(user, adopted)
    context = frame(user, adopted) | {
        "lines": [line for line in every if state in ("", line.state)],
        "counts": counts_of(every),
        "state": state,
    }
    return render(request, "meetings/pages/list.html", None, context)


@right_required(Right.EXPORT)
def workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out the items as a workbook."""
    user = person(request)
    adopted = plan_for(user, pk)
    audit.record(actor=user, action="导出联席会议事项", target=adopted)
    return download(items_workbook(user, adopted), f"{adopted.label}：联席会议事项.xlsx")


@right_required(Right.EDIT_FIRMS)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int, item: int | None = None) -> HttpResponse:
    """Hand an issue to a unit, or put right what was written."""
    user = person(request)
    adopted = plan_for(user, pk)
    if not may_keep(user, adopted):
        raise Http404
    found = _item(user, adopted, item) if item is not None else None
    # A form writes what was typed into its instance: what changed is told from the item as it is.
    copy = MeetingItem.objects.get(pk=found.pk) if found is not None else None
    initial = None if found is not None else {"raised_on": timezone.localdate()}
    form = ItemForm(request.POST or None, instance=copy, initial=initial, plan=adopted)
    if request.method == "POST" and form.is_valid():
        try:
            saved = services.save_item(actor=user, plan=adopted, item=found, **form.cleaned_data)
        except TiduError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "已保存，已通知责任单位。" if saved.is_open else "已保存。")
            return redirect("meetings:detail", adopted.pk, saved.pk)
    context = frame(user, adopted) | {"form": form, "item": found}
    return render(request, "meetings/pages/form.html", None, context, status=422 if form.errors else 200)


@right_required(Right.EXPORT)
@require_http_methods(["GET", "POST"])
def detail(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Show an item with its history; whoever may, says what was done and what came of it."""
    user = person(request)
    adopted = plan_for(user, pk)
    found = _item(user, adopted, item)
    acts = found.is_open and may_act(user, found)
    if request.method == "POST" and not may_act(user, found):
        raise Http404
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _done(request, user, found, form):
        return redirect("meetings:detail", adopted.pk, found.pk)
    context = frame(user, adopted) | {
        "item": found,
        "line": Line(found, timezone.localdate()),
        "timeline": timeline_of(found),
        "form": form if acts else None,
        "move_form": MoveForm(initial={"due_on": found.due_on if found.is_open else None}),
    }
    return render(request, "meetings/pages/detail.html", None, context, status=422 if form.errors else 200)


def _done(request: HttpRequest, user: User, item: MeetingItem, form: ReportForm) -> bool:
    """Keep what was said; False with the reason in the form."""
    text = form.cleaned_data["text"]
    finished = request.POST.get("action") == "finish"
    try:
        if finished:
            services.finish(actor=user, item=item, outcome=text)
        else:
            services.report(actor=user, item=item, text=text)
    except TiduError as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, "已办结。" if finished else "进展已记录。")
    return True


@right_required(Right.EDIT_FIRMS)
@require_http_methods(["POST"])
def move(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Give another due date; an item that was called done is handed to its owner once more."""
    user = person(request)
    adopted = plan_for(user, pk)
    if not may_keep(user, adopted):
        raise Http404
    found = _item(user, adopted, item)
    form = MoveForm(request.POST)
    if not form.is_valid():
        messages.error(request, "；".join(str(text) for texts in form.errors.values() for text in texts))
        return redirect("meetings:detail", adopted.pk, found.pk)
    act = services.move if found.is_open else services.reopen
    try:
        act(actor=user, item=found, due_on=form.cleaned_data["due_on"], why=form.cleaned_data["why"])
    except TiduError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "时限已改，已通知责任单位。")
    return redirect("meetings:detail", adopted.pk, found.pk)
