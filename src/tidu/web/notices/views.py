"""Officers' pages of notices: list, draft, edit, publish; each as Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tidu.engine.errors import TiduError
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.batches.access import may_keep as may_keep_batch
from tidu.web.batches.access import may_make
from tidu.web.batches.models import Batch
from tidu.web.notices import announcing, objections, services
from tidu.web.notices.access import may_import, may_keep
from tidu.web.notices.documents import notice_word
from tidu.web.notices.forms import BatchChoiceForm, NoticeForm, ObjectionForm
from tidu.web.notices.models import Announcement, Notice, Objection
from tidu.web.notices.selectors import lines_of, plan_for, standing
from tidu.web.notices.wording import level_name
from tidu.web.ui.files import download
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from tidu.web.accounts.models import User


def notice_of(user: User, pk: int, *, keep: bool = False) -> Notice:
    """Return a notice that a person may see (``keep``: may keep); else there is none (404)."""
    found = Notice.objects.visible_to(user).select_related("batch__root", "batch__organiser", "published_by")
    notice: Notice = get_object_or_404(found, pk=pk)
    if keep and not may_keep(user, notice):
        raise Http404
    return notice


@require_GET
@right_required(Right.EXPORT)
def notice_list(request: HttpRequest) -> HttpResponse:
    """List notices, announcements and the objections that wait for an outcome."""
    user = person(request)
    notices = Notice.objects.visible_to(user).select_related("batch")
    waiting = Objection.objects.visible_to(user).open().select_related("listed__notice")
    context = {
        "notices": [(one, *standing(one)) for one in notices[:100]],
        "announcements": list(Announcement.objects.visible_to(user).select_related("notice__batch")[:100]),
        "objections": list(waiting[:100]),
        "can_make": may_make(user),
        "can_import": may_import(user),
        "public_url": request.build_absolute_uri(reverse("notices:public")),
    }
    return render(request, "notices/pages/list.html", None, context)


@require_http_methods(["GET", "POST"])
@right_required(Right.EXPORT)
def new(request: HttpRequest) -> HttpResponse:
    """Draft the notice of a batch; ``?batch=`` names it beforehand."""
    user = person(request)
    if not may_make(user):
        raise Http404
    found = Batch.objects.visible_to(user).opened().select_related("organiser", "root")
    mine = [one for one in found if may_keep_batch(user, one) and plan_for(one) is not None]
    form = BatchChoiceForm(request.POST or None, initial={"batch": request.GET.get("batch")}).offer(mine)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.make_notice(actor=user, batch=form.cleaned_data["batch"])
        except TiduError as error:
            form.add_error("batch", str(error))
        else:
            messages.success(request, "公示草稿已生成，请核对名单和正文后发布。")
            return redirect("notices:edit", pk=made.pk)
    context = {"form": form, "none": not mine}
    return render(request, "notices/pages/new.html", None, context, status=422 if form.errors else 200)


@require_GET
@right_required(Right.EXPORT)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a notice: its text, firms, objections and announcements."""
    user = person(request)
    notice = notice_of(user, pk)
    return render(request, "notices/pages/detail.html", None, _shown(user, notice))


def _shown(user: User, notice: Notice) -> dict[str, object]:
    label, tone = standing(notice)
    lines = lines_of(notice)
    keeps = may_keep(user, notice)
    over = notice.is_over()
    seen = Objection.objects.visible_to(user).filter(listed__notice=notice).select_related("listed")
    return {
        "notice": notice,
        "label": label,
        "tone": tone,
        "lines": lines,
        "level": level_name(notice.batch),
        "objections": list(seen),
        "announcements": list(Announcement.objects.visible_to(user).filter(notice=notice)),
        "can_keep": keeps,
        "can_announce": keeps and over and any(not line.held_by for line in lines),
        "can_enter": may_make(user) and notice.published_at is not None,
    }


@require_http_methods(["GET", "POST"])
@right_required(Right.EXPORT)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Edit a draft."""
    user = person(request)
    notice = notice_of(user, pk, keep=True)
    if notice.published_at is not None:
        messages.error(request, "公示已经发布，不能再改。")
        return redirect("notices:detail", pk=pk)
    form = NoticeForm(request.POST or None, notice=notice)
    if request.method == "POST" and form.is_valid():
        chosen = {one.pk for one in form.cleaned_data["chosen"]}
        try:
            services.change_notice(actor=user, notice=notice, words=form.words, chosen=chosen)
        except TiduError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "已保存。")
            return redirect("notices:detail", pk=pk)
    context = {"form": form, "notice": notice}
    return render(request, "notices/pages/edit.html", None, context, status=422 if form.errors else 200)


@require_POST
@right_required(Right.EXPORT)
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish a notice."""
    user = person(request)
    notice = notice_of(user, pk, keep=True)
    try:
        services.publish_notice(actor=user, notice=notice)
    except TiduError as error:
        context = _shown(user, notice) | {"problem": str(error)}
        return render(request, "notices/pages/detail.html", None, context, status=422)
    messages.success(request, "公示已发布，公众可以查看名单、提出异议。")
    return redirect("notices:detail", pk=pk)


@require_POST
@right_required(Right.EXPORT)
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a draft."""
    user = person(request)
    notice = notice_of(user, pk, keep=True)
    try:
        services.discard_notice(actor=user, notice=notice)
    except TiduError as error:
        messages.error(request, str(error))
        return redirect("notices:detail", pk=pk)
    messages.success(request, "草稿已删除。")
    return redirect("notices:list")


@require_POST
@right_required(Right.EXPORT)
def announce(request: HttpRequest, pk: int) -> HttpResponse:
    """Draft the announcement of a notice."""
    user = person(request)
    notice = notice_of(user, pk, keep=True)
    try:
        made = announcing.make_announcement(actor=user, notice=notice)
    except TiduError as error:
        messages.error(request, str(error))
        return redirect("notices:detail", pk=pk)
    return redirect("notices:announcement-edit", pk=made.pk)


@require_http_methods(["GET", "POST"])
@right_required(Right.EXPORT)
def objection_enter(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter an objection that came otherwise than by the public page."""
    user = person(request)
    notice = notice_of(user, pk)
    if not may_make(user) or notice.published_at is None:
        raise Http404
    form = ObjectionForm(request.POST or None, request.FILES or None, notice=notice)
    if request.method == "POST" and form.is_valid():
        try:
            made = objections.enter(actor=user, listed=form.cleaned_data["listed"], said=form.said)
        except TiduError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"已登记，回执号 {made.receipt}，请告知异议人。")
            return redirect("notices:objection", pk=made.pk)
    context = {"form": form, "notice": notice}
    return render(request, "notices/pages/enter.html", None, context, status=422 if form.errors else 200)


@require_GET
@right_required(Right.EXPORT)
def word(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand a notice out as Word."""
    notice = notice_of(person(request), pk)
    return download(notice_word(notice), f"{notice.title}.docx")
