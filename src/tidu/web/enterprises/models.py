"""The registry: one record a firm and code in a tenant, with surrogate ids and dated names and codes."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from tidu.web.enterprises.access import HIDDEN, EnterpriseQuerySet, SavedViewQuerySet
from tidu.web.enterprises.indexes import CountingIndex
from tidu.web.jurisdictions.models import Jurisdiction


class Status(models.TextChoices):
    """Whether the record is a firm of its own."""

    ACTIVE = "active", "存续"
    CLOSED = "closed", "注销、吊销"
    MERGED = "merged", "已并入其他记录"
    PREPARED = HIDDEN, "待生效"


class Enterprise(models.Model):
    """A firm. ``sort_key`` is the pinyin of its name, ``initials`` the first letters, for search and order."""

    root = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+", db_index=False)
    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="enterprises", db_index=False)
    uscc = models.CharField("统一社会信用代码", max_length=18)
    name = models.CharField("企业名称", max_length=120)
    sort_key = models.CharField(max_length=240, editable=False)
    initials = models.CharField(max_length=120, editable=False)
    status = models.CharField("状态", max_length=10, choices=Status, default=Status.ACTIVE)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", db_index=False
    )
    established_on = models.DateField("成立日期", null=True, blank=True)
    size_industry = models.CharField("划型行业", max_length=30, blank=True)
    industry_code = models.CharField("国民经济行业代码", max_length=6, blank=True)
    sector = models.CharField("产业领域", max_length=60, blank=True)
    chain = models.CharField("所属产业链", max_length=60, blank=True)
    chain_link = models.CharField("产业链环节", max_length=60, blank=True)
    main_product = models.CharField("主导产品", max_length=120, blank=True)
    product_code = models.CharField("产品目录代码", max_length=12, blank=True)
    address = models.CharField("地址", max_length=200, blank=True)
    legal_representative = models.CharField("法定代表人", max_length=60, blank=True)
    controller = models.CharField("实际控制人", max_length=120, blank=True)
    group_name = models.CharField("所属集团", max_length=120, blank=True)
    # Kept by services so that lists need no joins: highest valid level, share of key facts present.
    level = models.CharField("最高有效称号", max_length=60, blank=True)
    level_rank = models.PositiveSmallIntegerField(default=0)
    title_until = models.DateField("称号到期日", null=True, blank=True)
    completeness = models.PositiveSmallIntegerField("数据完整度（%）", default=0)
    created_at = models.DateTimeField("建档时间", auto_now_add=True)
    updated_at = models.DateTimeField("更新时间", auto_now=True)

    objects = EnterpriseQuerySet.as_manager()

    class Meta:
        """Unique on (tenant, code); indexes serve the list's filters and keyset order."""

        verbose_name = "企业"
        ordering: ClassVar = ["sort_key", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["root", "uscc"], name="enterprise_uscc_once"),
        ]
        # Each costs an import of 100,000 firms a second: none is the beginning of another.
        indexes: ClassVar = [
            models.Index(fields=["root", "sort_key", "id"]),
            models.Index(fields=["root", "level_rank", "id"]),
            models.Index(fields=["jurisdiction", "sort_key"]),
            models.Index(fields=["root", "sector"]),
            # The list's order and the dashboard's counts.
            CountingIndex(fields=["root", "title_until", "id"]),
            CountingIndex(fields=["root", "completeness", "id"]),
            # The dashboard's counts, each read in order from one index; the list's count and choices as well.
            CountingIndex(fields=["root", "jurisdiction", "level"]),
            CountingIndex(fields=["root", "size_industry", "level"]),
            CountingIndex(fields=["root", "chain", "level"]),
            models.Index(
                fields=["merged_into"],
                name="enterprise_merged",
                condition=models.Q(merged_into__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class EnterpriseName(models.Model):
    """A former name; rows of old tables still match by it."""

    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="former_names")
    name = models.CharField("曾用名", max_length=120, db_index=True)
    until = models.DateField("停用日期", null=True, blank=True)

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class EnterpriseCode(models.Model):
    """A former code, e.g. before a merger."""

    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="former_codes")
    uscc = models.CharField("原代码", max_length=18, db_index=True)
    until = models.DateField("停用日期", null=True, blank=True)

    def __str__(self) -> str:
        """Return the code."""
        return self.uscc


class Shareholder(models.Model):
    """A shareholder with its share of the firm."""

    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="shareholders")
    name = models.CharField("股东", max_length=120)
    uscc = models.CharField("股东代码", max_length=18, blank=True)
    share = models.DecimalField("持股比例", max_digits=7, decimal_places=6, null=True, blank=True)

    def __str__(self) -> str:
        """Return the shareholder's name."""
        return self.name


