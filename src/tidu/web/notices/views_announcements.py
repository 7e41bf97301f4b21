"""Officers' pages of announcements: draft, publish, Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tidu.engine.errors import TiduError
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.notices import announcing
from tidu.web.notices.access import may_keep
from tidu.web.notices.documents import announcement_word
from tidu.web.notices.forms import AnnouncementForm
from tidu.web.notices.models import Announcement
from tidu.web.notices.selectors import lines_of
from tidu.web.notices.wording import level_name
from tidu.web.ui.files import download
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from tidu.web.accounts.models import User
    from tidu.web.notices.models import NoticeFirm


def announcement_of(user: User, pk: int, *, keep: bool = False) -> Announcement:
    """Return an announcement that a person may see (``keep``: may keep); else there is none (404)."""
    found = Announcement.objects.visible_to(user).select_related(
        "notice__batch__root", "notice__batch__organiser"
    )
    announcement: Announcement = get_object_or_404(found, pk=pk)
    if keep and not may_keep(user, announcement.notice):
        raise Http404
    return announcement


def firms_of(announcement: Announcement) -> list[NoticeFirm]:
    """Return who is on an announcement; on a draft, who would be if it were published now."""
    if announcement.published_at is None:
        return announcing.ready_firms(announcement.notice)
    return [one.listed for one in announcement.firms.select_related("listed").order_by("listed")]


def _shown(user: User, announcement: Announcement) -> dict[str, object]:
    draft = announcement.published_at is None
    held = [line for line in lines_of(announcement.notice) if line.held_by] if draft else []
    return {
        "announcement": announcement,
        "notice": announcement.notice,
        "firms": firms_of(announcement),
        "held": held,
        "level": level_name(announcement.notice.batch),
        "can_keep": may_keep(user, announcement.notice),
    }


@require_GET
@right_required(Right.EXPORT)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an announcement."""
    user = person(request)
    return render(request, "notices/pages/announcement.html", None, _shown(user, announcement_of(user, pk)))


@require_http_methods(["GET", "POST"])
@right_required(Right.EXPORT)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Edit a draft."""
    user = person(request)
    announcement = announcement_of(user, pk, keep=True)
    if announcement.published_at is not None:
        messages.error(request, "公告已经发布，不能再改。")
        return redirect("notices:announcement", pk=pk)
    form = AnnouncementForm(request.POST or None, announcement=announcement)
    if request.method == "POST" and form.is_valid():
        try:
            announcing.change_announcement(actor=user, announcement=announcement, words=form.words)
        except TiduError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "已保存，请核对后发布。")
            return redirect("notices:announcement", pk=pk)
    context = {"form": form, "announcement": announcement}
    return render(
        request, "notices/pages/announcement_edit.html", None, context, status=422 if form.errors else 200
    )


@require_POST
@right_required(Right.EXPORT)
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish an announcement."""
    user = person(request)
    announcement = announcement_of(user, pk, keep=True)
    try:
        announcing.publish_announcement(actor=user, announcement=announcement)
    except TiduError as error:
        context = _shown(user, announcement) | {"problem": str(error)}
        return render(request, "notices/pages/announcement.html", None, context, status=422)
    messages.success(request, "公告已发布，称号已登记到各企业档案。")
    return redirect("notices:announcement", pk=pk)


@require_GET
@right_required(Right.EXPORT)
def word(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand an announcement out as Word."""
    announcement = announcement_of(person(request), pk)
    data = announcement_word(announcement, firms_of(announcement))
    return download(data, f"{announcement.title}.docx")
