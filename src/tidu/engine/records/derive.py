"""Count facts from ledgers by the rules of a standard's notes, saying what counted, what not, and why.

A row with a field missing may count or not; the count is then an interval. A ledger marked complete decides
over a reported figure; else the reported figure is used where there is one, and both are shown (design §8).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from tidu.engine.compiled.program import Program
from tidu.engine.expressions.typed import Slot
from tidu.engine.results import Derived, LedgerItem
from tidu.engine.scalar.cells import DATE_READINGS, Cell, Span, read_date, year_of
from tidu.engine.scalar.judge import Judge
from tidu.engine.values import Verdict

if TYPE_CHECKING:
    from tidu.engine.catalogue import Catalogue
    from tidu.engine.compiled.program import CompiledDerivation
    from tidu.engine.facts import Facts, Record

_EMPTY = Program("", "new", (), (), (), (), ())


@dataclass(frozen=True, slots=True)
class Counted:
    """Outcome of a derivation: the cell it gives and the report beside it."""

    cell: Cell
    report: Derived


def derive(rule: CompiledDerivation, facts: Facts, *, on: date, catalogue: Catalogue) -> Counted | None:
    """Apply a derivation to a firm; None when the firm has no such ledger.

    Args:
        rule: compiled rules of the standard.
        facts: the firm.
        on: as-of date.
        catalogue: definitions of facts.
    """
    rows = facts.records.get(rule.spec.of)
    if rows is None:
        return None
    items = tuple(_judge_row(rule, index, row, on) for index, row in enumerate(rows))
    cell = _measure(rule, rows, items, catalogue)
    slot = Slot(rule.spec.fact, rule.spec.offset or 0)
    reported = facts.get(slot.fact, year_of(slot, catalogue.fact(slot.fact), on))
    complete = rule.spec.of in facts.complete
    low, high = _ends(cell)
    report = Derived(
        fact=slot.key,
        ledger=rule.spec.of,
        low=low,
        high=high,
        reported=reported,
        used="ledger" if complete or reported is None else "reported",
        clause=rule.spec.clause,
        items=items,
    )
    return Counted(cell, report)


def _judge_row(rule: CompiledDerivation, index: int, row: Record, on: date) -> LedgerItem:
    """Apply the rules in order; the first that fails gives the reason."""
    judge = Judge(_EMPTY, lambda slot: _row_cell(slot, row, on))
    open_rule = None
    for keep in rule.rules:
        verdict = judge.judge(keep.test).verdict
        if verdict is Verdict.unmet:
            return LedgerItem(index, counted=False, reason=keep.reason, clause=keep.clause)
        if verdict.is_open and open_rule is None:
            open_rule = keep
    if open_rule is not None:
        return LedgerItem(
            index, counted=None, reason=f"资料不全，无法判断：{open_rule.reason}", clause=open_rule.clause
        )
    return LedgerItem(index, counted=True, reason="", clause=rule.spec.clause)


def _row_cell(slot: Slot, row: Record, on: date) -> Cell:
    value = row.get(slot.fact)
    if slot.reading in DATE_READINGS:
        return read_date(slot.reading, value, on)
    if isinstance(value, Decimal):
        return Fraction(value)
    return value.isoformat() if isinstance(value, date) else value


def _measure(
    rule: CompiledDerivation, rows: tuple[Record, ...], items: tuple[LedgerItem, ...], catalogue: Catalogue
) -> Cell:
    sure = [rows[item.index] for item in items if item.counted]
    perhaps = [rows[item.index] for item in items if item.counted is None]
    measure, amount = rule.spec.measure, rule.spec.amount or ""
    if measure == "any":
        return True if sure else (None if perhaps else False)
    if measure == "count":
        return _span(Fraction(len(sure)), Fraction(len(sure) + len(perhaps)))
    if measure == "best_choice":
        return _best_choice(rule, sure, perhaps, catalogue)
    if any(amount not in row for row in (*sure, *perhaps)):
        return None
    numbers = _numbers(sure, amount), _numbers(perhaps, amount)
    return _sum(*numbers) if measure == "sum" else _best_rank(*numbers)


def _numbers(rows: list[Record], amount: str) -> list[Fraction]:
    return [Fraction(value) for row in rows if isinstance(value := row[amount], Decimal)]


def _sum(sure: list[Fraction], perhaps: list[Fraction]) -> Cell:
    base = sum(sure, Fraction(0))
    less = sum((value for value in perhaps if value < 0), base)
    return _span(less, sum((value for value in perhaps if value > 0), base))


def _best_rank(sure: list[Fraction], perhaps: list[Fraction]) -> Cell:
    """The smallest rank above zero; zero is no rank, so it is the best only where there is no other."""
    ranked = [value for value in sure if value > 0]
    open_ranks = [value for value in perhaps if value > 0]
    if ranked:
        return _span(min(*ranked, *open_ranks, max(ranked)), min(ranked))
    return _span(Fraction(0), max(open_ranks, default=Fraction(0)))


def _best_choice(
    rule: CompiledDerivation, sure: list[Record], perhaps: list[Record], catalogue: Catalogue
) -> Cell:
    """The highest choice among the rows; choices rise in the order of the catalogue."""
    order = [choice.id for choice in catalogue.fact(rule.spec.fact).choices]
    amount = rule.spec.amount or ""

    def best(rows: list[Record], unread: str) -> str:
        found = [str(row.get(amount, unread)) for row in rows]
        return max((name for name in found if name in order), key=order.index, default=order[0])

    # A row whose choice is missing may be of the lowest or the highest.
    low, high = best(sure, order[0]), best([*sure, *perhaps], order[-1])
    return low if low == high else None


def _span(low: Fraction, high: Fraction) -> Cell:
    return low if low == high else Span(low, high)


def _ends(cell: Cell) -> tuple[Decimal | str | bool | None, Decimal | str | bool | None]:
    if isinstance(cell, Span):
        return _decimal(cell.low), _decimal(cell.high)
    if isinstance(cell, Fraction):
        return _decimal(cell), _decimal(cell)
    return (cell, cell) if isinstance(cell, str | bool) else (None, None)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
