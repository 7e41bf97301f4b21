"""Letters written into a file of the site's folder: for a gateway that picks them up there, and for trying out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

from tidu.web.inbox.channels.base import DeliveryError

if TYPE_CHECKING:
    from pathlib import Path

    from tidu.web.accounts.models import User
    from tidu.web.inbox.wording import Letter


class FileChannel:
    """One line of JSON a letter: ``at``, ``to``, ``text``, in ``TIDU_HOME/outbox/<name>.jsonl``."""

    name = "file"
    label = "文件"

    @property
    def path(self) -> Path:
        """The file that letters are added to."""
        folder: Path = settings.HOME / "outbox"
        return folder / f"{self.name}.jsonl"

    def problem(self) -> str:
        """Nothing is needed but the site's folder."""
        return ""

    def remark(self) -> str:
        """Name the file."""
        return f"没有配置网关：写入数据文件夹的 outbox/{self.name}.jsonl，可由本单位的网关读取发送"

    def address_of(self, user: User) -> str:
        """Return the account's telephone number."""
        return user.phone

    def deliver(self, letter: Letter) -> None:
        """Add a line.

        Raises:
            DeliveryError: the file cannot be written.
        """
        line = {"at": timezone.now().isoformat(), "to": letter.to, "text": letter.short}
        try:
            self.path.parent.mkdir(mode=0o700, exist_ok=True)
            with self.path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
        except OSError as error:
            raise DeliveryError(f"写不进 outbox/{self.name}.jsonl：{error.strerror}") from error


class SmsFile(FileChannel):
    """Text messages, until the site names a gateway of its own."""

    name = "sms"
    label = "短信"


class WecomFile(FileChannel):
    """Messages of WeCom, until the site names a gateway of its own."""

    name = "wecom"
    label = "企业微信"
