"""Compute what a firm gets from a clause, exactly, with what is still open.

Missing is never 0: an absent figure widens the range between what is paid at least and at most. Rounding to
the fen (half up) happens once, when the outcome is handed over.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from tidu.engine.compiled.amounts import Grant, LowestPrice, Node, Tiers, Unstated
from tidu.engine.compiled.program import Program
from tidu.engine.expressions.typed import slots_of
from tidu.engine.incentives import Certainty, Incentive
from tidu.engine.money import to_fen
from tidu.engine.scalar import incentive_texts as texts
from tidu.engine.scalar.cells import Cell, Span, read_cell
from tidu.engine.scalar.intervals import Interval
from tidu.engine.scalar.judge import NOTHING, Judge, Judged
from tidu.engine.scalar.report import Reporter, keys
from tidu.engine.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from tidu.engine.compiled.amounts import CompiledAmount, Tier
    from tidu.engine.expressions.typed import Numeric, Slot
    from tidu.engine.facts import Facts
    from tidu.engine.schema.common import Source

_EMPTY = Program("", "new", (), (), (), (), ())
_ZERO = Fraction(0)


def compute(amount: CompiledAmount, read: Callable[[Slot], Cell], *, on: date) -> Incentive:
    """Return what the amount comes to. A pure function of its arguments.

    Args:
        amount: from `tidu.engine.packs.amounts.compile_amount`.
        read: gives the cell of a fact or of an input of the claim; None is missing.
        on: date that years in the words count from.
    """
    judge = Judge(_EMPTY, read)
    reporter = Reporter(judge, amount.catalogue, on)
    found = _Counter(judge, reporter).outcome(amount.node, amount.source)
    missing, judgements = keys(found.missing), keys(found.judgements)
    text = found.text
    if found.certainty is Certainty.open:
        waiting = reporter.inputs((*_ordered(found.missing), *_ordered(found.judgements)))
        text = texts.waiting(text, waiting)
    return Incentive(
        certainty=found.certainty,
        low=None if found.low is None else to_fen(found.low),
        high=None if found.high is None else to_fen(found.high),
        text=text,
        source=found.source,
        tier=found.tier,
        missing=missing,
        open_judgements=judgements,
        inputs=reporter.inputs(amount.slots),
    )


def compute_for(amount: CompiledAmount, facts: Facts, *, on: date) -> Incentive:
    """Return what the amount comes to for a firm whose facts hold the inputs of the claim too.

    Args:
        amount: from `tidu.engine.packs.amounts.compile_amount`.
        facts: read with the amount's own catalogue, which knows the inputs.
        on: date of the claim; ``x`` in expressions is the year before it.
    """

    def read(slot: Slot) -> Cell:
        return read_cell(slot, facts, on=on, catalogue=amount.catalogue, derived={})

    return compute(amount, read, on=on)


@dataclass(frozen=True, slots=True)
class Outcome:
    """An amount before rounding; see `Incentive` for the fields."""

    certainty: Certainty
    low: Fraction | None
    high: Fraction | None
    text: str
    source: Source
    tier: str = ""
    missing: frozenset[Slot] = NOTHING
    judgements: frozenset[Slot] = NOTHING


class _Counter:
    """Counts the nodes of one amount for one firm."""

    def __init__(self, judge: Judge, reporter: Reporter) -> None:
        self.judge = judge
        self.reporter = reporter

    def outcome(self, node: Node, source: Source) -> Outcome:
        match node:
            case Grant():
                return self.grant(node, source)
            case Unstated(wording):
                return Outcome(Certainty.unstated, None, None, texts.unstated(wording), source)
            case LowestPrice():
                return self.lowest_price(node, source)
            case Tiers():
                return self.tiers(node, source)

    def grant(self, node: Grant, source: Source) -> Outcome:
        """Factor times base, floored, capped; the cap wins over the floor."""
        base = self.judge.interval(node.base)
        cap = self.judge.interval(node.most) if node.most is not None else Interval(None, None)
        if base.undefined or cap.undefined:
            return self.undefined(node.base if base.undefined else node.most or node.base, source)
        low, high = _within(node, base, cap)
        if low == high and not (base.perhaps_undefined or cap.perhaps_undefined):
            if node.up_to and low > 0:
                floor = min(node.least, low)
                return Outcome(Certainty.ceiling, floor, low, texts.ceiling(node, base.point, low), source)
            return Outcome(Certainty.figure, low, low, texts.figure(node, base.point, low), source)
        least = min(node.least, low) if node.up_to else low
        missing = frozenset(slot for slot in (*slots_of(node.base), *_cap_slots(node)) if self.is_open(slot))
        return Outcome(Certainty.open, least, high, texts.between(least, high), source, missing=missing)

    def lowest_price(self, node: LowestPrice, source: Source) -> Outcome:
        price = self.judge.interval(node.price)
        if price.undefined:
            return self.undefined(node.price, source)
        if price.point is not None:
            floor = max(price.point, _ZERO) * node.factor
            text = texts.lowest_price(node, price.point, floor)
            return Outcome(Certainty.floor, floor, None, text, source)
        low = max(price.low or _ZERO, _ZERO) * node.factor
        missing = frozenset(slot for slot in slots_of(node.price) if self.is_open(slot))
        return Outcome(Certainty.open, low, None, texts.price_rule(node), source, missing=missing)

    def tiers(self, node: Tiers, source: Source) -> Outcome:
        """Take the first tier that fits; while that is open, the range over all that may."""
        guards: list[Judged] = []
        possible: list[Outcome] = []
        for tier in node.tiers:
            guard = self.judge.judge(tier.when)
            if guard.verdict is Verdict.unmet:
                continue
            possible.append(self.tier(tier))
            if guard.verdict is Verdict.met:
                break
            guards.append(guard)
        else:
            possible.append(Outcome(Certainty.figure, _ZERO, _ZERO, texts.NO_TIER, source))
        return possible[0] if not guards else _hull(possible, guards, source)

    def tier(self, tier: Tier) -> Outcome:
        """Count one tier; tiers inside tiers name their way: 国家级 · 首次."""
        inner = self.outcome(tier.node, tier.source)
        return replace(inner, tier=f"{tier.label}·{inner.tier}" if inner.tier else tier.label)

    def undefined(self, node: Numeric, source: Source) -> Outcome:
        reasons = [part for part in self.reporter.inputs(slots_of(node)) if part.state == "undefined"]
        return Outcome(Certainty.undefined, None, None, texts.undefined(reasons), source)

    def is_open(self, slot: Slot) -> bool:
        cell = self.judge.read(slot)
        return cell is None or isinstance(cell, Span)


def _within(node: Grant, base: Interval, cap: Interval) -> tuple[Fraction, Fraction | None]:
    """Least and most that can be paid; a base below 0 counts as 0."""
    least = max(node.factor * max(base.low or _ZERO, _ZERO), node.least)
    if base.perhaps_undefined:
        least = min(least, node.least)
    most = None if base.high is None else max(node.factor * max(base.high, _ZERO), node.least)
    if node.most is not None:
        least = min(least, max(cap.low or _ZERO, _ZERO))
        top = None if cap.high is None else max(cap.high, _ZERO)
        most = min((end for end in (most, top) if end is not None), default=None)
    return least, most


def _cap_slots(node: Grant) -> tuple[Slot, ...]:
    return slots_of(node.most) if node.most is not None else ()


def _hull(possible: list[Outcome], guards: list[Judged], source: Source) -> Outcome:
    """Join the tiers that may be the one; where all say the same, that is the answer."""
    first = possible[0]
    same = {(found.certainty, found.low, found.high) for found in possible}
    if len(same) == 1 and first.certainty is not Certainty.open:
        return replace(first, tier="", source=source)
    lows = [found.low or _ZERO for found in possible]
    highs = [found.high for found in possible]
    return Outcome(
        Certainty.open,
        min(lows),
        None if any(high is None for high in highs) else max(high for high in highs if high is not None),
        texts.tiers([(found.tier, found.text) for found in possible]),
        source,
        missing=NOTHING.union(*(part.missing for part in guards), *(part.missing for part in possible)),
        judgements=NOTHING.union(
            *(part.judgements for part in guards), *(part.judgements for part in possible)
        ),
    )


def _ordered(slots: frozenset[Slot]) -> list[Slot]:
    return sorted(slots, key=lambda slot: (slot.fact, -slot.offset))
