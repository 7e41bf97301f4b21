"""E-mail through the site's SMTP server."""

from __future__ import annotations

import smtplib
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import EmailMessage

from tidu.web.inbox.channels.base import DeliveryError

if TYPE_CHECKING:
    from tidu.web.accounts.models import User
    from tidu.web.inbox.wording import Letter


class MailChannel:
    """E-mail to the address of the account."""

    label = "电子邮件"

    def problem(self) -> str:
        """Without a server nothing is sent."""
        return "" if settings.EMAIL_HOST else "没有配置邮件服务器（环境变量 TIDU_SMTP_HOST，见部署文档）"

    def remark(self) -> str:
        """Name server and sender."""
        return f"经 {settings.EMAIL_HOST}:{settings.EMAIL_PORT} 发出，发件人 {settings.DEFAULT_FROM_EMAIL}"

    def address_of(self, user: User) -> str:
        """Return the account's address."""
        return user.email

    def deliver(self, letter: Letter) -> None:
        """Hand the letter to the server.

        Raises:
            DeliveryError: the server cannot be reached or refuses it.
        """
        try:
            EmailMessage(letter.subject, letter.text, to=[letter.to]).send()
        except (OSError, smtplib.SMTPException) as error:
            raise DeliveryError(f"邮件服务器没有接收：{error}") from error
