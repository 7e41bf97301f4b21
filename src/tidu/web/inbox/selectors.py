"""Read messages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import BooleanField, Count, ExpressionWrapper, Q

from tidu.web.inbox.channels.registry import channels
from tidu.web.inbox.models import Delivery, Message, State

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from tidu.web.accounts.models import User


def messages_for(user: User) -> QuerySet[Message]:
    """Return a person's messages: unread first, then newest first."""
    is_read = ExpressionWrapper(Q(read_at__isnull=False), output_field=BooleanField())
    return Message.objects.visible_to(user).order_by(is_read, "-pk")


@dataclass(frozen=True, slots=True)
class ChannelState:
    """A channel as the operator sees it: whether it can be used, and what became of its letters."""

    name: str
    label: str
    problem: str
    remark: str
    counts: dict[str, int]

    @property
    def waiting(self) -> int:
        """Deliveries that are still to be sent."""
        return self.counts.get(State.WAITING, 0) + self.counts.get(State.SENDING, 0)

    @property
    def sent(self) -> int:
        """Deliveries that were taken."""
        return self.counts.get(State.SENT, 0)

    @property
    def failed(self) -> int:
        """Deliveries that were given up."""
        return self.counts.get(State.FAILED, 0)


def channel_states(user: User) -> list[ChannelState]:
    """Return the site's channels with the counts of the person's tenant; one query."""
    found = Delivery.objects.visible_to(user).order_by().values_list("channel", "state")
    counts = {(channel, state): count for channel, state, count in found.annotate(count=Count("pk"))}
    return [
        ChannelState(
            name,
            channel.label,
            problem := channel.problem(),
            "" if problem else channel.remark(),
            {state: counts.get((name, state), 0) for state in State.values},
        )
        for name, channel in channels().items()
    ]


def troubled(user: User, most: int = 50) -> QuerySet[Delivery]:
    """Return the latest deliveries of the person's tenant that failed, or wait for another attempt."""
    found = Delivery.objects.visible_to(user).exclude(error="").exclude(state=State.SENT)
    return found.select_related("message__recipient").order_by("-pk")[:most]
