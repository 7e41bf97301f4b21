"""Messages on their way out of the site: queued with the message, handed over by the tick, tried again, recorded."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from tidu.web.accounts.models import User
from tidu.web.audit import services as audit
from tidu.web.inbox.channels.base import DeliveryError
from tidu.web.inbox.channels.registry import LABELS, channels
from tidu.web.inbox.choices import choices_of
from tidu.web.inbox.kinds import Mode
from tidu.web.inbox.models import Delivery, State
from tidu.web.inbox.wording import Letter, digest_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tidu.web.inbox.channels.base import Channel
    from tidu.web.inbox.models import Message

DIGEST_AT = time(8, 0)
# Waits between attempts; after the last one the delivery has failed.
WAITS = (timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=8))
# A tick that was killed while sending: after that long its letters are sent by another.
_HELD = timedelta(minutes=15)
# A slow server must not hold the tick for long.
_MOST_LETTERS = 100


def queue(messages: Iterable[Message], *, now: datetime | None = None) -> int:
    """Queue new messages for the channels that their recipients have chosen; return how many deliveries.

    Call it in the transaction that writes the messages. A channel that the site has not set up, or by which the
    person is not reached, gets none: the message is in her inbox all the same.
    """
    found = list(messages)
    if not found:
        return 0
    moment = now or timezone.now()
    usable = {name: channel for name, channel in channels().items() if not channel.problem()}
    people = User.objects.in_bulk({one.recipient_id for one in found})
    wanted = choices_of(people)
    made = [
        Delivery(message=one, channel=name, mode=mode, to=to, next_at=_first_time(mode, moment))
        for one in found
        for name, channel in usable.items()
        if (mode := wanted[one.recipient_id][one.kind, name]) != Mode.OFF
        and people[one.recipient_id].is_active
        and (to := channel.address_of(people[one.recipient_id]))
    ]
    return len(Delivery.objects.bulk_create(made, ignore_conflicts=True, batch_size=500))


def deliver(*, now: datetime | None = None) -> int:
    """Hand over what is due; called by the tick. Return how many letters were taken.

    Messages for the day's digest go as one letter a person and channel; those read in the site meanwhile go not
    at all.
    """
    moment = now or timezone.now()
    due = Delivery.objects.filter(state__in=(State.WAITING, State.SENDING), next_at__lte=moment)
    letters: dict[tuple[object, ...], list[Delivery]] = defaultdict(list)
    for one in due.select_related("message").order_by("pk"):
        own = (one.pk,) if one.mode == Mode.NOW else (one.message.recipient_id, one.to)
        letters[(one.channel, one.mode, *own)].append(one)
    known = channels()
    return sum(_send(known, group, moment) for group in list(letters.values())[:_MOST_LETTERS])


def _send(known: Mapping[str, Channel], group: Sequence[Delivery], now: datetime) -> int:
    mine = [one for one in group if _claim(one, now)]
    unread = [one for one in mine if one.message.read_at is None]
    _settle([one for one in mine if one not in unread], state=State.READ)
    if not unread:
        return 0
    try:
        _hand_over(known.get(unread[0].channel), digest_of([one.message for one in unread], unread[0].to))
    except DeliveryError as error:
        _put_off(unread, str(error), now)
        return 0
    _settle(unread, state=State.SENT, sent_at=now, error="")
    return 1


def _claim(one: Delivery, now: datetime) -> bool:
    """Take a delivery: of two ticks that want it, one gets it."""
    free = Delivery.objects.filter(pk=one.pk, state=one.state, next_at=one.next_at)
    return bool(free.update(state=State.SENDING, next_at=now + _HELD, attempts=one.attempts + 1))


def _put_off(failed: Sequence[Delivery], error: str, now: datetime) -> None:
    for one in failed:
        tried = one.attempts
        last = tried >= len(WAITS)
        Delivery.objects.filter(pk=one.pk).update(
            state=State.FAILED if last else State.WAITING,
            next_at=now if last else now + WAITS[tried],
            error=error[:300],
        )


def _settle(done: Sequence[Delivery], **values: object) -> None:
    Delivery.objects.filter(pk__in=[one.pk for one in done]).update(**values)


def _first_time(mode: Mode, now: datetime) -> datetime:
    """Return when a message is due: at once, or with the next digest."""
    if mode == Mode.NOW:
        return now
    local = timezone.localtime(now)
    today = timezone.make_aware(datetime.combine(local.date(), DIGEST_AT))
    return today if local <= today else today + timedelta(days=1)


def send_test(*, actor: User, name: str) -> str:
    """Send an operator a letter through a channel at once; return where to.

    Raises:
        DeliveryError: no such channel, it cannot be used, she is not reached by it, or the letter was not taken.
    """
    channel = channels().get(name)
    to = "" if channel is None else channel.address_of(actor)
    if channel is not None and not channel.problem() and not to:
        raise DeliveryError(f"您的账号没有登记{'邮箱' if name == 'mail' else '手机号'}，请先在“账号”页填写")
    subject = f"【梯度】测试消息 {timezone.localtime():%Y-%m-%d %H:%M}"
    _hand_over(channel, Letter(to, subject, "收到即说明这种发送方式可用，不需要办理。\n", subject))
    audit.record(
        actor=actor, action="发送测试消息", target=actor, after={"方式": LABELS[name], "收件地址": to}
    )
    return to


def _hand_over(channel: Channel | None, letter: Letter) -> None:
    """Give a letter to a channel; whatever a site's own class raises is told as a delivery that failed."""
    if channel is None:
        raise DeliveryError("这个网站没有这种发送方式")
    if problem := channel.problem():
        raise DeliveryError(problem)
    try:
        channel.deliver(letter)
    except DeliveryError:
        raise
    except Exception as error:
        raise DeliveryError(f"{type(error).__name__}：{error}") from error
