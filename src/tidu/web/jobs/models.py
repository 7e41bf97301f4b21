"""Background jobs as people see them: what runs, for whom, how far it is, and what came out.

The queue itself is Django's tasks in the database; a `Job` is the face of one, with progress that any page
can show and that survives a killed worker.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from tidu.web.jurisdictions.models import Jurisdiction

if TYPE_CHECKING:
    from tidu.web.accounts.models import User

_MOMENTS = timedelta(seconds=10)


class State(models.TextChoices):
    """Where a job stands."""

    WAITING = "waiting", "排队中"
    RUNNING = "running", "进行中"
    DONE = "done", "已完成"
    FAILED = "failed", "未成功"
    CANCELLED = "cancelled", "已取消"


class JobQuerySet(models.QuerySet["Job"]):
    """Jobs, narrowed by who asks: everyone sees their own."""

    def visible_to(self, user: User) -> JobQuerySet:
        """Return the person's jobs."""
        return self.filter(owner_id=user.pk, root_id=user.root_id)


class Job(models.Model):
    """One piece of long work.

    ``kind`` names the function in `tidu.web.jobs.registry`; ``arguments`` are what it is called with, so that a
    job whose worker died can be started again. ``done``/``total`` are steps; ``heartbeat_at`` and ``worker``
    (host:pid) tell a live job from one whose worker was killed. ``claim`` is drawn anew with each run: whoever
    holds an older one has lost the job and can write nothing more.
    """

    root = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="jobs")
    kind = models.CharField("类别", max_length=40)
    title = models.CharField("名称", max_length=200)
    arguments = models.JSONField(default=dict)
    state = models.CharField("状态", max_length=10, choices=State, default=State.WAITING, db_index=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    step = models.CharField("步骤", max_length=200, blank=True)
    message = models.CharField("结果", max_length=500, blank=True)
    result = models.JSONField(default=dict)
    attempts = models.PositiveSmallIntegerField(default=0)
    worker = models.CharField(max_length=100, blank=True)
    claim = models.CharField(max_length=32, blank=True)
    created_at = models.DateTimeField("提交时间", auto_now_add=True)
    started_at = models.DateTimeField("开始时间", null=True, blank=True)
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField("结束时间", null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        """Newest first."""

        verbose_name = "任务"
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in (State.DONE, State.FAILED, State.CANCELLED)

    @property
    def look_again(self) -> str:
        """When its page asks again, in HTMX's words: most jobs are over in a moment."""
        return "500ms" if timezone.now() - self.created_at < _MOMENTS else "2s"

    @property
    def percent(self) -> int:
        """How far it is, 0–100."""
        if self.state == State.DONE:
            return 100
        return min(99, self.done * 100 // self.total) if self.total else 0
