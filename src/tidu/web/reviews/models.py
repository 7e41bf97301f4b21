"""Experts, criteria, draws, score sheets, material checks and minutes of a batch's review."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from tidu.tables.bulletin.model import Content, read
from tidu.web.applications.models import DUTIES, Application, Version
from tidu.web.assessments.models import Frozen, FrozenError
from tidu.web.batches.models import Batch
from tidu.web.reviews.access import ExpertQuerySet, SheetQuerySet


class Expert(models.Model):
    """What is known of an expert's account: where she works and what she knows."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="expert")
    unit = models.CharField("工作单位", max_length=120)
    fields = models.CharField("专业领域", max_length=120, help_text="多个领域用顿号分开")
    is_active = models.BooleanField("可以抽取", default=True)

    objects = ExpertQuerySet.as_manager()

    class Meta:
        """By account."""

        verbose_name = "评审专家"
        ordering: ClassVar = ["user__username"]

    def __str__(self) -> str:
        """Return the name."""
        return self.user.name

    @property
    def root_id(self) -> int:
        """Tenant, for the trail."""
        return self.user.root_id


class Criterion(models.Model):
    """Something that is scored, from 0 to ``most`` whole points; ``condition`` where it is one of the standard."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="criteria")
    label = models.CharField("评分项", max_length=120)
    note = models.CharField("评分要点", max_length=200, blank=True)
    most = models.PositiveSmallIntegerField("满分")
    condition = models.CharField("对应条件", max_length=60, blank=True)
    position = models.PositiveSmallIntegerField("顺序", default=0)

    class Meta:
        """In the order of the sheet."""

        verbose_name = "评分项"
        ordering: ClassVar = ["position", "id"]

    def __str__(self) -> str:
        """Return what is scored."""
        return self.label


class Kind(models.TextChoices):
    """What people are drawn for."""

    EXPERTS = "experts", "专家评审"
    INSPECTION = "inspection", "现场核查"


class Draw(Frozen):
    """A draw with all it takes to repeat it. ``origin`` is the first of a chain of redraws.

    ``candidates`` are ``{id, name, unit}``, ``targets`` ``{id, name, wanted}``, ``excluded``
    ``{target, person, reason}``, ``outcome`` ``{target, people}``. ``sample`` says how many targets were drawn
    from all; null: all of them.
    """

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="draws")
    kind = models.CharField("抽取内容", max_length=10, choices=Kind)
    seed = models.CharField("种子", max_length=64)
    sample = models.PositiveIntegerField("抽取企业数", null=True)
    candidates = models.JSONField("候选人")
    targets = models.JSONField("申报")
    excluded = models.JSONField("回避")
    outcome = models.JSONField("结果")
    origin = models.ForeignKey("self", models.PROTECT, null=True, related_name="redraws")
    reason = models.CharField("重新抽取的原因", max_length=200, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField("抽取时间", auto_now_add=True)

    class Meta:
        """Newest first."""

        verbose_name = "随机抽取"
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        """Return what was drawn."""
        return f"{self.get_kind_display()}抽取"

    @property
    def root_id(self) -> int:
        """Tenant, for the trail."""
        return self.batch.root_id


class Sheet(models.Model):
    """What a drawn person writes on an application: points and a comment, frozen once submitted.

    ``cleared_at`` is when she declared that she has no conflict of interest: the file opens then, not before.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="sheets")
    expert = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="sheets")
    kind = models.CharField("内容", max_length=10, choices=Kind)
    draw = models.ForeignKey(Draw, models.PROTECT, related_name="sheets")
    version = models.ForeignKey(Version, models.PROTECT, null=True, related_name="+")
    comment = models.TextField("意见", blank=True)
    cleared_at = models.DateTimeField("确认无利益冲突", null=True, blank=True)
    submitted_at = models.DateTimeField("提交时间", null=True, blank=True)
    dropped_at = models.DateTimeField("回避时间", null=True, blank=True)
    dropped_because = models.CharField("回避原因", max_length=200, blank=True)

    objects = SheetQuerySet.as_manager()

    class Meta:
        """A person once an application and kind."""

        verbose_name = "评审表"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "expert", "kind"], name="sheet_once")
        ]

    def __str__(self) -> str:
        """Return whose it is and of what."""
        return f"{self.application.enterprise}·{self.get_kind_display()}"

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's
        """Save it until it is submitted.

        Raises:
            FrozenError: it is submitted.
        """
        if self.pk and Sheet.objects.filter(pk=self.pk, submitted_at__isnull=False).exists():
            raise FrozenError(self._meta.label)
        super().save(*args, **kwargs)

    @property
    def root_id(self) -> int:
        """Tenant, for the trail."""
        return self.application.root_id


class Score(models.Model):
    """Points of a sheet for a criterion."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    points = models.PositiveSmallIntegerField("得分")

    class Meta:
        """Once a criterion."""

        verbose_name = "得分"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sheet", "criterion"], name="sheet_criterion_once")
        ]

    def __str__(self) -> str:
        """Return the points."""
        return str(self.points)


class Mark(models.TextChoices):
    """How a material or condition was found."""

    FINE = "fine", "齐全、符合"
    MISSING = "missing", "缺少"
    WRONG = "wrong", "有误、不符"


class Check(models.Model):
    """A line of a check list: of one version of an application, at one kind of work.

    ``item`` is ``m:<required material>`` or ``c:<condition>``; label and clause are kept as they were read.
    """

    version = models.ForeignKey(Version, models.PROTECT, related_name="checks")
    duty = models.CharField("工作", max_length=10, choices=DUTIES)
    item = models.CharField(max_length=70)
    label = models.CharField("核对内容", max_length=200)
    mark = models.CharField("结果", max_length=8, choices=Mark)
    remark = models.CharField("说明", max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField("核对时间", auto_now=True)

    class Meta:
        """Once a version and kind of work."""

        verbose_name = "材料核对"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "duty", "item"], name="check_once")
        ]

    def __str__(self) -> str:
        """Return what was found."""
        return f"{self.label}：{self.get_mark_display()}"


class Minutes(models.Model):
    """Minutes of a review meeting: all they say, edited until they are fixed, then never again."""

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="minutes")
    number = models.PositiveSmallIntegerField("次数")
    held_on = models.DateField("会议日期")
    content = models.JSONField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField("建立时间", auto_now_add=True)
    fixed_at = models.DateTimeField("定稿时间", null=True, blank=True)
    fixed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        """Newest first; a number once."""

        verbose_name = "会议纪要"
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["batch", "number"], name="minutes_number_once")
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.text.title

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's
        """Save them until they are fixed.

        Raises:
            FrozenError: they are fixed.
        """
        if self.pk and Minutes.objects.filter(pk=self.pk, fixed_at__isnull=False).exists():
            raise FrozenError(self._meta.label)
        super().save(*args, **kwargs)

    @property
    def root_id(self) -> int:
        """Tenant, for the trail."""
        return self.batch.root_id

    @property
    def text(self) -> Content:
        """What they say."""
        return read(self.content)
