"""The one place that makes sure a message says what it is about, what to do, by when and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings

from tidu.web.inbox.kinds import DEFAULT_TASKS, MessageKind
from tidu.web.ui.formats import day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tidu.web.inbox.models import Message

NO_LIMIT = "没有期限"
_INBOX = "/inbox/"
_SUBJECT, _TASK, _ADDRESS = 120, 500, 200
_SIGNED = "梯度系统自动发送，请勿直接回复。登录后在“账号设置”的“消息设置”里选择收哪些消息。"


class MessageError(ValueError):
    """A message would leave its reader helpless: a mistake of the program, never of a person."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A message as a channel takes it: a subject, the whole text, and a short one for telephones."""

    to: str
    subject: str
    text: str
    short: str


def checked(*, kind: str, subject: str, body: str, address: str, due_on: date | None) -> dict[str, object]:
    """Return the fields of a message that names what it is about, what to do, by when and where.

    Args:
        kind: one of `MessageKind`.
        subject: what it is about.
        body: what to do; where it is empty the kind says it.
        address: page of this site; the inbox where it is empty.
        due_on: last day; without one the text says that there is no limit.

    Raises:
        MessageError: an unknown kind, no subject, or an address outside this site.
    """
    if kind not in MessageKind.values:
        raise MessageError(f"unknown kind of message: {kind}")
    if not subject.strip():
        raise MessageError("a message needs a subject")
    if address and (not address.startswith("/") or address.startswith("//")):
        raise MessageError(f"a message leads to a page of this site, not to {address}")
    return {
        "kind": kind,
        "subject": subject.strip()[:_SUBJECT],
        "body": (body.strip() or DEFAULT_TASKS[kind])[:_TASK],
        "address": address[:_ADDRESS],
        "due_on": due_on,
    }


def by_when(due_on: date | None) -> str:
    """Say by when something is to be done."""
    return f"{day(due_on)} 前" if due_on is not None else NO_LIMIT


def letter_of(message: Message, to: str) -> Letter:
    """Return a message as a letter."""
    text = f"{_paragraph(message)}\n\n{_SIGNED}\n"
    return Letter(
        to, f"【梯度】{message.subject}", text, f"【梯度】{message.subject}（{by_when(message.due_on)}）"
    )


def digest_of(messages: Sequence[Message], to: str) -> Letter:
    """Return several messages as one letter, those due first in front; a single one stands for itself."""
    if len(messages) == 1:
        return letter_of(messages[0], to)
    ordered = sorted(messages, key=lambda one: (one.due_on is None, one.due_on, one.pk))
    subject = f"【梯度】今日消息 {len(ordered)} 条"
    text = "\n\n".join(f"{place}. {_paragraph(one)}" for place, one in enumerate(ordered, start=1))
    first = ordered[0]
    short = f"{subject}，最近一项：{first.subject}（{by_when(first.due_on)}）"
    return Letter(to, subject, f"{text}\n\n{_SIGNED}\n", short)


def _paragraph(message: Message) -> str:
    return "\n".join(
        (
            message.subject,
            f"要做什么：{message.body or DEFAULT_TASKS[message.kind]}",
            f"办理期限：{by_when(message.due_on)}",
            f"办理地址：{settings.SITE_URL}{message.address or _INBOX}",
        )
    )
