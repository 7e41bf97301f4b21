"""Applications, their frozen versions, the steps taken and the files handed in.

Versions and steps are appended, never rewritten; a file that is taken back stays with the day it went.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from tidu.web.applications.access import ApplicationQuerySet, StepQuerySet, VersionQuerySet
from tidu.web.assessments.models import VERDICTS, Case, Frozen
from tidu.web.batches.models import Batch
from tidu.web.enterprises.models import Enterprise
from tidu.web.evidence.models import Evidence
from tidu.web.jurisdictions.models import Jurisdiction
from tidu.workflows import Duty, State, StateKind

DUTIES = [(duty.value, duty.label) for duty in Duty]


class Application(models.Model):
    """A firm's application in a batch.

    ``state`` is a state of the batch's workflow; only `transitions.act` changes it. ``draft`` holds what was
    filled in and not yet submitted: a list of ``{fact, year, value}`` in kept form, year null where the fact is
    not by year. ``is_active`` is kept in step with the state, for the constraint.
    """

    root = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+")
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="applications")
    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="applications")
    level = models.CharField("称号", max_length=60, blank=True)
    case = models.CharField("情形", max_length=10, choices=Case)
    state = models.CharField("状态", max_length=40)
    is_active = models.BooleanField(default=True)
    draft = models.JSONField("填报内容", default=list, blank=True, encoder=DjangoJSONEncoder)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField("建立时间", auto_now_add=True)
    submitted_at = models.DateTimeField("提交时间", null=True, blank=True)
    ended_at = models.DateTimeField("办结时间", null=True, blank=True)
    updated_at = models.DateTimeField("更新时间", auto_now=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        """One in progress a firm, level and batch."""

        verbose_name = "申报"
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["enterprise", "batch", "level"],
                condition=models.Q(is_active=True),
                name="application_active_once",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["batch", "state"]),
            models.Index(fields=["enterprise", "-id"]),
        ]

    def __str__(self) -> str:
        """Return firm and batch."""
        return f"{self.enterprise}·{self.batch}"

    @property
    def state_now(self) -> State:
        """The state with its names and kind."""
        return self.batch.workflow.state(self.state)

    @property
    def is_editable(self) -> bool:
        """Whether what was filled in can be changed."""
        return self.state_now.kind is StateKind.DRAFT


class Version(Frozen):
    """An application as it was submitted: what was added, the facts and the whole result, for good.

    ``added`` is the draft of that moment; ``clauses`` maps a condition's id to its verdict's name;
    ``facts`` and ``result`` are as `tidu.tables.report.document` writes them, empty where no standard is entered;
    ``materials`` lists the files as ``{required, evidence, name, sha256}``.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("版本")
    added = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    standard = models.CharField("标准", max_length=60, blank=True)
    standard_version = models.PositiveIntegerField("标准版本", null=True)
    pack_hash = models.CharField(max_length=64, blank=True)
    on = models.DateField("判定日期")
    verdict = models.PositiveSmallIntegerField("结论", choices=VERDICTS, null=True)
    clauses = models.JSONField(default=dict)
    facts = models.JSONField(default=dict)
    result = models.JSONField(default=dict)
    materials = models.JSONField(default=list)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField("提交时间", auto_now_add=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        """Newest first; a number once."""

        verbose_name = "申报版本"
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "number"], name="application_version_once"),
        ]

    def __str__(self) -> str:
        """Return the number."""
        return f"第 {self.number} 版"


class Step(Frozen):
    """A transition that was taken: by whom, when, why, on which document. ``key`` makes a double click one step.

    ``is_external`` marks steps of authorities above the site, known from an imported result.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="steps")
    position = models.PositiveSmallIntegerField("序号")
    transition = models.CharField("步骤", max_length=40)
    label = models.CharField("步骤名称", max_length=60)
    duty = models.CharField("工作", max_length=10, choices=DUTIES)
    from_state = models.CharField("从", max_length=40)
    to_state = models.CharField("到", max_length=40)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("时间", auto_now_add=True)
    reason = models.TextField("理由", blank=True)
    document = models.CharField("文号", max_length=120, blank=True)
    version = models.ForeignKey(Version, models.PROTECT, null=True, related_name="+")
    is_external = models.BooleanField("上级办理", default=False)
    key = models.CharField(max_length=80, unique=True)

    objects = StepQuerySet.as_manager()

    class Meta:
        """In order; a position once."""

        verbose_name = "办理记录"
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "position"], name="application_step_once"),
        ]

    def __str__(self) -> str:
        """Return what was done."""
        return self.label


class Material(models.Model):
    """A file handed in for a required material or a condition; one taken back stays, with the day."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="materials")
    required = models.ForeignKey(
        "batches.RequiredMaterial", models.PROTECT, null=True, blank=True, related_name="+"
    )
    condition = models.CharField("对应条件", max_length=60, blank=True)
    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="+")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField("上传时间", auto_now_add=True)
    removed_at = models.DateTimeField("移除时间", null=True, blank=True)

    class Meta:
        """In order of upload."""

        verbose_name = "申报材料"
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        """Return the file's name."""
        return self.evidence.name
