"""Working days as data: the days on which a year differs from Monday to Friday."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class CalendarYear(models.Model):
    """A year whose holidays have been entered, with the document they come from."""

    year = models.PositiveSmallIntegerField("年份", unique=True)
    source = models.CharField("依据", max_length=200)

    class Meta:
        """In order."""

        verbose_name = "日历年份"
        ordering: ClassVar = ["year"]

    def __str__(self) -> str:
        """Return the year."""
        return str(self.year)


class SpecialDay(models.Model):
    """A weekday that is free, or a weekend day that is worked."""

    calendar = models.ForeignKey(CalendarYear, models.CASCADE, related_name="days")
    day = models.DateField("日期", unique=True)
    is_working = models.BooleanField("是否上班")
    name = models.CharField("说明", max_length=40, blank=True)

    class Meta:
        """In order."""

        verbose_name = "特殊日期"
        ordering: ClassVar = ["day"]

    def __str__(self) -> str:
        """Return the day."""
        return str(self.day)
