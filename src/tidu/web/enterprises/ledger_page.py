"""A firm's ledgers in words, with what each standard counts from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.web.facts.frame import Kept, facts_of
from tidu.web.facts.selectors import current_values
from tidu.web.ledgers.derived import Count, Item, counting_standards, derived_counts
from tidu.web.ledgers.models import LedgerCompleteness, LedgerRow
from tidu.web.ledgers.wording import row_text
from tidu.web.packs import library
from tidu.web.titles.models import Title

if TYPE_CHECKING:
    from datetime import date

    from tidu.engine.packs.library import Standard
    from tidu.web.enterprises.models import Enterprise


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure, with the ledger rows that count and do not, by name."""

    count: Count
    items: tuple[tuple[str, Item], ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger: its fields in use, its rows with their sources, and the figures counted from it."""

    id: str
    label: str
    complete_on: date | None
    fields: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], str], ...]
    counts: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """All ledgers of a firm, by the notes of one standard out of those in force."""

    ledgers: tuple[Ledger, ...]
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
    rows = list(
        LedgerRow.objects.filter(enterprise=firm, removed_at=None).select_related("source").order_by("pk")
    )
    complete = dict(LedgerCompleteness.objects.filter(enterprise=firm).values_list("ledger", "as_of"))
    kept = Kept(
        years={year: values for (_, year), values in current_values([firm.pk]).items()},
        titles=list(Title.objects.filter(enterprise=firm).order_by("pk")),
        complete={ledger for ledger, as_of in complete.items() if as_of <= on},
    )
    for row in rows:
        kept.ledgers[row.ledger].append(row.values)
    standards = counting_standards(on, firm.jurisdiction.code_on(on))
    standard = next((one for one in standards if one.id == chosen), standards[0] if standards else None)
    counts = derived_counts(standard, facts_of(firm, kept), on=on) if standard is not None else ()
    ledgers = tuple(
        _ledger(ledger, [row for row in rows if row.ledger == ledger], complete.get(ledger), counts)
        for ledger in library().catalogue.records
        if ledger in kept.ledgers or ledger in complete
    )
    return LedgerPage(ledgers, standards, standard, tuple(count for count in counts if count.differs))


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
        complete_on=complete_on,
        fields=used,
        rows=tuple(
            (
                tuple(text.get(label, "—") for label in used),
                f"{row.source.name}，{row.place}" if row.place else row.source.name,
            )
            for row, text in zip(rows, texts, strict=True)
        ),
        counts=tuple(
            Counted(count, tuple((names[item.index], item) for item in count.items))
            for count in counts
            if count.ledger == ledger
        ),
    )


def _name(text: dict[str, str], number: int) -> str:
    """What a row is called: its number or name, else its first fields."""
    for label in ("权利名称", "证书号", "奖项名称", "证书名称", "机构名称", "文号或证书号", "投资者"):
        if label in text:
            return text[label]
    return "、".join(list(text.values())[:2]) or f"第 {number} 条"
