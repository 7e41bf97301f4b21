from datetime import timedelta

import pytest

from tests.web.applications.kit import MONTH, TODAY, apply, open_batch
from tests.web.case import Site
from tidu.web.batches.reminding import remind_batches
from tidu.web.inbox.models import Message

pytestmark = pytest.mark.django_db


def test_drafts_are_called_to_mind_as_the_end_comes(site: Site) -> None:
    batch = open_batch(site)
    made = apply(batch, site.east_firm)
    apply(batch, site.west_firm, state="submitted")
    sent = {left: remind_batches(today=batch.closes_on - timedelta(days=left)) for left in range(10, -1, -1)}
    # Day 7, then each step once, though the tick runs every few minutes.
    assert {left for left, count in sent.items() if count} == {7, 3, 1, 0}
    assert remind_batches(today=batch.closes_on) == 0
    first = Message.objects.order_by("pk")[0]
    assert first.recipient == site.people["firm"]
    assert first.subject == "还有 7 天截止，申报尚未提交：示例批次"
    assert first.address == f"/applications/{made.pk}/fill/"
    assert str(batch.closes_on) in first.body


def test_a_missed_tick_is_made_good(site: Site) -> None:
    batch = open_batch(site)
    apply(batch, site.east_firm)
    assert remind_batches(today=batch.closes_on - timedelta(days=5)) == 1


def test_the_organiser_hears_what_waits_when_it_is_over(site: Site) -> None:
    batch = open_batch(site, opens_on=TODAY - 2 * MONTH, closes_on=TODAY - timedelta(days=1))
    apply(batch, site.east_firm, state="submitted")
    assert remind_batches(today=TODAY) == 1
    assert remind_batches(today=TODAY + timedelta(days=1)) == 0
    message = Message.objects.get()
    assert message.recipient == batch.created_by
    assert "有 1 份申报待办理" in message.body


def test_batches_that_are_not_open_are_silent(site: Site) -> None:
    batch = open_batch(site, closes_on=TODAY + timedelta(days=1))
    batch.opened_at = None
    batch.save()
    apply(batch, site.east_firm)
    assert remind_batches(today=TODAY) == 0
