"""Two records side by side: master data field by field, and how much hangs on each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, IntegerField, OuterRef, Subquery

from tidu.web.accounts.models import Assignment
from tidu.web.enterprises.current import rows_in_force
from tidu.web.enterprises.models import (
    Contact,
    Enterprise,
    EnterpriseCode,
    EnterpriseName,
    LibraryEntry,
    Product,
    Shareholder,
)
from tidu.web.enterprises.wording import master_labels, master_text
from tidu.web.evidence.models import Evidence
from tidu.web.ledgers.models import LedgerRow
from tidu.web.mergers.services import CHOSEN
from tidu.web.packs import level_label, library
from tidu.web.titles.models import Title
from tidu.web.ui.formats import day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model


@dataclass(frozen=True, slots=True)
class FieldPair:
    """A field of both records in words; ``differs``: both say something, and not the same."""

    name: str
    label: str
    kept: str
    gone: str
    differs: bool


@dataclass(frozen=True, slots=True)
class PartPair:
    """A part of both records in words."""

    label: str
    kept: str
    gone: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two records side by side."""

    fields: tuple[FieldPair, ...]
    parts: tuple[PartPair, ...]

    @property
    def choices(self) -> tuple[str, ...]:
        """Names of the fields that somebody has to choose."""
        return tuple(one.name for one in self.fields if one.differs)


_COUNTED: tuple[tuple[str, type[Model]], ...] = (
    ("曾用名", EnterpriseName),
    ("原代码", EnterpriseCode),
    ("股东", Shareholder),
    ("联系人", Contact),
    ("其他产品", Product),
    ("名录库", LibraryEntry),
    ("服务分派", Assignment),
    ("证明材料", Evidence),
)


def compare(kept: Enterprise, gone: Enterprise) -> Comparison:
    """Return two records side by side; four queries."""
    labels = master_labels()
    fields = []
    for name in CHOSEN:
        own, other = (master_text(name, getattr(firm, name)) for firm in (kept, gone))
        if own or other:
            differs = bool(own and other and own != other)
            fields.append(FieldPair(name, labels[name], own, other, differs))
    parts = [_facts(kept, gone), _titles(kept, gone), _ledgers(kept, gone)]
    for label, *counts in _counts(kept, gone):
        parts.append(PartPair(label, *(f"{count} 条" if count else "—" for count in counts)))
    return Comparison(tuple(fields), tuple(part for part in parts if (part.kept, part.gone) != ("—", "—")))


def _counts(kept: Enterprise, gone: Enterprise) -> Iterator[tuple[str, int, int]]:
    """How many records of each kind hang on both; one query for all of them."""
    numbers = {
        f"part_{number}": Subquery(
            model._default_manager.filter(enterprise=OuterRef("pk"))
            .order_by()
            .values("enterprise")
            .annotate(found=Count("pk"))
            .values("found"),
            output_field=IntegerField(),
        )
        for number, (_, model) in enumerate(_COUNTED)
    }
    firms = Enterprise.objects.filter(pk__in=(kept.pk, gone.pk)).annotate(**numbers)
    found = {firm.pk: firm for firm in firms}
    for number, (label, _) in enumerate(_COUNTED):
        key = f"part_{number}"
        yield label, getattr(found[kept.pk], key) or 0, getattr(found[gone.pk], key) or 0


def _facts(kept: Enterprise, gone: Enterprise) -> PartPair:
    rows = rows_in_force(kept, gone).select_related(None)
    years: dict[int, dict[int, int]] = {kept.pk: {}, gone.pk: {}}
    for firm, year, values in rows.values_list("enterprise_id", "year", "values"):
        years[firm][year] = years[firm].get(year, 0) + len(values)
    told = (
        "，".join(
            f"{f'{year} 年' if year else '不分年度'} {count} 项" for year, count in sorted(found.items())
        )
        for found in years.values()
    )
    return PartPair("数据", *(text or "—" for text in told))


def _titles(kept: Enterprise, gone: Enterprise) -> PartPair:
    held: dict[int, list[str]] = {kept.pk: [], gone.pk: []}
    for title in Title.objects.filter(enterprise__in=(kept, gone)):
        held[title.enterprise_id].append(f"{level_label(title.level)}（至 {day(title.until)}）")
    return PartPair("称号", *("，".join(found) or "—" for found in held.values()))


def _ledgers(kept: Enterprise, gone: Enterprise) -> PartPair:
    counts: dict[int, dict[str, int]] = {kept.pk: {}, gone.pk: {}}
    rows = LedgerRow.objects.filter(enterprise__in=(kept, gone), removed_at=None)
    for firm, ledger in rows.values_list("enterprise_id", "ledger"):
        counts[firm][ledger] = counts[firm].get(ledger, 0) + 1
    records = library().catalogue.records
    told = (
        "，".join(
            f"{records[ledger].label} {count} 条" for ledger, count in found.items() if ledger in records
        )
        for found in counts.values()
    )
    return PartPair("台账", *(text or "—" for text in told))
