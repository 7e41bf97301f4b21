"""The channels of this site, by name: e-mail, and for text messages and WeCom what the environment names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.module_loading import import_string

from tidu.web.inbox.channels.base import DeliveryError
from tidu.web.inbox.channels.mail import MailChannel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidu.web.inbox.channels.base import Channel

LABELS = {"mail": "电子邮件", "sms": "短信", "wecom": "企业微信"}
"""Channels a person may choose, in the order of pages."""


class BrokenChannel:
    """Stands for a class that the environment names and that cannot be loaded: the operator is told, nobody else."""

    def __init__(self, name: str, path: str, error: Exception) -> None:
        """Keep what was wrong."""
        self.label = LABELS[name]
        self._told = f"配置的网关 {path} 不能载入：{error}"

    def problem(self) -> str:
        """Say what was wrong."""
        return self._told

    def remark(self) -> str:
        """Nothing more to say."""
        return ""

    def address_of(self, _user: object) -> str:
        """Nobody is reached."""
        return ""

    def deliver(self, _letter: object) -> None:
        """Refuse: a letter that comes this way all the same is tried again later, with the reason on record.

        Raises:
            DeliveryError: always.
        """
        raise DeliveryError(self._told)


def channels() -> Mapping[str, Channel]:
    """Return the channels by name; also those that cannot be used, which say why."""
    return {
        "mail": MailChannel(),
        "sms": _named("sms", settings.SMS_CHANNEL),
        "wecom": _named("wecom", settings.WECOM_CHANNEL),
    }


def _named(name: str, path: str) -> Channel:
    try:
        made: Channel = import_string(path)()
    except Exception as error:  # noqa: BLE001 - whatever a site's own class raises must not stop the messages
        return BrokenChannel(name, path, error)
    return made
