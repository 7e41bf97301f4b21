"""Parts of targets: what a district, a sector or a year is to reach, and what was measured of it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q

from tidu.plans.reading import Reading
from tidu.web.breakdowns.access import PartQuerySet
from tidu.web.jurisdictions.models import Jurisdiction
from tidu.web.plans.models import AdoptedPlan

if TYPE_CHECKING:
    from tidu.engine.units import Unit


class Kind(models.TextChoices):
    """What a target is broken down to."""

    DISTRICT = "district", "区县园区"
    SECTOR = "sector", "行业"
    YEAR = "year", "年度"


class Part(models.Model):
    """What one part is to reach, in the target's printed unit; of a year: by its end."""

    plan = models.ForeignKey(AdoptedPlan, models.CASCADE, related_name="parts")
    target = models.CharField(max_length=60)
    kind = models.CharField("分解到", max_length=10, choices=Kind)
    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, null=True, blank=True, related_name="+")
    sector = models.CharField("行业", max_length=60, blank=True)
    year = models.PositiveSmallIntegerField("年度", null=True, blank=True)
    value = models.DecimalField("分解数", max_digits=20, decimal_places=4)

    objects = PartQuerySet.as_manager()

    class Meta:
        """One a target and place, sector or year."""

        verbose_name = "目标分解"
        ordering: ClassVar = ["target", "kind", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "target", "jurisdiction"],
                name="part_district_once",
                condition=Q(kind="district"),
            ),
            models.UniqueConstraint(
                fields=["plan", "target", "sector"], name="part_sector_once", condition=Q(kind="sector")
            ),
            models.UniqueConstraint(
                fields=["plan", "target", "year"], name="part_year_once", condition=Q(kind="year")
            ),
        ]

    def __str__(self) -> str:
        """Return target and part."""
        return f"{self.target} {self.key}"

    @property
    def key(self) -> str:
        """What the part is called in forms: id of the place, the sector, the year."""
        return {
            Kind.DISTRICT: str(self.jurisdiction_id),
            Kind.SECTOR: self.sector,
            Kind.YEAR: str(self.year),
        }[Kind(self.kind)]


class PartReading(models.Model):
    """What the firms of a district or a sector said of a target on a day; exact, in base units.

    ``jurisdiction`` is a place right below the plan's own, or that itself for firms in none of them.
    """

    plan = models.ForeignKey(AdoptedPlan, models.CASCADE, related_name="part_readings")
    target = models.CharField(max_length=60)
    on = models.DateField("测算日")
    closing = models.BooleanField("季末", default=False)
    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, null=True, blank=True, related_name="+")
    sector = models.CharField(max_length=60, blank=True)
    low = models.CharField(max_length=200, blank=True)
    high = models.CharField(max_length=200, blank=True)
    undefined = models.BooleanField(default=False)
    silent = models.BooleanField(default=False)

    class Meta:
        """Found by plan, day and target."""

        verbose_name = "分解测算结果"
        indexes: ClassVar = [models.Index(fields=["plan", "on", "target"])]

    def __str__(self) -> str:
        """Return target and day."""
        return f"{self.target} {self.on}"

    def reading(self, unit: Unit) -> Reading:
        """Return it in the shape of the plans layer, without the firms."""
        return Reading(
            low=Fraction(self.low) if self.low else None,
            high=Fraction(self.high) if self.high else None,
            unit=unit,
            unknown=(0,) if self.silent else (),
            undefined=self.undefined,
        )
