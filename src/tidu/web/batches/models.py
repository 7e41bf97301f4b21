"""Batches, the materials they ask for, and who handles which kind of work in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models

from tidu.web.assessments.models import Case
from tidu.web.batches.access import BatchQuerySet
from tidu.web.jurisdictions.models import Jurisdiction
from tidu.web.workflows import kept_workflow
from tidu.workflows import Duty, Workflow

if TYPE_CHECKING:
    from datetime import date

DUTIES = [(duty.value, duty.label) for duty in Duty if duty is not Duty.FILE]


class Batch(models.Model):
    """A call for applications.

    ``organiser`` is the authority whose batch it is; ``areas`` are the parts of the tree it is open to (none:
    the whole tenant). ``level`` is empty for a pool. A renewal expects the titles that end up to ``ahead_days`` days
    after its last day. ``workflow_document`` is the workflow as it was when the
    batch was saved last before it opened: a pack that changes later does not change a running batch.
    """

    root = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+")
    organiser = models.ForeignKey(
        Jurisdiction, models.PROTECT, related_name="batches", verbose_name="组织单位辖区"
    )
    title = models.CharField("名称", max_length=80)
    workflow_id = models.CharField("流程", max_length=80)
    workflow_document = models.TextField(editable=False)
    level = models.CharField("称号", max_length=60, blank=True)
    standard = models.CharField("标准", max_length=60, blank=True)
    case = models.CharField("情形", max_length=10, choices=Case, default=Case.NEW)
    opens_on = models.DateField("开始受理")
    closes_on = models.DateField("截止受理")
    quota = models.PositiveIntegerField("名额", null=True, blank=True)
    areas = models.ManyToManyField(Jurisdiction, blank=True, related_name="+", verbose_name="面向辖区")
    sector = models.CharField("产业领域", max_length=60, blank=True)
    pool = models.ForeignKey(
        "pools.Pool", models.PROTECT, null=True, blank=True, related_name="batches", verbose_name="纳入的库"
    )
    notes = models.TextField("申报须知", blank=True)
    ahead_days = models.PositiveSmallIntegerField("复核称号到期范围", default=180)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField("建立时间", auto_now_add=True)
    opened_at = models.DateTimeField("开放时间", null=True, blank=True)
    closed_at = models.DateTimeField("提前截止时间", null=True, blank=True)

    objects = BatchQuerySet.as_manager()

    class Meta:
        """The one that closes last comes first; a title stands once in a tenant."""

        verbose_name = "申报批次"
        ordering: ClassVar = ["-closes_on", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["root", "title"], name="batch_title_once"),
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on")), name="batch_closes_after_it_opens"
            ),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    @property
    def workflow(self) -> Workflow:
        """The workflow that its applications go through."""
        return kept_workflow(self.workflow_document)

    def accepts(self, day: date) -> bool:
        """Whether applications can be submitted on a day."""
        running = self.opened_at is not None and self.closed_at is None
        return running and self.opens_on <= day <= self.closes_on


class RequiredMaterial(models.Model):
    """A file that applicants hand in: for a condition of the standard, or in general (``condition`` empty)."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="materials")
    condition = models.CharField("对应条件", max_length=60, blank=True)
    label = models.CharField("材料", max_length=120)
    is_mandatory = models.BooleanField("必备", default=True)
    note = models.CharField("要求", max_length=200, blank=True)
    position = models.PositiveSmallIntegerField("顺序", default=0)

    class Meta:
        """In the order of the standard."""

        verbose_name = "申报材料"
        ordering: ClassVar = ["position", "id"]

    def __str__(self) -> str:
        """Return what is asked for."""
        return self.label


class Handler(models.Model):
    """A unit or person that alone does a kind of work in a batch; without any, everyone of the rank may."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="handlers")
    duty = models.CharField("工作", max_length=10, choices=DUTIES)
    unit = models.ForeignKey(
        "organisations.OrganisationUnit", models.PROTECT, null=True, blank=True, related_name="+"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        """A unit or a person, never both."""

        verbose_name = "办理人"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(unit=None, user__isnull=False) | models.Q(user=None, unit__isnull=False),
                name="handler_is_a_unit_or_a_person",
            ),
        ]

    def __str__(self) -> str:
        """Return who does what."""
        return f"{self.get_duty_display()} {self.unit or self.user}"
