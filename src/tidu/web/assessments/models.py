"""What was judged, as it was judged: single assessments whole, screenings compact, and the latest verdicts.

A later edit of a fact, a pack or a person's judgement never rewrites an assessment or a screening; it marks the
latest verdicts of the firm as stale.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from tidu.engine.values import Verdict
from tidu.web.assessments.access import (
    ArchiveQuerySet,
    AssessmentQuerySet,
    ScreeningQuerySet,
    VerdictQuerySet,
)
from tidu.web.enterprises.models import Enterprise
from tidu.web.jurisdictions.models import Jurisdiction

VERDICTS = [(int(one), one.label) for one in Verdict if one is not Verdict.not_applicable]


class Case(models.TextChoices):
    """The two occasions on which a firm is judged."""

    NEW = "new", "新申请"
    RENEWAL = "renewal", "复核"


class FrozenError(TypeError):
    """Somebody tried to rewrite what was judged."""


class Frozen(models.Model):
    """A row that is written once."""

    class Meta:
        """No table of its own."""

        abstract = True

    def save(self, *_args: object, **_kwargs: object) -> None:
        """Write a new row.

        Raises:
            FrozenError: the row is there already.
        """
        if not self._state.adding:
            raise FrozenError(self._meta.label)
        super().save(force_insert=True)


class Assessment(Frozen):
    """One firm judged by one standard: the whole result with the facts it was judged by.

    ``result`` and ``facts`` are as `tidu.tables.report.document` writes them; ``pack_hash`` covers everything
    the verdict depended on.
    """

    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="assessments")
    standard = models.CharField("标准", max_length=60)
    version = models.PositiveIntegerField("版本")
    pack_hash = models.CharField(max_length=64)
    level = models.CharField("称号", max_length=60)
    on = models.DateField("判定日期")
    case = models.CharField("情形", max_length=10, choices=Case)
    verdict = models.PositiveSmallIntegerField("结论", choices=VERDICTS)
    score_low = models.DecimalField("最低得分", max_digits=6, decimal_places=2, null=True)
    score_high = models.DecimalField("最高得分", max_digits=6, decimal_places=2, null=True)
    result = models.JSONField()
    facts = models.JSONField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField("诊断时间", auto_now_add=True)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        """Newest first, by firm."""

        verbose_name = "诊断"
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [models.Index(fields=["enterprise", "standard", "-id"])]

    def __str__(self) -> str:
        """Return standard and date."""
        return f"{self.standard} {self.on}"


class Attestation(Frozen):
    """A person's answer to what no figure tells: yes or no, by whom, on what ground, with which file."""

    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="attestations")
    fact = models.CharField("事项", max_length=60)
    value = models.BooleanField("认定")
    note = models.CharField("依据", max_length=500)
    evidence = models.ForeignKey("evidence.Evidence", models.PROTECT, null=True, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField("认定时间", auto_now_add=True)

    class Meta:
        """Newest first, by firm."""

        verbose_name = "人工认定"
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [models.Index(fields=["enterprise", "fact"])]

    def __str__(self) -> str:
        """Return what was answered."""
        return f"{self.fact} {self.value}"


class Screening(models.Model):
    """Many firms judged by some standards at once.

    ``standards`` lists ``{id, version, hash}``; ``counts`` maps a standard to how many firms had each verdict.
    The facts as they were and the verdict of every condition lie in two parquet files under ``folder``.
    """

    root = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    job = models.ForeignKey("jobs.Job", models.SET_NULL, null=True, related_name="+")
    title = models.CharField("名称", max_length=200)
    scope = models.JSONField("范围", default=dict)
    on = models.DateField("判定日期")
    case = models.CharField("情形", max_length=10, choices=Case)
    standards = models.JSONField(default=list)
    firms = models.PositiveIntegerField("企业数", default=0)
    counts = models.JSONField(default=dict)
    folder = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField("提交时间", auto_now_add=True)
    finished_at = models.DateTimeField("完成时间", null=True, blank=True)

    objects = ScreeningQuerySet.as_manager()

    class Meta:
        """Newest first."""

        verbose_name = "批量诊断"
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class VerdictList(models.Model):
    """The latest verdicts by one standard and case in a tenant, and what they were last judged by."""

    root = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+")
    standard = models.CharField("标准", max_length=60)
    case = models.CharField("情形", max_length=10, choices=Case)
    pack_hash = models.CharField(max_length=64)
    screening = models.ForeignKey(Screening, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField("最近批量诊断", null=True)

    class Meta:
        """One a standard and case."""

        verbose_name = "结论表"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["root", "standard", "case"], name="verdict_list_once"),
        ]

    def __str__(self) -> str:
        """Return standard and case."""
        return f"{self.standard} {self.case}"


