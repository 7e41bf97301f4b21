"""Exports as people see them: what was asked for, how many rows came out, and until when the file is kept."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from tidu.web.exports.access import ExportQuerySet
from tidu.web.jurisdictions.models import Jurisdiction


class Export(models.Model):
    """One workbook.

    ``query`` and ``ids`` say which firms (ids alone where some were ticked), ``columns`` and ``sheets`` what of
    them. ``scope`` is the person's scope when the file was made: one that has changed since gets no file.
    """

    root = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="exports")
    job = models.ForeignKey("jobs.Job", models.SET_NULL, null=True, related_name="+")
    name = models.CharField("文件名", max_length=100)
    query = models.TextField(blank=True)
    ids = models.JSONField(default=list)
    columns = models.JSONField(default=list)
    sheets = models.JSONField(default=list)
    told = models.CharField("范围", max_length=300)
    stored_as = models.CharField(max_length=80, blank=True)
    rows = models.PositiveIntegerField("企业数", null=True)
    size = models.PositiveBigIntegerField("大小", null=True)
    scope = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField("提交时间", auto_now_add=True)
    expires_at = models.DateTimeField("保留至", null=True)
    removed_at = models.DateTimeField("删除时间", null=True)

    objects = ExportQuerySet.as_manager()

    class Meta:
        """Newest first."""

        verbose_name = "导出"
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        """Return the file's name."""
        return self.name

    @property
    def is_ready(self) -> bool:
        """Whether there is a file to take."""
        return self.rows is not None and self.removed_at is None
