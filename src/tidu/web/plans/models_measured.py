"""What the firms of a place said of a plan's targets, and what a target may come to."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from django.db import models

from tidu.plans.reading import Reading

if TYPE_CHECKING:
    from tidu.engine.units import Unit


class Kept(models.Model):
    """A figure that the firms gave for a target on a day, as it is kept.

    ``low`` and ``high`` are exact fractions in base units, empty where that side is without bound; ``counted`` firms
    surely count and ``waiting`` ones may; ``silent``: every firm is open, the range says only what could be.
    ``closing``: kept as the reading at a quarter's close; others are replaced by the next day's.
    """

    target = models.CharField(max_length=60)
    on = models.DateField("测算日")
    closing = models.BooleanField("季末", default=False)
    low = models.CharField(max_length=200, blank=True)
    high = models.CharField(max_length=200, blank=True)
    undefined = models.BooleanField(default=False)
    counted = models.PositiveIntegerField(default=0)
    waiting = models.PositiveIntegerField(default=0)
    silent = models.BooleanField(default=False)
    missing = models.JSONField(default=list)
    open_judgements = models.JSONField(default=list)
    made_at = models.DateTimeField("测算时间", auto_now_add=True)

    class Meta:
        """No table of its own."""

        abstract = True

    def reading(self, unit: Unit) -> Reading:
        """Return it in the shape of the plans layer, without the firms: a page of goals needs none of their ids."""
        return Reading(
            low=Fraction(self.low) if self.low else None,
            high=Fraction(self.high) if self.high else None,
            unit=unit,
            # One open firm and none that counts is what a silent reading looks like.
            unknown=(0,) if self.silent else (),
            missing=tuple(self.missing),
            open_judgements=tuple(self.open_judgements),
            undefined=self.undefined,
        )


class TargetReading(Kept):
    """What the firms of a plan's place said of a target: ``members`` count, ``unknown`` may, by their ids."""

    plan = models.ForeignKey("plans.AdoptedPlan", models.CASCADE, related_name="readings")
    members = models.JSONField(default=list)
    unknown = models.JSONField(default=list)

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


class PlaceReading(Kept):
    """What the firms of a part of a plan's place said of a target: a district's figure for the city's plan."""

    plan = models.ForeignKey("plans.AdoptedPlan", models.CASCADE, related_name="place_readings")
    place = models.ForeignKey("jurisdictions.Jurisdiction", models.CASCADE, related_name="+")

    class Meta:
        """One a target, place and day."""

        verbose_name = "分辖区测算结果"
        ordering: ClassVar = ["-on"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "place", "target", "on"], name="place_reading_once"),
        ]

    def __str__(self) -> str:
        """Return place, target and day."""
        return f"{self.place} {self.target} {self.on}"


class TargetForecast(models.Model):
    """What a target counted by titles may come to by the end of its period, and the firms behind each figure.

    ``figures`` are those of `tidu.plans.outcomes.forecast_row`. ``holders`` count for sure, ``expiring`` hold a
    title that ends before, ``risers`` may still rise, ``nearest`` have not the title, nearest to it first: ids in the
    registry. ``standard`` is what they were judged by; empty where none is entered.
    """

    plan = models.ForeignKey("plans.AdoptedPlan", models.CASCADE, related_name="forecasts")
    target = models.CharField(max_length=60)
    on = models.DateField("测算日")
    by = models.DateField("预测到")
    figures = models.JSONField(default=dict)
    standard = models.CharField("标准", max_length=60, blank=True)
    holders = models.JSONField(default=list)
    expiring = models.JSONField(default=list)
    risers = models.JSONField(default=list)
    nearest = models.JSONField(default=list)
    made_at = models.DateTimeField("测算时间", auto_now_add=True)

    class Meta:
        """One a target: the newest."""

        verbose_name = "预测"
        ordering: ClassVar = ["plan", "target"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "target"], name="target_forecast_once"),
        ]

    def __str__(self) -> str:
        """Return target and day."""
        return f"{self.target} {self.by}"
