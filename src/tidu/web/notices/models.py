"""Notices, objections, announcements and imported lists. What was published is never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from tidu.web.applications.models import Application
from tidu.web.assessments.models import FrozenError
from tidu.web.batches.models import Batch
from tidu.web.enterprises.models import Enterprise
from tidu.web.evidence.models import Evidence
from tidu.web.jurisdictions.models import Jurisdiction
from tidu.web.notices.access import ListQuerySet, ObjectionQuerySet, PaperQuerySet
from tidu.web.titles.models import Title

if TYPE_CHECKING:
    from datetime import date

_PERSON = settings.AUTH_USER_MODEL


class Paper(models.Model):
    """What notice and announcement share: a text that is edited until it is published, and frozen then."""

    root = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+")
    title = models.CharField("标题", max_length=120)
    text = models.TextField("正文", max_length=5000)
    created_by = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField("建立时间", auto_now_add=True)
    published_by = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField("发布时间", null=True, blank=True)

    class Meta:
        """No table of its own."""

        abstract = True

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    def save(self, *args: object, **kwargs: object) -> None:
        """Write a draft.

        Raises:
            FrozenError: it was published.
        """
        if (
            not self._state.adding
            and type(self)._base_manager.filter(pk=self.pk, published_at__isnull=False).exists()
        ):
            raise FrozenError(self._meta.label)
        super().save(*args, **kwargs)  # type: ignore[arg-type] # handed on as they came


class Notice(Paper):
    """A public notice: firms of a batch that are to be recognised, shown to everyone for some working days.

    ``starts_on`` is the day of publication, which does not count; ``ends_on`` the last day on which objections
    are received. ``calendar_remark`` says which year was counted Monday to Friday.
    """

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="notices")
    term = models.PositiveSmallIntegerField("公示期（工作日）", default=5)
    contact = models.CharField("异议受理单位和联系方式", max_length=200)
    starts_on = models.DateField("发布日期", null=True, blank=True)
    ends_on = models.DateField("公示截止", null=True, blank=True)
    calendar_remark = models.CharField("日历说明", max_length=200, blank=True)

    objects = PaperQuerySet["Notice"].as_manager()

    class Meta:
        """Newest first."""

        verbose_name = "公示"
        ordering: ClassVar = ["-id"]

    def runs_on(self, day: date) -> bool:
        """Whether objections from the public are received on a day."""
        return (
            self.starts_on is not None and self.ends_on is not None and self.starts_on <= day <= self.ends_on
        )

    def is_over(self, day: date | None = None) -> bool:
        """Whether the term has passed."""
        return self.ends_on is not None and (day or timezone.localdate()) > self.ends_on


class NoticeFirm(models.Model):
    """A firm on a notice, with its name and district as they are shown."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="firms")
    application = models.OneToOneField(Application, models.PROTECT, related_name="on_notice")
    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="+")
    name = models.CharField("企业名称", max_length=200)
    district = models.CharField("所在辖区", max_length=100)

    class Meta:
        """In the order of entry."""

        verbose_name = "公示企业"
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Outcome(models.TextChoices):
    """What came of an objection."""

    UPHELD = "upheld", "异议成立"
    DISMISSED = "dismissed", "异议不成立"


class Objection(models.Model):
    """An objection against one firm. Name and contact are for officers alone; the objector knows the receipt number.

    ``sender`` is a keyed hash of the address that sent it, empty where an officer entered it.
    """

    listed = models.ForeignKey(NoticeFirm, models.PROTECT, related_name="objections")
    receipt = models.CharField("回执号", max_length=20, unique=True)
    name = models.CharField("异议人", max_length=60)
    contact = models.CharField("联系方式", max_length=100)
    content = models.TextField("事实和理由", max_length=3000)
    evidence = models.ForeignKey(Evidence, models.PROTECT, null=True, blank=True, related_name="+")
    sender = models.CharField(max_length=64, blank=True)
    entered_by = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    received_at = models.DateTimeField("收到时间", auto_now_add=True)
    outcome = models.CharField("结果", max_length=10, choices=Outcome, blank=True)
    reason = models.TextField("答复", max_length=1000, blank=True)
    handled_by = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    handled_at = models.DateTimeField("办结时间", null=True, blank=True)

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        """Oldest first: it waits longest."""

        verbose_name = "异议"
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["sender", "received_at"])]

    def __str__(self) -> str:
        """Return the receipt number."""
        return self.receipt


