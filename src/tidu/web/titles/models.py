"""Titles a firm holds or held. History is appended, never edited."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tidu.web.enterprises.models import Enterprise
from tidu.web.facts.models import FactSource


class Title(models.Model):
    """A recognition: level of the packs, number, validity (both ends inclusive) and how it came and went."""

    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="titles")
    level = models.CharField("梯度", max_length=60)
    number = models.CharField("证书或文件编号", max_length=80, blank=True)
    since = models.DateField("有效期自", null=True, blank=True)
    until = models.DateField("有效期至")
    batch = models.CharField("批次", max_length=60, blank=True)
    source = models.ForeignKey(FactSource, models.PROTECT, related_name="titles")
    place = models.CharField("位置", max_length=120, blank=True)
    withdrawn_on = models.DateField("撤销日期", null=True, blank=True)
    withdrawn_reason = models.CharField("撤销原因", max_length=200, blank=True)
    recorded_at = models.DateTimeField("登记时间", auto_now_add=True)

    class Meta:
        """Read by firm, and by level and end for expiry lists."""

        verbose_name = "称号"
        ordering: ClassVar = ["-until"]
        indexes: ClassVar = [
            # Who held what on a day, without touching the rows.
            models.Index(fields=["enterprise", "level", "since", "until", "withdrawn_on"]),
            models.Index(fields=["level", "until"]),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["enterprise", "level", "until"], name="title_once"),
        ]

    def __str__(self) -> str:
        """Return level and end."""
        return f"{self.level} {self.until}"
