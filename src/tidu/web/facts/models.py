"""Facts as they were handed in (one row a firm, year and source) and the view that counts now.

A row is never overwritten by another source: the current view takes each value from the strongest source
that has it, and what weaker or equal sources say differently is kept as a conflict (design §8).
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from tidu.web.enterprises.models import Enterprise
from tidu.web.jurisdictions.models import Jurisdiction


class Strength(models.IntegerChoices):
    """How far a source is trusted; the higher number decides."""

    UNVERIFIED = 1, "未核实"
    FIRM = 2, "企业填报"
    PLATFORM = 3, "平台导出"
    DEPARTMENT = 4, "部门数据"
    VERIFIED = 5, "已核实"


class FactSource(models.Model):
    """Where rows of facts came from: an import file, a firm's form, an officer's entry."""

    root = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+")
    name = models.CharField("来源", max_length=200)
    strength = models.PositiveSmallIntegerField("可信度", choices=Strength)
    organisation = models.ForeignKey(
        "organisations.OrganisationUnit", models.PROTECT, null=True, blank=True, related_name="+"
    )
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField("登记时间", auto_now_add=True)

    class Meta:
        """Newest last."""

        verbose_name = "数据来源"

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class FactRow(models.Model):
    """What one source says of one firm and year. ``year`` is 0 for facts that are not kept by year.

    ``values`` maps fact ids to values in base units (yuan as text with two decimals, fractions, ISO dates);
    ``place`` says where in the source (sheet and row). Superseded rows stay, so that a date in the past can be
    asked ("as known on").
    """

    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="fact_rows")
    year = models.PositiveSmallIntegerField("年度")
    source = models.ForeignKey(FactSource, models.PROTECT, related_name="rows")
    values = models.JSONField(encoder=DjangoJSONEncoder)
    place = models.CharField("位置", max_length=120, blank=True)
    recorded_at = models.DateTimeField("登记时间", auto_now_add=True)
    superseded_at = models.DateTimeField("失效时间", null=True, blank=True)

    class Meta:
        """Read by firm, newest year first."""

        verbose_name = "数据记录"
        indexes: ClassVar = [
            models.Index(fields=["enterprise", "year"]),
            models.Index(fields=["source"]),
        ]

    def __str__(self) -> str:
        """Return firm and year."""
        return f"{self.enterprise_id}/{self.year}"


class CurrentFacts(models.Model):
    """The values that count now for a firm and year, with the row each came from and what contradicts it.

    Written by the service that records rows, never by hand. ``origins`` maps fact id to row id; ``conflicts``
    maps fact id to a list of ``{row, value}``.
    """

    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="current_facts")
    year = models.PositiveSmallIntegerField("年度")
    values = models.JSONField(encoder=DjangoJSONEncoder, default=dict)
    origins = models.JSONField(default=dict)
    conflicts = models.JSONField(encoder=DjangoJSONEncoder, default=dict)
    updated_at = models.DateTimeField("更新时间", auto_now=True)

    class Meta:
        """One view a firm and year."""

        verbose_name = "当前数据"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["enterprise", "year"], name="current_facts_once"),
        ]

    def __str__(self) -> str:
        """Return firm and year."""
        return f"{self.enterprise_id}/{self.year}"
