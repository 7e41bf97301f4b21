"""Facts as they were handed in (one row a firm, year and source) and the view that counts now.

A row is never overwritten by another source: the current view takes each value from the strongest source
that has it, and what weaker or equal sources say differently is kept as a conflict (design §8).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from tidu.web.enterprises.models import Enterprise
from tidu.web.facts.precedence import spread
from tidu.web.jurisdictions.models import Jurisdiction

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime


class Strength(models.IntegerChoices):
    """How far a source is trusted; the higher number decides."""

    UNVERIFIED = 1, "未核实"
    FIRM = 2, "企业填报"
    PLATFORM = 3, "平台导出"
    DEPARTMENT = 4, "部门数据"
    VERIFIED = 5, "已核实"


class FactSource(models.Model):
    """Where rows of facts came from: an import file, a firm's form, an officer's entry."""

    root = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+")
    name = models.CharField("来源", max_length=200)
    strength = models.PositiveSmallIntegerField("可信度", choices=Strength)
    organisation = models.ForeignKey(
        "organisations.OrganisationUnit", models.PROTECT, null=True, blank=True, related_name="+"
    )
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField("登记时间", auto_now_add=True)

    class Meta:
        """Newest last."""

        verbose_name = "数据来源"

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Switch(models.Model):
    """Changes that were prepared out of sight and become visible together: by one update of this row.

    Rows of facts that come with it count once it is thrown; rows that go with it count until then. So a big
    import shows as a whole or not at all, and the moment itself is short (docs/adr/0006).
    """

    root = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+")
    created_at = models.DateTimeField("建立时间", auto_now_add=True)
    thrown_at = models.DateTimeField("生效时间", null=True, blank=True)

    def __str__(self) -> str:
        """Return whether it is thrown."""
        return f"{self.pk}：{self.thrown_at or '未生效'}"


class FactRowQuerySet(models.QuerySet["FactRow"]):
    """Rows, narrowed to those that count."""

    def in_force(self) -> FactRowQuerySet:
        """Return the rows that count now."""
        come = Q(since=None) | Q(since__thrown_at__isnull=False)
        gone = Q(until__isnull=False) & Q(until__thrown_at__isnull=False)
        return self.filter(come, superseded_at=None).exclude(gone)

    def known_before(self, moment: datetime) -> FactRowQuerySet:
        """Return the rows that counted just before a moment."""
        come = Q(since=None) | Q(since__thrown_at__lt=moment)
        kept = Q(until=None) | Q(until__thrown_at=None) | Q(until__thrown_at__gte=moment)
        whole = Q(superseded_at=None) | Q(superseded_at__gte=moment)
        return self.filter(come, kept, whole, recorded_at__lt=moment)


class FactRow(models.Model):
    """What one source says of one firm and year. ``year`` is 0 for facts that are not kept by year.

    ``values`` maps fact ids to values in base units (yuan as text with two decimals, fractions, ISO dates);
    ``place`` says where in the source (sheet and row). Superseded rows stay, so that a date in the past can be
    asked ("as known on"). A row that comes with a switch (``since``) counts once that is thrown, one that goes
    with a switch (``until``) no longer does then.
    """

    # The index on firm and year serves the firm alone, too.
    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="fact_rows", db_index=False)
    year = models.PositiveSmallIntegerField("年度")
    # A source may have a million rows: an index would cost each of them and find nobody's. Sources and switches are
    # never deleted, so PostgreSQL need not look for them once a row: that took a quarter of an import.
    source = models.ForeignKey(
        FactSource, models.PROTECT, related_name="rows", db_index=False, db_constraint=False
    )
    values = models.JSONField(encoder=DjangoJSONEncoder)
    place = models.CharField("位置", max_length=120, blank=True)
    recorded_at = models.DateTimeField("登记时间", auto_now_add=True)
    superseded_at = models.DateTimeField("失效时间", null=True, blank=True)
    since = models.ForeignKey(
        Switch, models.PROTECT, null=True, blank=True, related_name="rows_in", db_constraint=False
    )
    until = models.ForeignKey(
        Switch,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rows_out",
        db_index=False,
        db_constraint=False,
    )

    objects = FactRowQuerySet.as_manager()

    class Meta:
        """Read by firm, newest year first."""

        verbose_name = "数据记录"
        indexes: ClassVar = [
            models.Index(fields=["enterprise", "year"]),
        ]

    def __str__(self) -> str:
        """Return firm and year."""
        return f"{self.enterprise_id}/{self.year}"


class CurrentFactsQuerySet(models.QuerySet["CurrentFacts"]):
    """Views, with those prepared by switches in their place."""

    def in_force(self) -> CurrentFactsQuerySet:
        """Return the views that count, lower layer first: whoever keeps the last of a firm and year is right.

        An empty view on top says that nothing is known any more.
        """
        return self.filter(Q(switch=None) | Q(switch__thrown_at__isnull=False)).order_by("layer")


class CurrentFacts(models.Model):
    """The values that count now for a firm and year, with the row each came from and what contradicts it.

    Written by the service that records rows, never by hand. ``origins`` maps fact id to row id (kept as one number
    where all came from one row: a fifth of a big import's bytes; whoever reads columns spreads it); ``conflicts``
    maps fact id to a list of ``{row, value}``. A view of layer 1 lies over that of layer 0 once its switch is
    thrown, until it is folded into it: read views by `CurrentFacts.objects.in_force()`.
    """

    # A view is made of rows, under a lock of the firm (`lock_firms`): their constraint stands for it.
    enterprise = models.ForeignKey(
        Enterprise, models.CASCADE, related_name="current_facts", db_index=False, db_constraint=False
    )
    year = models.PositiveSmallIntegerField("年度")
    values = models.JSONField(encoder=DjangoJSONEncoder, default=dict)
    origins = models.JSONField(default=dict)
    conflicts = models.JSONField(encoder=DjangoJSONEncoder, default=dict)
    updated_at = models.DateTimeField("更新时间", auto_now=True)
    layer = models.PositiveSmallIntegerField(default=0)
    switch = models.ForeignKey(
        Switch,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="views",
        db_index=False,
        db_constraint=False,
    )

    objects = CurrentFactsQuerySet.as_manager()

    class Meta:
        """One view a firm, year and layer."""

        verbose_name = "当前数据"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["enterprise", "year", "layer"], name="current_facts_once"),
        ]
        # Few rows have one, and only for a while: those are to be found and folded.
        indexes: ClassVar = [
            models.Index(
                fields=["switch", "id"], condition=Q(switch__isnull=False), name="current_facts_prepared"
            ),
        ]

    def __str__(self) -> str:
        """Return firm and year."""
        return f"{self.enterprise_id}/{self.year}"

    @classmethod
    def from_db(
        cls,
        db: str | None,
        field_names: Collection[str],
        values: Collection[Any],
        **options: Any,  # noqa: ANN401 - Django's own
    ) -> Self:
        """Read a view, its origins spread over its values."""
        view = super().from_db(db, field_names, values, **options)
        if view.__dict__.keys() >= {"origins", "values"}:
            view.origins = spread(view.origins, view.values)
        return view
