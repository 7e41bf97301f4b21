"""Facts counted from a firm's ledgers by a standard's notes, as of a date, beside the reported figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.engine.records.derive import derive
from tidu.web.packs import fact_label, library
from tidu.web.ui.formats import fact as fact_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tidu.engine.facts import Facts
    from tidu.engine.packs.library import Standard
    from tidu.engine.results import Derived


@dataclass(frozen=True, slots=True)
class Item:
    """A ledger row in a count: its position in the ledger, 计入 / 不计入 / 待定, and why not."""

    index: int
    state: str
    tone: str
    reason: str
    clause: str


@dataclass(frozen=True, slots=True)
class Count:
    """A derived figure in words. ``differs`` flags a reported figure that the ledger does not bear out."""

    ledger: str
    label: str
    counted: str
    reported: str
    differs: bool
    used: str
    clause: str
    items: tuple[Item, ...]

    @property
    def summary(self) -> str:
        """How many rows count and how many do not."""
        inside = sum(item.tone == "green" for item in self.items)
        open_ = sum(item.tone == "yellow" for item in self.items)
        text = f"计入 {inside} 条，不计入 {len(self.items) - inside - open_} 条"
        return f"{text}，待定 {open_} 条" if open_ else text


def counting_standards(on: date, jurisdiction: str) -> tuple[Standard, ...]:
    """Return the standards in force that count from ledgers, highest level first."""
    found = library().applicable(on=on, case="new", jurisdiction=jurisdiction or None)
    return tuple(one for one in reversed(found) if not one.classifies and one.program("new").derivations)


def derived_counts(standard: Standard, facts: Facts, *, on: date) -> tuple[Count, ...]:
    """Return every figure a standard counts from the ledgers this firm has."""
    counts = []
    for rule in standard.program("new").derivations:
        counted = derive(rule, facts, on=on, catalogue=standard.catalogue)
        if counted is not None:
            counts.append(_count(counted.report, counted.cell))
    return tuple(counts)


def flagged(counts: Iterable[Count]) -> tuple[Count, ...]:
    """Return the figures whose reported number differs."""
    return tuple(count for count in counts if count.differs)


def _count(report: Derived, cell: object) -> Count:
    fact, _, offset = report.fact.partition("[")
    years = f"（前推 {offset.rstrip(']').lstrip('-')} 年）" if offset else ""
    low, high = report.low, report.high
    if low is None:
        low = high = cell if isinstance(cell, bool) else None
    text = fact_text(low, fact) if low is not None else "资料不全"
    if low != high:
        text = f"{text} 至 {fact_text(high, fact)}"
    reported = report.reported
    outside = low is not None and reported is not None and not _within(low, reported, high)
    return Count(
        ledger=report.ledger,
        label=f"{fact_label(fact)}{years}",
        counted=text,
        reported=fact_text(reported, fact) if reported is not None else "未报",
        differs=outside,
        used="台账" if report.used == "ledger" else "上报数",
        clause=report.clause,
        items=tuple(_item(item.index, item.counted, item.reason, item.clause) for item in report.items),
    )


def _within(low: object, reported: object, high: object) -> bool:
    if isinstance(low, str | bool):
        return reported == low
    return bool(low <= reported <= high)  # type: ignore[operator] # numbers of one fact


def _item(index: int, counted: bool | None, reason: str, clause: str) -> Item:  # noqa: FBT001 - a verdict
    state, tone = {True: ("计入", "green"), False: ("不计入", "secondary"), None: ("待定", "yellow")}[counted]
    return Item(index, state, tone, reason, clause)
