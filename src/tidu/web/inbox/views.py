"""Pages of the inbox: messages, own choices, and the channels as the operator sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.inbox import services
from tidu.web.inbox.channels.base import DeliveryError
from tidu.web.inbox.channels.registry import channels
from tidu.web.inbox.choices import choices_of, choose
from tidu.web.inbox.delivering import send_test
from tidu.web.inbox.forms import ChoicesForm
from tidu.web.inbox.models import Message
from tidu.web.inbox.selectors import channel_states, messages_for, troubled
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


@require_http_methods(["GET", "POST"])
def choices(request: HttpRequest) -> HttpResponse:
    """Let a person choose what reaches her outside the site."""
    user = person(request)
    usable = {name: one for name, one in channels().items() if not one.problem()}
    form = ChoicesForm(request.POST or None, modes=choices_of([user.pk])[user.pk], usable=usable)
    if request.method == "POST" and form.is_valid():
        choose(user=user, modes=form.modes())
        messages.success(request, "消息设置已保存。")
        return redirect("inbox:settings")
    reached = [(one.label, one.address_of(user)) for one in usable.values()]
    context: dict[str, object] = {"form": form, "reached": reached}
    return render(request, "inbox/pages/settings.html", None, context, status=422 if form.errors else 200)


@require_GET
@right_required(Right.MANAGE_ACCOUNTS)
def channel_list(request: HttpRequest) -> HttpResponse:
    """Show the operator which channels can be used, and what was not delivered."""
    user = person(request)
    context = {"channels": channel_states(user), "troubled": troubled(user)}
    return render(request, "inbox/pages/channels.html", None, context)


@require_POST
@right_required(Right.MANAGE_ACCOUNTS)
def channel_test(request: HttpRequest, name: str) -> HttpResponse:
    """Send the operator a test message."""
    try:
        to = send_test(actor=person(request), name=name)
    except DeliveryError as error:
        messages.error(request, f"测试消息没有发出：{error}")
    else:
        messages.success(request, f"测试消息已发往 {to}。")
    return redirect("inbox:channels")
