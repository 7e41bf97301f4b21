"""Messages go out as people have chosen, are tried again, and every attempt is on record."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.utils import timezone
from pytest_django.fixtures import Settings

from tests.web.case import Site
from tidu.web.accounts.models import User
from tidu.web.inbox import services
from tidu.web.inbox.channels.base import DeliveryError
from tidu.web.inbox.choices import choose
from tidu.web.inbox.delivering import WAITS, deliver, queue, send_test
from tidu.web.inbox.models import Delivery, Message, State
from tidu.web.inbox.wording import Letter

pytestmark = pytest.mark.django_db
NOON = datetime(2030, 6, 3, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
SENT: list[Letter] = []
FAIL: list[Exception] = []


class Gateway:
    """A site's own gateway for text messages."""

    label = "短信"

    def problem(self) -> str:
        return ""

    def remark(self) -> str:
        return "示例网关"

    def address_of(self, user: User) -> str:
        return user.phone

    def deliver(self, letter: Letter) -> None:
        if FAIL:
            raise FAIL[0]
        SENT.append(letter)


@pytest.fixture(autouse=True)
def _channels(settings: Settings) -> None:
    settings.EMAIL_HOST = "mail.example.org"
    settings.SMS_CHANNEL = f"{__name__}.Gateway"
    SENT.clear()
    FAIL.clear()


@pytest.fixture
def officer(site: Site) -> User:
    site.officer.email, site.officer.phone = "officer@example.org", "13900000000"
    site.officer.save()
    return site.officer


def message(to: User, subject: str = "复核名单", kind: str = "due") -> Message:
    return services.send(recipient=to, subject=subject, kind=kind, key=subject)


def states() -> Sequence[tuple[str, int]]:
    return list(Delivery.objects.order_by("pk").values_list("state", "attempts"))


def test_what_is_urgent_goes_at_once_and_once(officer: User) -> None:
    message(officer)
    message(officer)
    now = Delivery.objects.get().next_at
    assert [deliver(now=now), deliver(now=now + timedelta(days=1))] == [1, 0]
    (sent,) = mail.outbox
    assert sent.to == ["officer@example.org"]
    one = Delivery.objects.get()
    assert (one.state, one.attempts, one.sent_at, one.error) == (State.SENT, 1, now, "")


def test_the_rest_of_the_day_comes_together_at_eight(officer: User, site: Site) -> None:
    for number in range(3):
        message(officer, f"第{number}条", "todo")
    Delivery.objects.all().delete()
    queue(Message.objects.all(), now=NOON)
    services.mark_read(reader=officer, message=Message.objects.get(subject="第1条"))
    eight = datetime(2030, 6, 4, 8, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert deliver(now=eight - timedelta(minutes=1)) == 0
    assert deliver(now=eight) == 1
    (sent,) = mail.outbox
    assert sent.subject == "【梯度】今日消息 2 条"
    assert "第1条" not in sent.body
    assert sorted(state for state, _ in states()) == [State.READ, State.SENT, State.SENT]


def test_choices_and_addresses_decide(officer: User, site: Site) -> None:
    choose(user=officer, modes={("due", "mail"): "off", ("due", "sms"): "now"})
    message(officer)
    message(site.operator)  # has no address
    officer.is_active = False
    officer.save()
    message(officer, "停用后")
    assert list(Delivery.objects.values_list("channel", "to")) == [("sms", "13900000000")]
    assert deliver(now=Delivery.objects.get().next_at) == 1
    assert [letter.short for letter in SENT] == ["【梯度】复核名单（没有期限）"]


@pytest.mark.parametrize("error", [DeliveryError("网关忙"), ValueError("网关忙")])
def test_a_failure_is_tried_again_and_then_given_up(officer: User, error: Exception) -> None:
    choose(user=officer, modes={("due", "mail"): "off", ("due", "sms"): "now"})
    message(officer)
    FAIL.append(error)
    now = Delivery.objects.get().next_at
    for wait in (*WAITS, None):
        assert deliver(now=now) == 0
        one = Delivery.objects.get()
        assert "网关忙" in one.error
        assert one.state == (State.WAITING if wait else State.FAILED)
        if wait:
            assert one.next_at == now + wait
            assert deliver(now=now + wait - timedelta(seconds=1)) == 0
            now += wait
    assert Delivery.objects.get().attempts == len(WAITS) + 1
    assert deliver(now=now + timedelta(days=9)) == 0


def test_a_gateway_that_is_well_again_gets_it(officer: User) -> None:
    choose(user=officer, modes={("due", "mail"): "off", ("due", "sms"): "now"})
    message(officer)
    FAIL.append(DeliveryError("网关忙"))
    now = Delivery.objects.get().next_at
    deliver(now=now)
    FAIL.clear()
    assert deliver(now=now + WAITS[0]) == 1
    assert states() == [(State.SENT, 2)]
    assert Delivery.objects.get().error == ""


def test_what_a_killed_tick_held_is_sent_by_another(officer: User) -> None:
    message(officer)
    now = Delivery.objects.get().next_at
    Delivery.objects.update(state=State.SENDING, next_at=now + timedelta(minutes=15))
    assert deliver(now=now) == 0
    assert deliver(now=now + timedelta(minutes=15)) == 1


def test_a_channel_that_was_taken_away_is_told(officer: User, settings: Settings) -> None:
    message(officer)
    settings.EMAIL_HOST = ""
    deliver(now=Delivery.objects.get().next_at)
    assert "TIDU_SMTP_HOST" in Delivery.objects.get().error


def test_reminders_go_out_as_well(officer: User) -> None:
    due = timezone.localdate() + timedelta(days=1)
    first = services.send(recipient=officer, subject="名单", due_on=due, key="x")
    Message.objects.filter(pk=first.pk).update(created_at=first.created_at - timedelta(days=9))
    Delivery.objects.all().delete()
    assert services.remind() == 1
    assert services.remind() == 0
    assert Delivery.objects.get().message.kind == "due"


def test_an_operator_sends_herself_a_test(site: Site, officer: User) -> None:
    assert send_test(actor=officer, name="mail") == "officer@example.org"
    assert "测试消息" in mail.outbox[0].subject
    with pytest.raises(DeliveryError, match="没有登记邮箱"):
        send_test(actor=site.operator, name="mail")
    with pytest.raises(DeliveryError, match="没有这种发送方式"):
        send_test(actor=officer, name="pigeon")
    FAIL.append(ValueError("示例"))
    with pytest.raises(DeliveryError, match="ValueError"):
        send_test(actor=officer, name="sms")
