"""What the dashboard counts beforehand."""

from __future__ import annotations

from django.db import models


class AreaTrend(models.Model):
    """How many firms of an area held each level at some year ends and on a day, as counted at a moment.

    ``area`` names a jurisdiction and the sectors it is narrowed to; ``counts`` lists level, day and firms.
    ``newest`` is the youngest title of the tenant then; ``checked_at`` is when the tick last saw to the row.
    """

    area = models.CharField(max_length=80, unique=True)
    dates = models.JSONField()
    counts = models.JSONField()
    newest = models.PositiveBigIntegerField(default=0)
    counted_at = models.DateTimeField()
    checked_at = models.DateTimeField()

    class Meta:
        """One an area."""

        verbose_name = "历年持有"

    def __str__(self) -> str:
        """Return the area."""
        return self.area
