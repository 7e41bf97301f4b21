"""A firm's ledgers in words, with what each standard counts from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.web.enterprises.current import views_of
from tidu.web.enterprises.engine_view import engine_view
from tidu.web.ledgers.derived import Count, Item, counting_standards, derived_counts, flagged
from tidu.web.ledgers.wording import row_text
from tidu.web.packs import library
from tidu.web.titles.models import Title

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tidu.engine import Facts
    from tidu.engine.packs.library import Standard
    from tidu.web.enterprises.models import Enterprise
    from tidu.web.ledgers.models import LedgerRow


_OWN_PAGE = "titles"
"""Titles have a page and a table of their own."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure, with the ledger rows that count and do not, by name."""

    count: Count
    items: tuple[tuple[str, Item], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A ledger row in words, under the fields in use, with its source."""

    id: int
    name: str
    texts: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger: its fields in use, its rows with their sources, and the figures counted from it."""

    id: str
    label: str
    definition: str
    complete_on: date | None
    fields: tuple[str, ...]
    rows: tuple[Row, ...]
    counts: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """All ledgers of a firm, by the notes of one standard out of those in force; ``unused`` have nothing yet."""

    ledgers: tuple[Ledger, ...]
    unused: tuple[Ledger, ...]
    standards: tuple[Standard, ...]
    standard: Standard | None
    differing: tuple[Count, ...]


def ledger_page(firm: Enterprise, *, on: date, chosen: str = "") -> LedgerPage:
    """Return a firm's ledgers; five queries.

    Args:
        firm: the firm.
        on: date the counts are taken as of.
        chosen: id of the standard to count by; without it, the highest in force that counts.
    """
    seen = engine_view(
        firm, on=on, views=views_of(firm), titles=Title.objects.filter(enterprise=firm).order_by("pk")
    )
    standards = counting_standards(on, firm.jurisdiction.code_on(on))
    standard = next((one for one in standards if one.id == chosen), standards[0] if standards else None)
    counts = derived_counts(standard, seen.facts, on=on) if standard is not None else ()
    ledgers = [
        _ledger(ledger, [row for row in seen.rows if row.ledger == ledger], seen.complete.get(ledger), counts)
        for ledger in library().catalogue.records
        if ledger != _OWN_PAGE
    ]
    used = tuple(one for one in ledgers if one.rows or one.complete_on)
    unused = tuple(one for one in ledgers if one not in used)
    return LedgerPage(used, unused, standards, standard, flagged(counts))


def differing_counts(facts: Facts, *, on: date, jurisdiction: str) -> tuple[Count, ...]:
    """Return the reported figures that the ledgers do not bear out, by the highest standard that counts."""
    standards = counting_standards(on, jurisdiction)
    return flagged(derived_counts(standards[0], facts, on=on)) if standards else ()


def designation_texts(rows: Iterable[LedgerRow]) -> tuple[str, ...]:
    """Return the designations among ledger rows, in a few words each: 绿色工厂（省级，至 2027-12-31）."""
    texts = []
    for row in rows:
        if row.ledger == "designations":
            values = row.values
            until = f"至 {values['until']}" if values.get("until") else ""
            more = [str(part) for part in (values.get("level"), until) if part]
            name = str(values.get("kind") or "未写明")
            texts.append(f"{name}（{'，'.join(more)}）" if more else name)
    return tuple(texts)


def _ledger(
    ledger: str, rows: list[LedgerRow], complete_on: date | None, counts: tuple[Count, ...]
) -> Ledger:
    definition = library().catalogue.records[ledger]
    texts = [row_text(definition, row.values) for row in rows]
    used = tuple(field.label for field in definition.fields if any(field.label in text for text in texts))
    names = [_name(text, number) for number, text in enumerate(texts, 1)]
    return Ledger(
        id=ledger,
        label=definition.label,
        definition=definition.definition,
        complete_on=complete_on,
        fields=used,
        rows=tuple(
            Row(
                id=row.pk,
                name=name,
                texts=tuple(text.get(label, "—") for label in used),
                source=f"{row.source.name}，{row.place}" if row.place else row.source.name,
            )
            for row, text, name in zip(rows, texts, names, strict=True)
        ),
        counts=tuple(
            Counted(count, tuple((names[item.index], item) for item in count.items))
            for count in counts
            if count.ledger == ledger
        ),
    )


def _name(text: dict[str, str], number: int) -> str:
    """What a row is called: its number or name, else its first fields."""
    for label in ("权利名称", "奖项名称", "证书名称", "机构名称", "称号", "证书号", "文号或证书号", "投资者"):
        if label in text:
            return text[label]
    return "、".join(list(text.values())[:2]) or f"第 {number} 条"