class LatestVerdict(models.Model):
    """What was last found of a firm by a standard and case, for lists and filters.

    ``unmet`` and ``open`` count conditions; ``distance`` adds up how far the unmet ones are from their lines (at
    most 1 each). ``stale`` says that something the firm is judged by has changed since. The rows are short:
    screenings write a hundred thousand at a time. ``digest`` tells them whether a line says what it said: 0 in
    those that something else wrote.
    """

    list = models.ForeignKey(VerdictList, models.CASCADE, related_name="lines", db_index=False)
    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="verdicts")
    on = models.DateField("判定日期")
    verdict = models.PositiveSmallIntegerField("结论", choices=VERDICTS)
    score_low = models.FloatField("最低得分", null=True)
    score_high = models.FloatField("最高得分", null=True)
    unmet = models.PositiveSmallIntegerField("不满足的条件数")
    open = models.PositiveSmallIntegerField("待定的条件数")
    distance = models.FloatField("差距")
    stale = models.BooleanField("数据已变", default=False)
    digest = models.BigIntegerField(default=0)

    objects = VerdictQuerySet.as_manager()

    class Meta:
        """One a firm and list; found by verdict, and by how near."""

        verbose_name = "最新结论"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["list", "enterprise"], name="latest_verdict_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["list", "verdict", "unmet", "distance", "enterprise"]),
        ]

    def __str__(self) -> str:
        """Return firm and verdict."""
        return f"{self.enterprise_id} {self.get_verdict_display()}"


class Change(models.Model):
    """Firms whose facts changed at one time, in the order of the changes: see `tidu.web.assessments.changes`.

    One row whatever their number, as an import changes a hundred thousand.
    """

    firms = models.JSONField("企业")
    at = models.DateTimeField("时间", auto_now_add=True)

    objects: ClassVar[models.Manager[Change]] = models.Manager()

    class Meta:
        """Gone after some days."""

        verbose_name = "数据变动"

    def __str__(self) -> str:
        """Return how many firms."""
        return f"{self.at} {len(self.firms)}"


class ArchiveKind(models.TextChoices):
    """What a zip holds."""

    PDF = "pdf", "诊断报告（PDF）"
    WORD = "docx", "诊断报告（Word）"
    FILL_BY_PLACE = "fill-place", "补数表，每个辖区一份"
    FILL_BY_FIRM = "fill-firm", "补数表，每家企业一份"


class ReportArchive(models.Model):
    """A zip of reports or of fill-in workbooks, made by a job and kept for some days.

    ``scope`` says which firms were asked for; ``enterprises`` are those the file tells of, so that a person whose
    scope has changed since does not get it. ``standard`` is what fill-in workbooks are for.
    """

    root = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="report_archives")
    job = models.ForeignKey("jobs.Job", models.SET_NULL, null=True, related_name="+")
    kind = models.CharField("内容", max_length=10, choices=ArchiveKind)
    title = models.CharField("名称", max_length=200)
    scope = models.JSONField("范围", default=dict)
    standard = models.CharField("标准", max_length=60, blank=True)
    on = models.DateField("判定日期")
    case = models.CharField("情形", max_length=10, choices=Case)
    enterprises = models.JSONField(default=list)
    files = models.PositiveIntegerField("文件数", null=True)
    size = models.PositiveBigIntegerField("大小", null=True)
    stored_as = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField("提交时间", auto_now_add=True)
    expires_at = models.DateTimeField("保留至", null=True)

    objects = ArchiveQuerySet.as_manager()

    class Meta:
        """Newest first."""

        verbose_name = "报告压缩包"
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    @property
    def is_ready(self) -> bool:
        """Whether there is a file to take."""
        return bool(self.stored_as)