class Announcement(Paper):
    """An announcement: the firms of a notice that are recognised, with number and date; their titles come from it.

    ``until`` is the last day of the titles, empty where the level has a term of its own.
    """

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="announcements")
    document = models.CharField("文号", max_length=80, blank=True)
    announced_on = models.DateField("公告日期")
    until = models.DateField("称号有效期至", null=True, blank=True)

    objects = PaperQuerySet["Announcement"].as_manager()

    class Meta:
        """Newest first; one draft a notice."""

        verbose_name = "公告"
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["notice"], condition=models.Q(published_at=None), name="announcement_draft_once"
            ),
        ]


class AnnouncedFirm(models.Model):
    """A firm on an announcement, with the title it got."""

    announcement = models.ForeignKey(Announcement, models.PROTECT, related_name="firms")
    listed = models.OneToOneField(NoticeFirm, models.PROTECT, related_name="announced")
    title = models.ForeignKey(Title, models.PROTECT, null=True, related_name="+")

    class Meta:
        """In the order of the notice."""

        verbose_name = "公告企业"
        ordering: ClassVar = ["listed"]

    def __str__(self) -> str:
        """Return the firm."""
        return self.listed.name


class AnnouncedList(models.Model):
    """A list that a higher authority announced, as it was read from Excel."""

    root = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+")
    level = models.CharField("称号", max_length=60)
    publisher = models.CharField("公布单位", max_length=100)
    document = models.CharField("文号", max_length=80)
    announced_on = models.DateField("公布日期")
    until = models.DateField("称号有效期至", null=True, blank=True)
    file = models.CharField("文件名", max_length=200)
    created_by = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField("导入时间", auto_now_add=True)
    applied_at = models.DateTimeField("登记时间", null=True, blank=True)

    objects = ListQuerySet.as_manager()

    class Meta:
        """Newest first."""

        verbose_name = "公布名单"
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        """Return publisher and number."""
        return f"{self.publisher} {self.document}"


class RowState(models.TextChoices):
    """How a row of a list stands."""

    MATCHED = "matched", "已匹配"
    AMBIGUOUS = "ambiguous", "有多家可能"
    UNMATCHED = "unmatched", "未匹配"
    FAULTY = "faulty", "内容有误"
    DONE = "done", "已登记"
    DISMISSED = "dismissed", "不登记"


class ListRow(models.Model):
    """A row of an announced list: never lost, whatever became of it. ``cells`` maps headings to what stands there."""

    of = models.ForeignKey(AnnouncedList, models.CASCADE, related_name="rows")
    row = models.PositiveIntegerField("行")
    uscc = models.CharField("统一社会信用代码", max_length=18, blank=True)
    name = models.CharField("企业名称", max_length=200, blank=True)
    level = models.CharField("称号", max_length=60)
    number = models.CharField("证书编号", max_length=80, blank=True)
    since = models.DateField("有效期自")
    until = models.DateField("有效期至", null=True, blank=True)
    cells = models.JSONField(default=dict)
    state = models.CharField("状态", max_length=10, choices=RowState)
    note = models.CharField("说明", max_length=300, blank=True)
    enterprise = models.ForeignKey(Enterprise, models.PROTECT, null=True, related_name="+")
    title = models.ForeignKey(Title, models.PROTECT, null=True, related_name="+")
    application = models.ForeignKey(Application, models.PROTECT, null=True, related_name="+")
    decided_by = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")

    class Meta:
        """In the order of the file."""

        verbose_name = "名单行"
        ordering: ClassVar = ["row", "id"]

    def __str__(self) -> str:
        """Return row and name."""
        return f"第 {self.row} 行 {self.name}"
