"""What a plan said when it was taken, which libraries of the site are its own, and its document as a text."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class PlanEdition(models.Model):
    """An edition of a plan as a tenant went over to it: what it said then, in the shape of `tidu.plans.contract`."""

    plan = models.ForeignKey("plans.AdoptedPlan", models.CASCADE, related_name="editions")
    version = models.PositiveIntegerField("版本")
    pack_hash = models.CharField(max_length=64)
    content = models.JSONField()
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    taken_on = models.DateField("改用日期")

    class Meta:
        """Oldest first."""

        verbose_name = "计划版本"
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """Return the version."""
        return f"第{self.version}版"


class LibraryLink(models.Model):
    """Which pool or library of the site a library of a plan is, as a person said; both empty: none of them."""

    plan = models.ForeignKey("plans.AdoptedPlan", models.CASCADE, related_name="library_links")
    library = models.CharField(max_length=60)
    pool = models.ForeignKey("pools.Pool", models.CASCADE, null=True, related_name="+")
    source = models.ForeignKey("enterprises.SourceLibrary", models.CASCADE, null=True, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        """One a library of a plan; never two of the site at once."""

        verbose_name = "库的对应"
        ordering: ClassVar = ["plan", "library"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "library"], name="library_link_once"),
            models.CheckConstraint(
                condition=models.Q(pool=None) | models.Q(source=None), name="library_link_to_one"
            ),
        ]

    def __str__(self) -> str:
        """Return the library's id in the plan."""
        return self.library


class PlanDocument(models.Model):
    """The document of a plan as a text, with the passages of what the pack says of it.

    ``spans`` are lists of ``[start, end]`` in the text, by kind (``targets``, ``tasks``, ``incentives``, ``clauses``)
    and then by id or clause.
    """

    plan = models.OneToOneField("plans.AdoptedPlan", models.CASCADE, related_name="source_document")
    name = models.CharField("文件名", max_length=200)
    sha256 = models.CharField(max_length=64)
    text = models.TextField("文本")
    spans = models.JSONField(default=dict)
    pack_hash = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField("上传时间", auto_now=True)

    class Meta:
        """One a plan."""

        verbose_name = "计划原文"

    def __str__(self) -> str:
        """Return the file's name."""
        return self.name

    @property
    def root_id(self) -> int:
        """Tenant, for the trail."""
        return self.plan.root_id
