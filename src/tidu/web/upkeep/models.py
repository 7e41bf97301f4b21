"""Upkeep of titles: yearly updates called for and done, major changes reported, alerts of the monitoring."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from tidu.web.enterprises.models import Enterprise
from tidu.web.evidence.models import Evidence
from tidu.web.jurisdictions.models import Jurisdiction
from tidu.web.titles.models import Title
from tidu.web.upkeep.access import AlertQuerySet, ChangeQuerySet


class UpdateCall(models.Model):
    """A tenant looks after the update of a year: from then on a title without one is late, not just unknown."""

    root = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("年度")
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField("发起时间", auto_now_add=True)
    # The last step of `reminding` that was done: days before the last day, −1 after it.
    reminded = models.SmallIntegerField(null=True, blank=True)

    class Meta:
        """One a year."""

        verbose_name = "信息更新"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["root", "year"], name="update_call_once"),
        ]

    def __str__(self) -> str:
        """Return the year."""
        return f"{self.year} 年信息更新"


class Way(models.TextChoices):
    """How an update was done."""

    HERE = "here", "在本系统补齐数据后确认"
    PLATFORM = "platform", "已在培育平台更新"


class YearlyUpdate(models.Model):
    """The update of a title's firm in a year, as it was done. Written once; ``due_on`` is what the rule said then."""

    title = models.ForeignKey(Title, models.PROTECT, related_name="updates")
    year = models.PositiveSmallIntegerField("年度")
    due_on = models.DateField("截止日期")
    rule = models.CharField(max_length=60)
    way = models.CharField("方式", max_length=10, choices=Way)
    done_on = models.DateField("更新日期")
    note = models.CharField("说明", max_length=200, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField("登记时间", auto_now_add=True)

    class Meta:
        """One a title and year."""

        verbose_name = "年度更新"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["title", "year"], name="yearly_update_once"),
        ]

    def __str__(self) -> str:
        """Return year and day."""
        return f"{self.year}：{self.done_on}"

    @property
    def is_late(self) -> bool:
        """Whether it was done after its last day."""
        return self.done_on > self.due_on


class ChangeKind(models.TextChoices):
    """What may change so much that it is to be reported."""

    NAME = "name", "更名"
    CONTROLLER = "controller", "实际控制人变更"
    MERGER = "merger", "合并、分立"
    RESTRUCTURING = "restructuring", "重组、改制"
    BUSINESS = "business", "主营业务变化"
    MOVE = "move", "跨省或跨区迁移"
    ACCIDENT = "accident", "安全、质量、环境事故"
    DISHONESTY = "dishonesty", "失信、处罚"
    OTHER = "other", "其他重大变动"


class Outcome(models.TextChoices):
    """What the officer decided on a change."""

    KEPT = "kept", "称号保留"
    REVIEW = "review", "列入复核重点"
    SUSPEND = "suspend", "暂停称号"
    REVOKE = "revoke", "撤销称号"
    MOVED = "moved", "移交迁入地"


class ChangeReport(models.Model):
    """A major change of a title's holder: what happened, when, with proof; and what came of it.

    ``due_on`` is the last day for reporting by the rule in force when it happened; null where none is known.
    """

    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="change_reports")
    kind = models.CharField("变动", max_length=16, choices=ChangeKind)
    happened_on = models.DateField("发生日期")
    due_on = models.DateField("报告期限", null=True, blank=True)
    text = models.CharField("情况说明", max_length=1000)
    evidence = models.ManyToManyField(Evidence, related_name="+", blank=True)
    by_firm = models.BooleanField("企业报告")
    reported_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reported_at = models.DateTimeField("报告时间", auto_now_add=True)
    outcome = models.CharField("处理结果", max_length=10, choices=Outcome, blank=True)
    outcome_text = models.CharField("处理说明", max_length=500, blank=True)
    handled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    handled_at = models.DateTimeField("处理时间", null=True, blank=True)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        """Newest first; open ones are found without the rest."""

        verbose_name = "重大变动"
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [
            models.Index(fields=["enterprise"], condition=models.Q(outcome=""), name="change_report_open"),
        ]

    def __str__(self) -> str:
        """Return kind and day."""
        return f"{self.get_kind_display()} {self.happened_on}"


class Alert(models.Model):
    """A holder that would no longer meet its standard as the data stand.

    ``unmet`` lists ``{label, clause, gap}`` of the conditions that are not met. An alert closes itself once they
    are met again or the title has ended, or is closed by an officer with a note.
    """

    title = models.ForeignKey(Title, models.PROTECT, related_name="alerts")
    standard = models.CharField("标准", max_length=60)
    since = models.DateField("首次预警")
    on = models.DateField("最近判定")
    unmet = models.JSONField("未达标的条件")
    closed_on = models.DateField("结束日期", null=True, blank=True)
    closing = models.CharField("处理说明", max_length=300, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = AlertQuerySet.as_manager()

    class Meta:
        """A title has one open alert at a time."""

        verbose_name = "监测预警"
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["title"], condition=models.Q(closed_on=None), name="alert_open_once"
            ),
        ]

    def __str__(self) -> str:
        """Return standard and day."""
        return f"{self.standard} {self.on}"


class Watch(models.Model):
    """The monitoring of a tenant: when it last ran, and what it found."""

    root = models.OneToOneField(Jurisdiction, models.PROTECT, related_name="+")
    taken_on = models.DateField(null=True, blank=True)
    on = models.DateField("最近监测", null=True, blank=True)
    holders = models.PositiveIntegerField("监测的称号", default=0)
    unmet = models.PositiveIntegerField("未达标", default=0)
    undecided = models.PositiveIntegerField("数据不全", default=0)

    def __str__(self) -> str:
        """Return the day."""
        return str(self.on)
