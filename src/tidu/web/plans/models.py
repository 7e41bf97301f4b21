"""Plans adopted by a tenant, and what their targets measured."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from tidu.web.jurisdictions.models import Jurisdiction
from tidu.web.plans.access import PlanQuerySet, ReportQuerySet
from tidu.web.plans.models_document import LibraryLink, PlanDocument, PlanEdition
from tidu.web.plans.models_measured import PlaceReading, TargetForecast, TargetReading

__all__ = [
    "AdoptedPlan",
    "LibraryLink",
    "PlaceReading",
    "PlanDocument",
    "PlanEdition",
    "ReportStep",
    "State",
    "TargetForecast",
    "TargetReading",
    "TaskReport",
]


class AdoptedPlan(models.Model):
    """A plan of the packs that a tenant carries out.

    ``pack`` is its id there; ``version`` and ``pack_hash`` say which edition was adopted. ``measured_on`` is the
    day of the newest readings, ``taken_on`` the last day whose measurement a tick took upon itself.
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
    taken_on = models.DateField(null=True, blank=True)

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


class State(models.TextChoices):
    """Where a report stands."""

    DRAFT = "draft", "草稿"
    SUBMITTED = "submitted", "待审核"
    RETURNED = "returned", "已退回"
    ACCEPTED = "accepted", "已通过"


class TaskReport(models.Model):
    """What a unit reports of a task for a quarter, as it is being written.

    ``quarter`` is a key such as ``2025q3``. ``figures`` lists ``{target, value, basis}``: the figure as text in the
    target's printed unit as of the quarter's last day, and what it rests on. What was submitted is kept in `steps`.
    """

    plan = models.ForeignKey(AdoptedPlan, models.CASCADE, related_name="reports")
    task = models.CharField(max_length=60)
    unit = models.ForeignKey("organisations.OrganisationUnit", models.PROTECT, related_name="+")
    quarter = models.CharField("季度", max_length=6)
    due_on = models.DateField("截止日期")
    state = models.CharField("状态", max_length=10, choices=State, default=State.DRAFT)
    text = models.TextField("工作进展", blank=True)
    problems = models.TextField("问题和建议", blank=True)
    figures = models.JSONField(default=list)
    attachments = models.ManyToManyField("evidence.Evidence", related_name="+", blank=True)
    first_submitted_on = models.DateField("首次报送日期", null=True, blank=True)
    updated_at = models.DateTimeField("更新时间", auto_now=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        """One a task, unit and quarter; the newest quarter first."""

        verbose_name = "季度报告"
        ordering: ClassVar = ["-quarter", "task"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "task", "unit", "quarter"], name="task_report_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["plan", "quarter"])]

    def __str__(self) -> str:
        """Return unit and quarter."""
        return f"{self.unit} {self.quarter}"

    @property
    def root_id(self) -> int:
        """Tenant, for the trail."""
        return self.plan.root_id


class ReportStep(models.Model):
    """A report handed in, sent back or accepted: what it said then, by whom, with which comment. Never rewritten."""

    report = models.ForeignKey(TaskReport, models.CASCADE, related_name="steps")
    state = models.CharField("步骤", max_length=10, choices=State)
    version = models.PositiveSmallIntegerField("第几稿")
    text = models.TextField(blank=True)
    problems = models.TextField(blank=True)
    figures = models.JSONField(default=list)
    comment = models.CharField("意见", max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        """Newest first."""

        verbose_name = "报告记录"
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        """Return version and state."""
        return f"第{self.version}稿 {self.get_state_display()}"
