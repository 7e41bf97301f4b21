"""An import from upload to undo: the file, its staged rows, the firms it touches, the rows that wait for a firm."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from tidu.web.enterprises.models import Enterprise
from tidu.web.facts.models import FactSource, Switch
from tidu.web.imports.access import OfRunQuerySet, RunQuerySet
from tidu.web.jobs.models import Job
from tidu.web.jurisdictions.models import Jurisdiction
from tidu.web.ledgers.models import LedgerRow
from tidu.web.titles.models import Title


class State(models.TextChoices):
    """Where an import stands. Nothing of it is visible in the registry before 已导入."""

    UPLOADED = "uploaded", "待确认列"
    READING = "reading", "读取中"
    PREVIEW = "preview", "待导入"
    APPLYING = "applying", "导入中"
    APPLIED = "applied", "已导入"
    UNDOING = "undoing", "撤销中"
    UNDONE = "undone", "已撤销"


class Outcome(models.TextChoices):
    """What an import makes of a row. The ids are the names of the counts, too."""

    NEW = "new", "新增"
    CHANGED = "changed", "变更"
    UNCHANGED = "unchanged", "不变"
    REJECTED = "rejected", "拒绝"
    UNMATCHED = "unmatched", "待匹配"


class SourceMemory(models.Model):
    """How the columns of a source's last table were mapped, so that the next one is mapped alike."""

    root = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+")
    name = models.CharField("来源", max_length=200)
    mapping = models.JSONField(default=dict)
    updated_at = models.DateTimeField("更新时间", auto_now=True)

    class Meta:
        """One memory a source."""

        verbose_name = "列对应记忆"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["root", "name"], name="import_memory_once"),
        ]

    def __str__(self) -> str:
        """Return the source's name."""
        return self.name


class ImportRun(models.Model):
    """One table on its way in.

    ``mapping`` is a `tidu.tables.imports.Mapping` in JSON. ``counts`` holds rows by `Outcome` and, beside them,
    ``conflicts`` and ``warnings``. ``switch`` makes what was applied visible, ``undo_switch`` takes it back.
    ``digest`` is the SHA-256 of the rows that were applied.
    """

    root = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="imports")
    name = models.CharField("文件名", max_length=200)
    stored_as = models.CharField(max_length=80, unique=True)
    size = models.PositiveBigIntegerField("大小")
    sha256 = models.CharField(max_length=64)
    source = models.ForeignKey(FactSource, models.PROTECT, related_name="imports")
    mapping = models.JSONField(null=True, blank=True)
    headings = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    state = models.CharField("状态", max_length=10, choices=State, default=State.UPLOADED)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")
    switch = models.ForeignKey(Switch, models.PROTECT, null=True, blank=True, related_name="+")
    undo_switch = models.ForeignKey(Switch, models.PROTECT, null=True, blank=True, related_name="+")
    total = models.PositiveIntegerField("行数", default=0)
    counts = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField("上传时间", auto_now_add=True)
    applied_at = models.DateTimeField("导入时间", null=True, blank=True)
    undone_at = models.DateTimeField("撤销时间", null=True, blank=True)

    objects = RunQuerySet["ImportRun"].as_manager()

    class Meta:
        """Newest first."""

        verbose_name = "导入"
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [models.Index(fields=["root", "state"])]

    def __str__(self) -> str:
        """Return the file's name."""
        return self.name

    @property
    def is_busy(self) -> bool:
        """Whether a job works on it, so that nobody else may."""
        working = self.state in (State.READING, State.APPLYING, State.UNDOING)
        return working and self.job is not None and not self.job.is_over


