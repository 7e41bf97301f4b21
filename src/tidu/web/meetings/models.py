"""Items of joint meetings and their history."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from tidu.web.meetings.access import ItemQuerySet
from tidu.web.organisations.models import OrganisationUnit
from tidu.web.plans.models import AdoptedPlan


class State(models.TextChoices):
    """Whether something is left to do."""

    OPEN = "open", "办理中"
    DONE = "done", "已办结"


class Act(models.TextChoices):
    """What happened to an item."""

    RAISED = "raised", "提出"
    CHANGED = "changed", "修改"
    PROGRESS = "progress", "进展"
    MOVED = "moved", "改期"
    DONE = "done", "办结"
    REOPENED = "reopened", "重新交办"


class MeetingItem(models.Model):
    """An issue that a meeting handed to a unit. ``outcome`` is what came of it, once it is done."""

    plan = models.ForeignKey(AdoptedPlan, models.CASCADE, related_name="meeting_items")
    meeting = models.CharField("会议", max_length=80)
    raised_on = models.DateField("会议日期")
    title = models.CharField("议题", max_length=120)
    detail = models.TextField("议定事项", max_length=2_000, blank=True)
    owner = models.ForeignKey(OrganisationUnit, models.PROTECT, related_name="+", verbose_name="责任单位")
    helpers = models.ManyToManyField(OrganisationUnit, related_name="+", blank=True, verbose_name="配合单位")
    due_on = models.DateField("办理时限")
    state = models.CharField("状态", max_length=6, choices=State, default=State.OPEN)
    outcome = models.TextField("办理结果", blank=True)
    done_on = models.DateField("办结日期", null=True, blank=True)

    objects = ItemQuerySet.as_manager()

    class Meta:
        """What is open first, by due date."""

        verbose_name = "联席会议事项"
        ordering: ClassVar = ["-state", "due_on", "pk"]
        indexes: ClassVar = [models.Index(fields=["state", "due_on"])]

    def __str__(self) -> str:
        """Return the issue."""
        return self.title

    @property
    def root_id(self) -> int:
        """Tenant, for the trail."""
        return self.plan.root_id

    @property
    def is_open(self) -> bool:
        """Whether something is left to do."""
        return self.state == State.OPEN


class ItemStep(models.Model):
    """What happened to an item, in order. Never rewritten."""

    item = models.ForeignKey(MeetingItem, models.CASCADE, related_name="steps")
    act = models.CharField("步骤", max_length=10, choices=Act)
    text = models.TextField("内容", blank=True)
    due_on = models.DateField("当时的时限")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        """Newest first."""

        verbose_name = "事项记录"
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        """Return what happened."""
        return self.get_act_display()
