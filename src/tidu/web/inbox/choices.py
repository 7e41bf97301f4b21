"""What each person wants to receive outside the site, by kind of message and channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from tidu.web.audit import services as audit
from tidu.web.inbox.channels.registry import LABELS
from tidu.web.inbox.kinds import MessageKind, Mode
from tidu.web.inbox.models import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tidu.web.accounts.models import User

Modes = dict[tuple[str, str], Mode]
"""Mode by kind and channel."""

# By e-mail the day's messages come together; what has a day soon, or touches a title, comes at once.
_AT_ONCE = (MessageKind.DUE, MessageKind.TITLE)
DEFAULTS: Modes = {
    (kind, channel): Mode.OFF
    if channel != "mail" or kind == MessageKind.NEWS
    else Mode.NOW
    if kind in _AT_ONCE
    else Mode.DIGEST
    for kind in MessageKind.values
    for channel in LABELS
}
"""What holds where a person has not chosen."""


def choices_of(user_ids: Iterable[int]) -> dict[int, Modes]:
    """Return what each person wants, with the defaults filled in; one query."""
    wanted = {user: dict(DEFAULTS) for user in user_ids}
    rows = Choice.objects.filter(user__in=list(wanted)).values_list("user_id", "kind", "channel", "mode")
    for user, kind, channel, mode in rows:
        wanted[user][kind, channel] = Mode(mode)
    return wanted


@transaction.atomic
def choose(*, user: User, modes: Mapping[tuple[str, str], str]) -> int:
    """Keep what a person wants; return how many of her choices changed.

    Args:
        user: whose choices these are.
        modes: by kind and channel; those not named stay as they are.
    """
    kept = choices_of([user.pk])[user.pk]
    changed = {pair: Mode(mode) for pair, mode in modes.items() if kept[pair] != mode}
    for (kind, channel), mode in changed.items():
        Choice.objects.update_or_create(user=user, kind=kind, channel=channel, defaults={"mode": mode})
    if changed:
        audit.record(
            actor=user,
            action="修改消息设置",
            target=user,
            before={_name(pair): kept[pair].label for pair in changed},
            after={_name(pair): mode.label for pair, mode in changed.items()},
        )
    return len(changed)


def _name(pair: tuple[str, str]) -> str:
    kind, channel = pair
    return f"{MessageKind(kind).label}·{LABELS[channel]}"
