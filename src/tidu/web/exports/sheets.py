"""Further sheets of an export: facts by year, other facts, titles, ledgers. Each is fed batch by batch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tidu.tables.out.workbook.listing import Heading
from tidu.web.audit.services import batched
from tidu.web.exports.cells import fact_cell, fact_heading
from tidu.web.facts.models import CurrentFacts
from tidu.web.ledgers.models import LedgerRow
from tidu.web.packs import level_label, library
from tidu.web.titles.models import Title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tidu.engine.schema.facts import FactDefinition, RecordDefinition
    from tidu.tables.out.workbook.listing import Listing, ListingBook

SHEETS = {"facts": "各年度数据", "titles": "称号记录", "ledgers": "各类台账"}
"""What may be added to the list, by id."""

_FIRM = (Heading("统一社会信用代码", "code"), Heading("企业名称"))
_BATCH = 2_000


class Further(Protocol):
    """Sheets that grow with each batch of firms."""

    def add(self, firms: Mapping[int, tuple[str, str]]) -> None:
        """Write the rows of some firms: code and name by id, in the order of the list."""


def further_sheets(book: ListingBook, wanted: Sequence[str], ids: Sequence[int]) -> list[Further]:
    """Add the sheets that are wanted, empty; what they need to know of all firms is read here."""
    made: list[Further] = []
    if "facts" in wanted:
        known = library().catalogue.facts
        present = _facts_of(ids)
        by_year = [known[fact] for fact in known if fact in present and known[fact].period.by_year]
        others = [known[fact] for fact in known if fact in present and not known[fact].period.by_year]
        if by_year:
            made.append(FactsSheet(book, "年度数据", by_year, by_year=True))
        if others:
            made.append(FactsSheet(book, "其他数据", others, by_year=False))
    if "titles" in wanted:
        made.append(TitlesSheet(book))
    if "ledgers" in wanted:
        there: set[str] = set()
        for part in batched(ids, _BATCH):
            rows = LedgerRow.objects.filter(enterprise__in=part, removed_at=None)
            there |= set(rows.values_list("ledger", flat=True).distinct())
        made += [
            LedgerSheet(book, record)
            for record in library().catalogue.records.values()
            if record.id in there and record.id != "titles"
        ]
    return made


def _facts_of(ids: Sequence[int]) -> set[str]:
    """Facts that any of the firms has: columns that would be empty throughout are left out."""
    present: set[str] = set()
    for part in batched(ids, _BATCH):
        for values in CurrentFacts.objects.filter(enterprise__in=part).values_list("values", flat=True):
            present.update(fact for fact, value in values.items() if value not in (None, ""))
    return present


class FactsSheet:
    """Facts: a row a firm and year, or a row a firm for what is not kept by year."""

    def __init__(
        self, book: ListingBook, name: str, facts: Sequence[FactDefinition], *, by_year: bool
    ) -> None:
        """Add the empty sheet."""
        self._facts, self._by_year = facts, by_year
        year = (Heading("年度", "number"),) if by_year else ()
        headings = (*_FIRM, *year, *(fact_heading(fact) for fact in facts))
        self._sheet: Listing = book.sheet(name, name, headings, freeze=len(_FIRM) + len(year))

    def add(self, firms: Mapping[int, tuple[str, str]]) -> None:
        """Write the rows of some firms, years upwards."""
        found = CurrentFacts.objects.filter(enterprise__in=firms)
        found = found.filter(year__gt=0) if self._by_year else found.filter(year=0)
        rows: dict[int, list[tuple[int, dict[str, object]]]] = {}
        for firm, year, values in found.order_by("year").values_list("enterprise_id", "year", "values"):
            rows.setdefault(firm, []).append((year, values))
        for firm, named in firms.items():
            for year, values in rows.get(firm, ()):
                cells = (fact_cell(values.get(fact.id), fact) for fact in self._facts)
                self._sheet.add([*named, *((year,) if self._by_year else ()), *cells])


class TitlesSheet:
    """Titles: a row each, withdrawn and expired ones as well."""

    def __init__(self, book: ListingBook) -> None:
        """Add the empty sheet."""
        headings = (
            *_FIRM,
            Heading("称号"),
            Heading("证书或文件编号"),
            Heading("批次"),
            Heading("有效期自", "date"),
            Heading("有效期至", "date"),
            Heading("撤销日期", "date"),
            Heading("撤销原因"),
        )
        self._sheet: Listing = book.sheet("称号记录", "称号记录", headings, freeze=len(_FIRM))

    def add(self, firms: Mapping[int, tuple[str, str]]) -> None:
        """Write the titles of some firms, oldest first."""
        rows: dict[int, list[Title]] = {}
        for title in Title.objects.filter(enterprise__in=firms).order_by("until", "pk"):
            rows.setdefault(title.enterprise_id, []).append(title)
        for firm, named in firms.items():
            for one in rows.get(firm, ()):
                self._sheet.add(
                    [
                        *named, level_label(one.level), one.number, one.batch, one.since, one.until,
                        one.withdrawn_on, one.withdrawn_reason,
                    ]
                )  # fmt: skip


class LedgerSheet:
    """A ledger: a row each of what is in force."""

    def __init__(self, book: ListingBook, record: RecordDefinition) -> None:
        """Add the empty sheet."""
        self._record = record
        headings = (*_FIRM, *(fact_heading(field) for field in record.fields))
        self._sheet: Listing = book.sheet(record.label[:31], record.label, headings, freeze=len(_FIRM))

    def add(self, firms: Mapping[int, tuple[str, str]]) -> None:
        """Write the rows of some firms, in the order of their entry."""
        found = LedgerRow.objects.filter(enterprise__in=firms, ledger=self._record.id, removed_at=None)
        rows: dict[int, list[dict[str, object]]] = {}
        for firm, values in found.order_by("pk").values_list("enterprise_id", "values"):
            rows.setdefault(firm, []).append(values)
        for firm, named in firms.items():
            for values in rows.get(firm, ()):
                cells = (fact_cell(values.get(field.id), field) for field in self._record.fields)
                self._sheet.add([*named, *cells])
