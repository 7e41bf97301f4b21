"""A firm is told of every decision on its titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Role
from tidu.web.inbox.kinds import MessageKind
from tidu.web.inbox.services import send
from tidu.web.packs import level_label
from tidu.web.titles.course import Kind
from tidu.web.ui.formats import day

if TYPE_CHECKING:
    from tidu.web.titles.models import TitleEvent

_APPEAL = "对决定有异议的，可向作出决定的部门提出。"


def tell_step(event: TitleEvent) -> None:
    """Tell the accounts of the firm what was decided, from when on, why and by which document."""
    title = event.title
    barred = f"至 {day(event.bar_until)} 不得申报。" if event.bar_until else ""
    document = f"（{event.document}）" if event.document else ""
    body = f"自 {day(event.on)} 起：{event.ground_text or event.reason}{document}。{barred}"
    if event.kind in (Kind.SUSPENDED, Kind.REVOKED):
        body += _APPEAL
    for user in User.objects.filter(enterprise=title.enterprise_id, role=Role.FIRM, is_active=True):
        send(
            recipient=user,
            kind=MessageKind.TITLE,
            subject=f"{level_label(title.level)}称号：{event.get_kind_display()}",
            body=body,
            address=reverse("titles:detail", args=[title.pk]),
            key=f"title-event:{event.pk}",
        )
