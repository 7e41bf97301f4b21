"""Titles a firm holds or held. History is appended, never edited."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from tidu.web.enterprises.models import Enterprise
from tidu.web.facts.models import FactSource
from tidu.web.titles.access import TitleQuerySet
from tidu.web.titles.course import Kind


class Title(models.Model):
    """A recognition: level of the packs, number, validity (both ends inclusive) and how it came and went.

    What happened to it after it was granted are its events; ``withdrawn_on`` and ``withdrawn_reason`` repeat for
    lists and screenings since when it is out of force, as the events stand. `titles.steps` alone writes them.
    """

    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="titles")
    level = models.CharField("梯度", max_length=60)
    number = models.CharField("证书或文件编号", max_length=80, blank=True)
    since = models.DateField("有效期自", null=True, blank=True)
    until = models.DateField("有效期至")
    batch = models.CharField("批次", max_length=60, blank=True)
    source = models.ForeignKey(FactSource, models.PROTECT, related_name="titles")
    place = models.CharField("位置", max_length=120, blank=True)
    withdrawn_on = models.DateField("失效日期", null=True, blank=True)
    withdrawn_reason = models.CharField("失效原因", max_length=200, blank=True)
    recorded_at = models.DateTimeField("登记时间", auto_now_add=True)

    objects = TitleQuerySet.as_manager()

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


class LedgerError(TypeError):
    """Somebody tried to change or remove what was written."""


class TitleEventQuerySet(models.QuerySet["TitleEvent"]):
    """Events: read and added to only. The database refuses changes as well, see migration 0003."""

    def update(self, **_values: object) -> int:
        """Refuse.

        Raises:
            LedgerError: always.
        """
        raise LedgerError(self.model._meta.label)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse.

        Raises:
            LedgerError: always.
        """
        raise LedgerError(self.model._meta.label)


class TitleEvent(models.Model):
    """What happened to a title, from a day on: by whom, on what ground, by which document. Written once.

    ``position`` counts from 1 within a title: of two officers who act at once, one is refused. ``ground`` is an id
    of the packs' grounds of revocation, ``ground_text`` and ``clause`` are what they said then. ``bar_until`` is
    the last day on which the firm may not apply.
    """

    title = models.ForeignKey(Title, models.PROTECT, related_name="events")
    position = models.PositiveSmallIntegerField("次序")
    kind = models.CharField("事项", max_length=12, choices=Kind)
    on = models.DateField("生效日期")
    ground = models.CharField(max_length=60, blank=True)
    ground_text = models.CharField("情形", max_length=120, blank=True)
    clause = models.CharField("依据", max_length=200, blank=True)
    bar_until = models.DateField("限报至", null=True, blank=True)
    document = models.CharField("文号", max_length=80, blank=True)
    reason = models.CharField("原因", max_length=500)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField("登记时间", auto_now_add=True)

    objects = TitleEventQuerySet.as_manager()

    class Meta:
        """In order, by title."""

        verbose_name = "称号变动"
        ordering: ClassVar = ["title", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["title", "position"], name="title_event_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["kind", "on"])]

    def __str__(self) -> str:
        """Return what happened, and when."""
        return f"{self.get_kind_display()} {self.on}"

    def save(self, *_args: object, **_kwargs: object) -> None:
        """Write a new event.

        Raises:
            LedgerError: it is there already.
        """
        if not self._state.adding:
            raise LedgerError(self._meta.label)
        super().save(force_insert=True)

    def delete(self, *_args: object, **_kwargs: object) -> tuple[int, dict[str, int]]:
        """Refuse.

        Raises:
            LedgerError: always.
        """
        raise LedgerError(self._meta.label)
