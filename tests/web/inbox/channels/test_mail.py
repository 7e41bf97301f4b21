"""E-mail goes through the site's server; without one the channel says so."""

import smtplib

import pytest
from django.core import mail
from pytest_django.fixtures import Settings

from tests.web.case import Site
from tidu.web.inbox.channels.base import DeliveryError
from tidu.web.inbox.channels.mail import MailChannel
from tidu.web.inbox.wording import Letter

LETTER = Letter("demo@example.org", "【梯度】标题", "全文", "短文")


def test_without_a_server_it_says_what_to_set(settings: Settings) -> None:
    settings.EMAIL_HOST = ""
    assert "TIDU_SMTP_HOST" in MailChannel().problem()
    settings.EMAIL_HOST = "mail.example.org"
    assert MailChannel().problem() == ""
    assert "mail.example.org" in MailChannel().remark()


def test_a_letter_is_sent(settings: Settings) -> None:
    settings.DEFAULT_FROM_EMAIL = "tidu@example.org"
    MailChannel().deliver(LETTER)
    (sent,) = mail.outbox
    assert (sent.to, sent.subject, sent.body) == (["demo@example.org"], "【梯度】标题", "全文")
    assert sent.from_email == "tidu@example.org"


@pytest.mark.parametrize("error", [ConnectionRefusedError("拒绝连接"), smtplib.SMTPException("550")])
def test_a_server_that_refuses_is_told(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    with pytest.raises(DeliveryError, match="邮件服务器没有接收"):
        MailChannel().deliver(LETTER)


@pytest.mark.django_db
def test_people_are_reached_by_the_address_of_their_account(site: Site) -> None:
    site.officer.email = "demo@example.org"
    assert MailChannel().address_of(site.officer) == "demo@example.org"
