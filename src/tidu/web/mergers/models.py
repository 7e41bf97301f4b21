"""What was merged, with everything a split needs; and pairs that look alike but are two firms."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from tidu.web.enterprises.models import Enterprise
from tidu.web.jurisdictions.models import Jurisdiction

if TYPE_CHECKING:
    from tidu.web.accounts.models import User


class MergerQuerySet(models.QuerySet["Merger"]):
    """Mergers, narrowed by who asks."""

    def visible_to(self, user: User) -> MergerQuerySet:
        """Return the mergers of firms a person may see."""
        firms = Enterprise.objects.visible_to(user)
        return self.filter(root=user.root_id, kept__in=firms, gone__in=firms)


class Merger(models.Model):
    """One record merged into another.

    ``before`` holds the master data of both as they were, ``moved`` the ids of the rows that changed their
    firm, by model and field, ``added`` the former names and codes that were made, ``seals`` a digest of each
    part of the kept record right after the merger: a part that differs has been changed since.
    """

    root = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+")
    kept = models.ForeignKey(Enterprise, models.PROTECT, related_name="+", verbose_name="保留的档案")
    gone = models.ForeignKey(Enterprise, models.PROTECT, related_name="+", verbose_name="并入的档案")
    before = models.JSONField(encoder=DjangoJSONEncoder)
    moved = models.JSONField()
    added = models.JSONField()
    seals = models.JSONField()
    merged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    merged_at = models.DateTimeField("合并时间", auto_now_add=True)
    split_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    split_at = models.DateTimeField("拆分时间", null=True, blank=True)

    objects = MergerQuerySet.as_manager()

    class Meta:
        """Newest first."""

        verbose_name = "档案合并"
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        """Return what went where."""
        return f"{self.gone_id} → {self.kept_id}"


class Distinction(models.Model):
    """Two records that a person has found to be two firms; ``first`` has the lower id."""

    first = models.ForeignKey(Enterprise, models.CASCADE, related_name="+")
    second = models.ForeignKey(Enterprise, models.CASCADE, related_name="+")
    judged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    judged_at = models.DateTimeField("判定时间", auto_now_add=True)

    class Meta:
        """A pair is judged once."""

        verbose_name = "不是同一家"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["first", "second"], name="distinction_once"),
        ]

    def __str__(self) -> str:
        """Return the pair."""
        return f"{self.first_id} ≠ {self.second_id}"