class Chunk(models.Model):
    """Some hundred staged rows as one packed document (`tidu.web.imports.packing`), with their counts.

    ``prepared`` is the switch for which the chunk's changes lie ready; a job that starts again goes on after it.
    """

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="chunks")
    number = models.PositiveIntegerField()
    last_row = models.PositiveIntegerField()
    body = models.BinaryField()
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    unmatched = models.PositiveIntegerField(default=0)
    prepared = models.ForeignKey(Switch, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        """In the order of the table."""

        ordering: ClassVar = ["run", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "number"], name="import_chunk_once"),
        ]

    def __str__(self) -> str:
        """Return the number."""
        return str(self.number)


class TouchedFirm(models.Model):
    """A firm that an import puts on record, or whose master data it changes: values before and after, by field.

    ``written`` tells whether the change of master data is in the firm's row; ``leaves`` that undoing takes the
    firm away; ``kept`` why undoing left something as it is.
    """

    # Lines are written by a job of the run, which is not deleted once it has one.
    run = models.ForeignKey(
        ImportRun, models.CASCADE, related_name="touched", db_index=False, db_constraint=False
    )
    # Firms are deleted by imports alone, which hold the lane, and by Django, which deletes these lines with them.
    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="+", db_constraint=False)
    is_new = models.BooleanField(default=False)
    before = models.JSONField(encoder=DjangoJSONEncoder, default=dict)
    after = models.JSONField(encoder=DjangoJSONEncoder, default=dict)
    written = models.BooleanField(default=False)
    leaves = models.BooleanField(default=False)
    kept = models.CharField("未撤销的原因", max_length=200, blank=True)

    class Meta:
        """One line a firm."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "enterprise"], name="import_touches_once"),
        ]

    def __str__(self) -> str:
        """Return the firm's id."""
        return str(self.enterprise_id)


class AddedRecord(models.Model):
    """A ledger's row or a title that an import adds.

    A ledger's row is there beforehand, as if removed, and shown with the import; ``replaces`` is the row of the
    same number that it takes the place of. A title is written when the import shows: ``content`` says what of.
    """

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="records")
    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="+")
    ledger_row = models.ForeignKey(LedgerRow, models.CASCADE, null=True, blank=True, related_name="+")
    replaces = models.ForeignKey(LedgerRow, models.CASCADE, null=True, blank=True, related_name="+")
    title = models.ForeignKey(Title, models.SET_NULL, null=True, blank=True, related_name="+")
    content = models.JSONField(default=dict)
    place = models.CharField("位置", max_length=120, blank=True)

    def __str__(self) -> str:
        """Return the place."""
        return self.place


class QueueState(models.TextChoices):
    """What became of a row without a code."""

    WAITING = "waiting", "待匹配"
    LINKED = "linked", "已关联企业"
    CREATED = "created", "已新建企业"
    DISMISSED = "dismissed", "不导入"


class QueueRow(models.Model):
    """A row without a code: it waits until a person says which firm it is, or why it is none. Never lost."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="queue")
    row = models.PositiveIntegerField("行")
    name = models.CharField("名称", max_length=120, db_index=True)
    content = models.JSONField(default=dict)
    cells = models.JSONField(default=list)
    state = models.CharField("状态", max_length=10, choices=QueueState, default=QueueState.WAITING)
    enterprise = models.ForeignKey(Enterprise, models.SET_NULL, null=True, blank=True, related_name="+")
    reason = models.CharField("原因", max_length=200, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField("处理时间", null=True, blank=True)

    objects = OfRunQuerySet["QueueRow"].as_manager()

    class Meta:
        """In the order of the table."""

        verbose_name = "待匹配行"
        ordering: ClassVar = ["-run", "row"]
        indexes: ClassVar = [models.Index(fields=["run", "state", "row"])]
        constraints: ClassVar = [models.UniqueConstraint(fields=["run", "row"], name="queue_row_once")]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Lane(models.Model):
    """One import at a time writes in a tenant: whoever holds the lane."""

    root = models.OneToOneField(Jurisdiction, models.PROTECT, related_name="+")
    holder = models.ForeignKey(ImportRun, models.SET_NULL, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        """Return the holder."""
        return str(self.holder_id or "")
