"""Pools and who is in them: a membership is opened and closed, never edited or deleted."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from tidu.web.enterprises.models import Enterprise
from tidu.web.jurisdictions.models import Jurisdiction
from tidu.web.pools.access import PoolQuerySet


class Kind(models.TextChoices):
    """What a pool is for."""

    CULTIVATION = "cultivation", "培育库"
    DIRECTORY = "directory", "名录库"
    SEED = "seed", "种子库"
    OTHER = "other", "其他"


class Pool(models.Model):
    """A pool of a jurisdiction, of one sector or all.

    ``rule`` is an expression of the packs' language over one firm's facts and titles, e.g.
    ``revenue >= 2000万 and not valid(srdi)``; empty for a pool that is kept by hand.
    """

    root = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+")
    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="pools")
    name = models.CharField("名称", max_length=60)
    kind = models.CharField("类别", max_length=12, choices=Kind, default=Kind.CULTIVATION)
    sector = models.CharField("产业领域", max_length=60, blank=True)
    rule = models.TextField("入库条件", blank=True)
    purpose = models.CharField("说明", max_length=300, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField("建库时间", auto_now_add=True)
    refreshed_at = models.DateTimeField("最近更新", null=True, blank=True)
    # How many firms the last refresh could not decide for want of data.
    undecided = models.PositiveIntegerField("资料不全的企业数", default=0)

    objects = PoolQuerySet.as_manager()

    class Meta:
        """Names once in a tenant."""

        verbose_name = "培育库"
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["root", "name"], name="pool_name_once")]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Membership(models.Model):
    """A firm's time in a pool; ``until`` is empty while it is in. ``by_rule``: a refresh took it in."""

    pool = models.ForeignKey(Pool, models.CASCADE, related_name="memberships")
    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="pool_memberships")
    since = models.DateField("入库日期")
    until = models.DateField("出库日期", null=True, blank=True)
    by_rule = models.BooleanField(default=False)
    reason_in = models.CharField("入库原因", max_length=200, blank=True)
    reason_out = models.CharField("出库原因", max_length=200, blank=True)

    class Meta:
        """In once at a time."""

        verbose_name = "入库记录"
        ordering: ClassVar = ["-since", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pool", "enterprise"], condition=models.Q(until=None), name="pool_member_once"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["pool", "until"])]

    def __str__(self) -> str:
        """Return who is in what."""
        return f"{self.enterprise_id} {self.pool_id}"
