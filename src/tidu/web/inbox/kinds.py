"""What messages are about, and what to do with one that says no more than that."""

from __future__ import annotations

from django.db.models import TextChoices


class MessageKind(TextChoices):
    """What a message is about. People choose by kind and channel what reaches them outside the site."""

    TODO = "todo", "待办事项"
    DUE = "due", "到期提醒"
    UPDATE = "update", "年度信息更新"
    CHANGE = "change", "重大变动"
    TITLE = "title", "称号变动"
    ALERT = "alert", "监测预警"
    NEWS = "news", "办理结果"


DEFAULT_TASKS: dict[str, str] = {
    MessageKind.TODO: "请打开链接办理。",
    MessageKind.DUE: "请在截止日期前打开链接办理。",
    MessageKind.UPDATE: "请核对并补齐上一年度的数据，然后确认更新。",
    MessageKind.CHANGE: "请打开链接查看并办理。",
    MessageKind.TITLE: "请打开链接查看决定和依据；有异议的，按决定上的途径提出。",
    MessageKind.ALERT: "请打开链接核对未达标的条件，联系企业补强。",
    MessageKind.NEWS: "请打开链接查看，不需要另外办理。",
}
"""What to do, where the sender has not said it."""


class Mode(TextChoices):
    """How a kind of message reaches a person through a channel."""

    NOW = "now", "立即发送"
    DIGEST = "digest", "每日汇总"
    OFF = "off", "不发送"
