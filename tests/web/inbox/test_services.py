"""Messages are sent once a key; reminders go out before the due date, each once."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.web.case import Site
from tidu.web.inbox import services
from tidu.web.inbox.models import Message

pytestmark = pytest.mark.django_db

DUE = date(2026, 12, 10)


def _due(site: Site, **fields: object) -> Message:
    message = services.send(recipient=site.officer, subject="复核名单", due_on=DUE, key="review:1")
    sent = datetime(2026, 11, 1, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
    Message.objects.filter(pk=message.pk).update(created_at=sent, **fields)
    return message


def test_the_same_key_is_sent_once_a_person(site: Site) -> None:
    first = services.send(recipient=site.officer, subject="复核名单", key="review:1")
    assert services.send(recipient=site.officer, subject="又一次", key="review:1") == first
    assert services.send(recipient=site.operator, subject="复核名单", key="review:1") != first
    assert Message.objects.count() == 2


def test_without_a_key_every_message_is_new(site: Site) -> None:
    for _ in range(2):
        services.send(recipient=site.officer, subject="你好")
    assert Message.objects.count() == 2


def test_reading_counts_once_and_only_for_the_reader(site: Site) -> None:
    message = services.send(recipient=site.officer, subject="你好")
    services.mark_read(reader=site.operator, message=message)
    message.refresh_from_db()
    assert message.read_at is None
    services.mark_read(reader=site.officer, message=message)
    message.refresh_from_db()
    read_at = message.read_at
    services.mark_read(reader=site.officer, message=message)
    message.refresh_from_db()
    assert message.read_at == read_at is not None


def test_reminders_three_days_one_day_before_and_on_the_day(site: Site) -> None:
    _due(site)
    sent = {left: services.remind(today=DUE - timedelta(days=left)) for left in (5, 4, 3, 2, 1, 0, -1)}
    assert sent == {5: 0, 4: 0, 3: 1, 2: 0, 1: 1, 0: 1, -1: 0}
    subjects = list(Message.objects.filter(key__startswith="reminder:").values_list("subject", flat=True))
    assert subjects == ["今天到期：复核名单", "还有 1 天到期：复核名单", "还有 3 天到期：复核名单"]


def test_a_tick_that_was_missed_is_made_up_for(site: Site) -> None:
    _due(site)
    assert services.remind(today=DUE - timedelta(days=2)) == 1
    assert services.remind(today=DUE - timedelta(days=2)) == 0


def test_what_is_done_is_not_reminded_of(site: Site) -> None:
    _due(site)
    assert services.settle(key="review:1") == 1
    assert services.remind(today=DUE) == 0
    services.send(recipient=site.officer, subject="没有键", due_on=DUE)
    assert services.settle(key="") == 0


def test_a_message_sent_on_the_last_day_is_its_own_reminder(site: Site) -> None:
    message = _due(site)
    sent = datetime(2026, 12, 10, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
    Message.objects.filter(pk=message.pk).update(created_at=sent)
    assert services.remind(today=DUE) == 0
