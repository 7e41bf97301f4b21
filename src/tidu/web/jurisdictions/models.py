"""Jurisdictions: own stable ids, a path for subtree queries, dated codes (zones and towns may have none)."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models

if TYPE_CHECKING:
    from datetime import date


class Kind(models.TextChoices):
    """What a jurisdiction is."""

    CITY = "city", "市"
    COUNTY = "county", "区县"
    ZONE = "zone", "开发区、园区"
    TOWN = "town", "镇、街道"


class Jurisdiction(models.Model):
    """A node of a site's tree. The root is the tenant: everything of a site hangs under one root.

    ``path`` is the chain of ids from the root, e.g. ``/1/4/9/``; a subtree is everything that starts with it.
    """

    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    root = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField("名称", max_length=60)
    kind = models.CharField("类别", max_length=10, choices=Kind)
    path = models.CharField(max_length=200, default="", db_index=True, editable=False)
    position = models.PositiveIntegerField("顺序", default=0)

    class Meta:
        """Siblings have different names; a tree is read from the top."""

        verbose_name = "辖区"
        ordering: ClassVar = ["path", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["parent", "name"], name="jurisdiction_name_once"),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    @property
    def is_root(self) -> bool:
        """Whether this is the tenant itself."""
        return self.parent_id is None

    @property
    def tenant_id(self) -> int:
        """Id of the root this node belongs to."""
        return self.root_id or self.pk

    def code_on(self, day: date) -> str:
        """Return the GB/T 2260 code in force on a day, the nearest ancestor's where the node has none."""
        ids = [int(part) for part in self.path.strip("/").split("/") if part]
        codes = {
            code.jurisdiction_id: code.code
            for code in JurisdictionCode.objects.filter(jurisdiction__in=ids)
            if (code.since is None or code.since <= day) and (code.until is None or day <= code.until)
        }
        return next((codes[node] for node in reversed(ids) if node in codes), "")


class JurisdictionCode(models.Model):
    """A dated code of GB/T 2260; both ends inclusive, empty is open."""

    jurisdiction = models.ForeignKey(Jurisdiction, models.CASCADE, related_name="codes")
    code = models.CharField("行政区划代码", max_length=12)
    since = models.DateField("启用日期", null=True, blank=True)
    until = models.DateField("停用日期", null=True, blank=True)

    class Meta:
        """One code once a node."""

        verbose_name = "行政区划代码"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["jurisdiction", "code"], name="jurisdiction_code_once"),
        ]

    def __str__(self) -> str:
        """Return the code."""
        return self.code
