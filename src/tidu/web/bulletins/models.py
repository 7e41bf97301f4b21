"""Bulletins and their files."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from tidu.tables.bulletin.model import Content, read
from tidu.web.bulletins.access import ISSUED, BulletinQuerySet, FileQuerySet, FrozenError
from tidu.web.plans.models import AdoptedPlan
from tidu.web.plans.quarters import Quarter


class State(models.TextChoices):
    """Whether it is issued."""

    DRAFT = "draft", "草稿"
    ISSUED = ISSUED, "已印发"


class FileKind(models.TextChoices):
    """Kinds of file and what people call them."""

    WORD = "docx", "Word"
    PDF = "pdf", "PDF"
    EXCEL = "xlsx", "Excel 表"


class Bulletin(models.Model):
    """A bulletin on a quarter of a plan.

    ``content`` is all it says (`tidu.tables.bulletin.model`), tables included: nothing is read from the data again.
    ``number`` is counted in the year of issue. ``as_of`` is the day of the figures; ``version`` rises whenever a
    draft is saved.
    """

    plan = models.ForeignKey(AdoptedPlan, models.PROTECT, related_name="bulletins")
    quarter = models.CharField("季度", max_length=6)
    year = models.PositiveSmallIntegerField("年份")
    number = models.PositiveSmallIntegerField("期号")
    state = models.CharField("状态", max_length=10, choices=State, default=State.DRAFT)
    content = models.JSONField()
    as_of = models.DateField("数据日期")
    version = models.PositiveIntegerField(default=1)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    saved_at = models.DateTimeField("保存时间", auto_now=True)
    issued_on = models.DateField("印发日期", null=True, blank=True)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField("印发操作时间", null=True, blank=True)

    objects = BulletinQuerySet.as_manager()

    class Meta:
        """One draft a quarter; a number stands once in a plan's year. The newest first."""

        verbose_name = "通报"
        ordering: ClassVar = ["-year", "-number", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "quarter"], name="bulletin_draft_once", condition=Q(state="draft")
            ),
            models.UniqueConstraint(
                fields=["plan", "year", "number"], name="bulletin_number_once", condition=Q(state=ISSUED)
            ),
        ]

    def __str__(self) -> str:
        """Return number and title."""
        return f"{self.issue} {self.text.title}"

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's
        """Save a draft, or issue one.

        Raises:
            FrozenError: it is issued already.
        """
        self._check_open()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:  # noqa: ANN401 - as Django's
        """Remove a draft.

        Raises:
            FrozenError: it is issued.
        """
        self._check_open()
        return super().delete(*args, **kwargs)

    @property
    def root_id(self) -> int:
        """Tenant, for the trail."""
        return self.plan.root_id

    @property
    def issue(self) -> str:
        """The number in words: ``2026年第3期``."""
        return f"{self.year}年第{self.number}期"

    @property
    def text(self) -> Content:
        """What it says."""
        return read(self.content)

    @property
    def is_issued(self) -> bool:
        """Whether it is issued."""
        return self.state == State.ISSUED

    @property
    def quarter_label(self) -> str:
        """The quarter in words."""
        found = Quarter.read(self.quarter)
        return found.label if found is not None else self.quarter

    def _check_open(self) -> None:
        # What the database says, not this copy of it: a draft opened yesterday may have been issued since.
        if self.pk and Bulletin.objects.filter(pk=self.pk, state=State.ISSUED).exists():
            raise FrozenError


class BulletinFile(models.Model):
    """A file of an issued bulletin, as it was issued."""

    bulletin = models.ForeignKey(Bulletin, models.PROTECT, related_name="files")
    kind = models.CharField("格式", max_length=4, choices=FileKind)
    name = models.CharField("文件名", max_length=200)
    stored_as = models.CharField(max_length=80, unique=True)
    size = models.PositiveBigIntegerField("大小")
    sha256 = models.CharField(max_length=64)

    objects = FileQuerySet.as_manager()

    class Meta:
        """Each kind once."""

        verbose_name = "通报文件"
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["bulletin", "kind"], name="bulletin_file_once")
        ]

    def __str__(self) -> str:
        """Return the file's name."""
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's
        """Save it once.

        Raises:
            FrozenError: it is there already.
        """
        if self.pk:
            raise FrozenError
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:  # noqa: ANN401 - as Django's
        """Refuse.

        Raises:
            FrozenError: always.
        """
        raise FrozenError
