"""Pages of minutes: those of a batch, one while it is written and once it is fixed, the Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods

from tidu.engine.errors import TiduError
from tidu.tables.bulletin.word import word
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.audit import services as audit
from tidu.web.reviews.access import may_lead
from tidu.web.reviews.forms import MeetingForm, MinutesForm
from tidu.web.reviews.minutes import Meeting, draft_minutes, write_minutes
from tidu.web.reviews.models import Minutes
from tidu.web.reviews.views import led
from tidu.web.ui.files import download
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from tidu.web.accounts.models import User


def _minutes(user: User, pk: int) -> Minutes:
    found = Minutes.objects.filter(batch__root=user.root_id).select_related("batch__organiser", "fixed_by")
    minutes: Minutes = get_object_or_404(found, pk=pk)
    if not may_lead(user, minutes.batch):
        raise Http404
    return minutes


@require_http_methods(["GET", "POST"])
@right_required(Right.EDIT_FIRMS)
def minutes_list(request: HttpRequest, pk: int) -> HttpResponse:
    """List the minutes of a batch and draft others."""
    user = person(request)
    batch = led(user, pk)
    form = MeetingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = draft_minutes(actor=user, batch=batch, meeting=Meeting(**form.cleaned_data))
        except TiduError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "已按当前评分和结论起草，请核对文字后定稿。")
            return redirect("reviews:minutes-detail", pk=made.pk)
    context = {"batch": batch, "form": form, "rows": list(batch.minutes.select_related("made_by"))}
    return render(
        request, "reviews/pages/minutes_list.html", None, context, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "POST"])
@right_required(Right.EDIT_FIRMS)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Write minutes, or show them once they are fixed."""
    user = person(request)
    minutes = _minutes(user, pk)
    form = MinutesForm(request.POST or None, minutes=minutes)
    if request.method == "POST" and form.is_valid():
        fix = request.POST.get("do") == "fix"
        try:
            write_minutes(
                actor=user, minutes=minutes, title=form.cleaned_data["title"], texts=form.texts, fix=fix
            )
        except TiduError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "纪要已定稿，不能再改。" if fix else "纪要已保存。")
            return redirect("reviews:minutes-detail", pk=pk)
    context = {
        "minutes": minutes,
        "batch": minutes.batch,
        "content": minutes.text,
        "form": form,
    }
    return render(request, "reviews/pages/minutes.html", None, context, status=422 if form.errors else 200)


@require_GET
@right_required(Right.EDIT_FIRMS)
def as_word(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand minutes out as a Word file; a draft is marked as one."""
    user = person(request)
    minutes = _minutes(user, pk)
    audit.record(actor=user, action="导出评审会议纪要", target=minutes)
    return download(
        word(minutes.text), f"{minutes.batch.title[:60]}评审会议纪要（第{minutes.number}次）.docx"
    )
