"""Editions of packs that a tenant published in the web. The database is their truth; files are exports."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from tidu.web.jurisdictions.models import Jurisdiction
from tidu.web.revisions.access import RevisionQuerySet


class Kind(models.TextChoices):
    """What a pack holds, as the loader calls it."""

    PLAN = "plan", "计划"


class PackRevision(models.Model):
    """One edition of a pack. Never rewritten: a change is a new version.

    ``pack`` is the id in the text, ``content_hash`` what the loader computed of the pack and all it depends on,
    ``text`` the YAML.
    """

    root = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+")
    kind = models.CharField("类别", max_length=10, choices=Kind, default=Kind.PLAN)
    pack = models.CharField("编号", max_length=60)
    version = models.PositiveIntegerField("版本")
    label = models.CharField("名称", max_length=200)
    content_hash = models.CharField("指纹", max_length=64)
    text = models.TextField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField("发布时间", auto_now_add=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        """A version once; the newest first."""

        verbose_name = "规则包版本"
        ordering: ClassVar = ["pack", "-version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pack", "version"], name="pack_revision_once"),
        ]

    def __str__(self) -> str:
        """Return name and version."""
        return f"{self.label}（第 {self.version} 版）"
