"""Plans adopted by a tenant, and what their targets measured."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models

from tidu.plans.reading import Reading
from tidu.web.jurisdictions.models import Jurisdiction
from tidu.web.plans.access import PlanQuerySet

if TYPE_CHECKING:
    from tidu.engine.units import Unit


class AdoptedPlan(models.Model):
    """A plan of the packs that a tenant carries out.

    ``pack`` is its id there; ``version`` and ``pack_hash`` say which edition was adopted. ``measured_on`` is the
    day of the newest readings.
    """

    root = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+")
    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+", verbose_name="实施范围")
    pack = models.CharField("计划", max_length=60)
    label = models.CharField("名称", max_length=200)
    version = models.PositiveIntegerField("版本")
    pack_hash = models.CharField(max_length=64)
    start = models.DateField("开始日期")
    end = models.DateField("结束日期")
    adopted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    adopted_at = models.DateTimeField("采用时间", auto_now_add=True)
    measured_on = models.DateField("测算日", null=True, blank=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        """A plan once in a place; the one that ends last first."""

        verbose_name = "计划"
        ordering: ClassVar = ["-end", "label"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["jurisdiction", "pack"], name="plan_adopted_once"),
        ]

    def __str__(self) -> str:
        """Return the plan's name."""
        return self.label


class TargetReading(models.Model):
    """What the firms of the place said of a target on a day.

    ``low`` and ``high`` are exact fractions in base units, empty where that side is without bound; ``members``
    surely count and ``unknown`` may, by their ids in the registry. ``closing``: kept as the reading at a
    quarter's close; others are replaced by the next day's.
    """

    plan = models.ForeignKey(AdoptedPlan, models.CASCADE, related_name="readings")
    target = models.CharField(max_length=60)
    on = models.DateField("测算日")
    closing = models.BooleanField("季末", default=False)
    low = models.CharField(max_length=200, blank=True)
    high = models.CharField(max_length=200, blank=True)
    undefined = models.BooleanField(default=False)
    members = models.JSONField(default=list)
    unknown = models.JSONField(default=list)
    missing = models.JSONField(default=list)
    open_judgements = models.JSONField(default=list)
    made_at = models.DateTimeField("测算时间", auto_now_add=True)

    class Meta:
        """One a target and day."""

        verbose_name = "测算结果"
        ordering: ClassVar = ["-on"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "target", "on"], name="target_reading_once"),
        ]

    def __str__(self) -> str:
        """Return target and day."""
        return f"{self.target} {self.on}"

    def reading(self, unit: Unit) -> Reading:
        """Return it in the shape of the plans layer; firms are named by their ids."""
        return Reading(
            low=Fraction(self.low) if self.low else None,
            high=Fraction(self.high) if self.high else None,
            unit=unit,
            members=tuple(self.members),
            unknown=tuple(self.unknown),
            missing=tuple(self.missing),
            open_judgements=tuple(self.open_judgements),
            undefined=self.undefined,
        )
