"""Organisation units (departments, towns, agencies) and the other names documents call them by."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tidu.web.jurisdictions.models import Jurisdiction


class Kind(models.TextChoices):
    """What a unit is to the authority."""

    DEPARTMENT = "department", "部门"
    LOCAL = "local", "镇街、园区"
    FINANCE = "finance", "金融机构"
    SERVICE = "service", "服务机构"
    OTHER = "other", "其他"


class OrganisationUnit(models.Model):
    """A unit of a tenant, e.g. 市工业和信息化局."""

    root = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+")
    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="organisations")
    name = models.CharField("单位名称", max_length=80)
    kind = models.CharField("类别", max_length=12, choices=Kind, default=Kind.DEPARTMENT)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    is_active = models.BooleanField("在用", default=True)

    class Meta:
        """A name stands once in a tenant."""

        verbose_name = "单位"
        ordering: ClassVar = ["kind", "name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["root", "name"], name="organisation_name_once"),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class OrganisationAlias(models.Model):
    """Another name of a unit: 市工信局 for 市工业和信息化局."""

    root = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+")
    unit = models.ForeignKey(OrganisationUnit, models.CASCADE, related_name="aliases")
    name = models.CharField("别名", max_length=80)

    class Meta:
        """An alias means one unit."""

        verbose_name = "单位别名"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["root", "name"], name="organisation_alias_once"),
        ]

    def __str__(self) -> str:
        """Return the alias."""
        return self.name
