"""Unread first, then newest first; one's own only."""

import pytest

from tests.web.case import Site
from tidu.web.inbox import services
from tidu.web.inbox.models import Delivery, State
from tidu.web.inbox.selectors import channel_states, messages_for, troubled

pytestmark = pytest.mark.django_db


def test_the_order_of_the_inbox(site: Site) -> None:
    made = [services.send(recipient=site.officer, subject=f"第{n}条") for n in range(4)]
    services.send(recipient=site.operator, subject="别人的")
    services.mark_read(reader=site.officer, message=made[2])
    services.mark_read(reader=site.officer, message=made[0])
    assert list(messages_for(site.officer)) == [made[3], made[1], made[2], made[0]]


def test_what_became_of_deliveries_is_counted_by_channel_and_place(site: Site) -> None:
    for key, state, error in (
        ("officer", State.SENT, ""), ("officer", State.FAILED, "550"), ("officer", State.WAITING, ""),
        ("operator", State.WAITING, "稍后再试"), ("stranger", State.FAILED, "550"),
    ):  # fmt: skip
        message = services.send(recipient=site.people[key], subject="示例")
        Delivery.objects.create(message=message, channel="mail", mode="now", to="x", state=state, error=error)
    mail, sms, _ = channel_states(site.operator)
    assert (mail.sent, mail.failed, mail.waiting) == (1, 1, 2)
    assert (sms.sent, sms.failed, sms.waiting) == (0, 0, 0)
    assert sorted(one.error for one in troubled(site.operator)) == ["550", "稍后再试"]
