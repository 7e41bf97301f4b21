"""Policy documents and what was read from them, each item with its passage and what a person decided on it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from tidu.reader.draft import SURE
from tidu.web.documents.access import DocumentQuerySet
from tidu.web.jurisdictions.models import Jurisdiction
from tidu.web.plans.models import AdoptedPlan
from tidu.web.revisions.models import PackRevision


class State(models.TextChoices):
    """Where a document stands."""

    READING = "reading", "读取中"
    FAILED = "failed", "未能读取"
    REVIEW = "review", "核对中"
    PUBLISHED = "published", "已发布"


class Document(models.Model):
    """A policy document.

    ``text`` is what all offsets point into, ``outline`` its headings, ``start`` and ``end`` the days of the plan.
    ``area_key`` is the first part of the pack's id; ``previous`` the version of the document that this one replaces;
    ``revision`` the edition of the pack made from it last.
    """

    root = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+")
    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+", verbose_name="实施范围")
    file = models.ForeignKey("evidence.Evidence", models.PROTECT, related_name="+")
    previous = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="上一版"
    )
    state = models.CharField("状态", max_length=10, choices=State, default=State.READING)
    problem = models.TextField(blank=True)
    job = models.ForeignKey("jobs.Job", models.SET_NULL, null=True, related_name="+")
    text = models.TextField(blank=True)
    outline = models.JSONField(default=list)
    remarks = models.JSONField(default=list)
    title = models.CharField("标题", max_length=200)
    number = models.CharField("文号", max_length=80, blank=True)
    issuer = models.CharField("发文机关", max_length=120, blank=True)
    issued = models.DateField("印发日期", null=True, blank=True)
    start = models.DateField("计划开始", null=True, blank=True)
    end = models.DateField("计划结束", null=True, blank=True)
    area_key = models.CharField("地区代号", max_length=30, blank=True)
    revision = models.ForeignKey(PackRevision, models.PROTECT, null=True, related_name="+")
    plan = models.ForeignKey(AdoptedPlan, models.SET_NULL, null=True, related_name="+")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField("上传时间", auto_now_add=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        """Newest first."""

        verbose_name = "政策文件"
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    @property
    def tone(self) -> str:
        """Colour of the state."""
        return {State.FAILED: "red", State.REVIEW: "yellow", State.PUBLISHED: "green"}.get(
            State(self.state), "azure"
        )

    @property
    def pack_id(self) -> str:
        """Id of the pack it becomes; empty while place or years are not known."""
        return f"{self.area_key}.plan-{self.start.year}" if self.area_key and self.start else ""


class Kind(models.TextChoices):
    """What an item is."""

    TASK = "task", "任务"
    TARGET = "target", "目标"
    INCENTIVE = "incentive", "奖补"
    LIBRARY = "library", "名录库"
    MECHANISM = "mechanism", "机制"
    CRITERION = "criterion", "条件"


class Decision(models.TextChoices):
    """What a person said of an item."""

    OPEN = "open", "未核对"
    ACCEPTED = "accepted", "已确认"
    EDITED = "edited", "已修改"
    ADDED = "added", "人工添加"
    REJECTED = "rejected", "已剔除"


class Item(models.Model):
    """One thing a document says.

    ``key`` is its id in the pack and stays when the document is published again. ``value`` is an entry of the pack
    (`tidu.reader.entries`), ``read`` the one the program read (null where a person added it). ``start``, ``end`` and
    ``spans`` count characters of the document's text.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="items")
    kind = models.CharField("类别", max_length=10, choices=Kind)
    key = models.CharField(max_length=12)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    spans = models.JSONField(default=list)
    confidence = models.FloatField("把握", default=1.0)
    doubts = models.JSONField("疑点", default=list)
    read = models.JSONField(null=True)
    value = models.JSONField(default=dict)
    state = models.CharField("核对", max_length=10, choices=Decision, default=Decision.OPEN)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField("核对时间", null=True)

    class Meta:
        """In the order of the text."""

        verbose_name = "文件条目"
        ordering: ClassVar = ["start", "end", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "key"], name="document_item_once"),
        ]

    def __str__(self) -> str:
        """Return what it is about."""
        return self.name

    @property
    def name(self) -> str:
        """What it is about, in the document's words."""
        words = {Kind.TASK: "title", Kind.TARGET: "metric", Kind.INCENTIVE: "what"}
        return str(self.value.get(words.get(Kind(self.kind), "label"), ""))

    @property
    def root_id(self) -> int:
        """Tenant, for the trail."""
        return self.document.root_id

    @property
    def is_open(self) -> bool:
        """Whether nobody has looked at it."""
        return self.state == Decision.OPEN

    @property
    def is_doubtful(self) -> bool:
        """Whether a person must look at it before it is published."""
        return self.is_open and self.confidence < SURE