class Contact(models.Model):
    """A person to call at the firm."""

    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="contacts")
    name = models.CharField("联系人", max_length=60)
    position = models.CharField("职务", max_length=60, blank=True)
    phone = models.CharField("电话", max_length=40, blank=True)

    def __str__(self) -> str:
        """Return the person's name."""
        return self.name


class Product(models.Model):
    """A product beside the main one, with its code of the statistical product catalogue."""

    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="products")
    name = models.CharField("产品", max_length=120)
    code = models.CharField("产品目录代码", max_length=12, blank=True)
    share = models.DecimalField("占主营业务收入", max_digits=7, decimal_places=6, null=True, blank=True)
    note = models.CharField("说明", max_length=200, blank=True)

    def __str__(self) -> str:
        """Return the product's name."""
        return self.name


class FollowUp(models.Model):
    """A mark that somebody has to look after a firm; a firm carries one open mark at a time, closed ones stay."""

    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="follow_ups")
    note = models.CharField("跟进事项", max_length=200)
    due = models.DateField("期限", null=True, blank=True)
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    marked_at = models.DateTimeField("标记时间", auto_now_add=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField("完成时间", null=True, blank=True)

    class Meta:
        """One open mark a firm."""

        verbose_name = "跟进标记"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["enterprise"], condition=models.Q(closed_at=None), name="follow_up_open_once"
            ),
        ]

    def __str__(self) -> str:
        """Return what is to be done."""
        return self.note


class Sharing(models.TextChoices):
    """Who finds a saved view above the list. What it lists is decided by who opens it, never by who saved it."""

    OWN = "own", "仅自己"
    UNIT = "unit", "本单位"
    TENANT = "tenant", "本地全部人员"


class SavedView(models.Model):
    """A filter, order and choice of columns under a name. ``query`` is the list's query string."""

    root = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views")
    name = models.CharField("视图名称", max_length=20)
    query = models.TextField(blank=True)
    columns = models.JSONField(default=list)
    sharing = models.CharField("谁能使用", max_length=8, choices=Sharing, default=Sharing.OWN)
    organisation = models.ForeignKey(
        "organisations.OrganisationUnit", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField("保存时间", auto_now_add=True)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        """A person's names differ."""

        verbose_name = "保存的视图"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["owner", "name"], name="saved_view_name_once"),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class ListSettings(models.Model):
    """How a person's list opens: the columns, and the view it begins with."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="list_settings")
    columns = models.JSONField(default=list)
    default_view = models.ForeignKey(SavedView, models.SET_NULL, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        """Return whose they are."""
        return str(self.user)


class SourceLibrary(models.Model):
    """A library that firms are listed in: 高新技术企业库, 上市企业培育库 and others."""

    root = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+")
    name = models.CharField("名录库", max_length=60)

    class Meta:
        """A name stands once in a tenant."""

        verbose_name = "名录库"
        constraints: ClassVar = [models.UniqueConstraint(fields=["root", "name"], name="library_name_once")]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class LibraryEntry(models.Model):
    """A firm's listing in a library, from a day to a day."""

    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="library_entries")
    library = models.ForeignKey(SourceLibrary, models.PROTECT, related_name="entries")
    since = models.DateField("入库日期", null=True, blank=True)
    until = models.DateField("出库日期", null=True, blank=True)
    reason = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        """Found from both sides."""

        verbose_name = "入库记录"
        indexes: ClassVar = [models.Index(fields=["library", "enterprise"])]

    def __str__(self) -> str:
        """Return which library."""
        return str(self.library)


class Settlement(models.Model):
    """An officer's decision which value of a fact is right, and on what basis.

    ``seen`` are the other values on the table then: a conflict is open again once a source says something
    that was not among them.
    """

    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="settlements")
    year = models.PositiveSmallIntegerField("年度")
    fact = models.CharField("指标", max_length=60)
    value = models.JSONField("核实值", encoder=DjangoJSONEncoder)
    seen = models.JSONField(encoder=DjangoJSONEncoder, default=list)
    basis = models.CharField("核实依据", max_length=200)
    evidence = models.ForeignKey("evidence.Evidence", models.PROTECT, null=True, blank=True, related_name="+")
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField("核实时间", auto_now_add=True)

    class Meta:
        """Read by firm; the newest of a value counts."""

        verbose_name = "核实记录"
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["enterprise", "year"])]

    def __str__(self) -> str:
        """Return year and fact."""
        return f"{self.year} {self.fact}"
