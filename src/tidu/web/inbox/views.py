"""Pages of the inbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from tidu.web.accounts.access import person
from tidu.web.inbox import services
from tidu.web.inbox.models import Message
from tidu.web.inbox.selectors import messages_for
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_PER_PAGE = 30


def message_list(request: HttpRequest) -> HttpResponse:
    """List messages, unread first."""
    page = Paginator(messages_for(person(request)), _PER_PAGE).get_page(request.GET.get("page"))
    context: dict[str, object] = {"page": page, "summary": f"共 {page.paginator.count} 条消息"}
    return render(request, "inbox/pages/list.html", "inbox/partials/rows.html", context, target="inbox")


@require_POST
def message_open(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a message as read and go to the page it is about."""
    reader = person(request)
    message = get_object_or_404(Message.objects.visible_to(reader), pk=pk)
    services.mark_read(reader=reader, message=message)
    inside = url_has_allowed_host_and_scheme(message.address, allowed_hosts=None)
    return redirect(message.address if message.address and inside else "inbox:list")


@require_POST
def message_read_all(request: HttpRequest) -> HttpResponse:
    """Mark all messages as read."""
    count = services.mark_all_read(reader=person(request))
    messages.success(request, f"已将 {count} 条消息标为已读。")
    return redirect("inbox:list")
