"""Write the report of one condition: verdict, value, requirement, gap, inputs, notes and parts."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from tidu.engine.compiled.points import slots_of_points
from tidu.engine.expressions.typed import (
    AllOf,
    AnyOf,
    Boolean,
    Compare,
    FirstOf,
    Reading,
    Reference,
    ScoreLine,
    Slot,
    walk,
)
from tidu.engine.results import ConditionResult, Gap, Input
from tidu.engine.scalar.cells import Cell, Span, Undefined, year_of
from tidu.engine.scalar.describe import compares_of, shown_value
from tidu.engine.scalar.gaps import shortfall
from tidu.engine.units import Unit
from tidu.engine.values import Verdict
from tidu.engine.wording import fact_text, gap_text, value_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tidu.engine.catalogue import Catalogue
    from tidu.engine.compiled.points import Points
    from tidu.engine.compiled.program import Condition
    from tidu.engine.scalar.judge import Judge, Judged

Sized = tuple[Fraction, Gap | None]
"""What is to be closed, with its size relative to its target; without a gap where no figure tells it."""

_UNTOLD: list[Sized] = [(Fraction(1), None)]

SCORE = "score"
"""Key under which a gap in points is told."""


def keys(slots: Iterable[Slot]) -> tuple[str, ...]:
    """Return the keys of slots in a fixed order: by fact, newest year first."""
    return tuple(
        dict.fromkeys(slot.key for slot in sorted(slots, key=lambda slot: (slot.fact, -slot.offset)))
    )


class Reporter:
    """Reports conditions of one firm; asks the judge, never decides itself."""

    def __init__(self, judge: Judge, catalogue: Catalogue, on: date) -> None:
        """Take the judge of the firm, the facts' definitions and the date."""
        self.judge = judge
        self.catalogue = catalogue
        self.on = on
        self._inputs: dict[Slot, Input] = {}

    def condition(self, condition: Condition) -> ConditionResult:
        """Report a condition with its parts."""
        if not condition.applicable:
            return ConditionResult(
                id=condition.id,
                label=condition.label,
                kind=condition.kind,
                verdict=Verdict.not_applicable,
                source=condition.source,
                notes=("本次申报情形不适用",),
            )
        judged = self.judge.judge(condition.node)
        parts = tuple(self.condition(part) for part in (*condition.parts, *condition.exemptions))
        value, text = shown_value(condition.own, self.judge, self.catalogue)
        slots = condition.slots or self._score_slots(condition.node)
        open_now = judged.missing | judged.judgements
        return ConditionResult(
            id=condition.id,
            label=condition.label,
            kind=condition.kind,
            verdict=judged.verdict,
            source=condition.source,
            value=value,
            value_text=self._value_text(condition, parts, text),
            required=condition.required,
            gaps=self._gaps(condition) if judged.verdict is Verdict.unmet else (),
            inputs=self.inputs(slots),
            missing=keys(judged.missing),
            absent=keys(slot for slot in slots if self.judge.read(slot) is None and slot not in open_now),
            open_judgements=keys(judged.judgements),
            notes=self._notes(condition, judged, parts),
            advice=condition.advice,
            parts=parts,
        )

    def inputs(self, slots: Iterable[Slot]) -> tuple[Input, ...]:
        """List facts with their values and state."""
        return tuple(self._input(slot) for slot in slots)

    def points_inputs(self, points: Points) -> tuple[Input, ...]:
        """List the facts an indicator reads."""
        return self.inputs(slots_of_points(points))

    def _score_slots(self, node: Boolean) -> tuple[Slot, ...]:
        lines = [part for part in walk(node) if isinstance(part, ScoreLine)]
        indicators = self.judge.program.indicators
        found = (
            slot
            for line in lines
            for index in line.indicators
            for slot in slots_of_points(indicators[index].points)
        )
        return tuple(dict.fromkeys(found))

    def _input(self, slot: Slot) -> Input:
        if slot not in self._inputs:
            self._inputs[slot] = self._describe(slot, self.judge.read(slot))
        return self._inputs[slot]

    def _describe(self, slot: Slot, cell: Cell) -> Input:
        definition = self.catalogue.fact(slot.fact)
        year = year_of(slot, definition, self.on)
        label = f"{definition.label}（{year}年）" if year is not None else definition.label
        if isinstance(cell, Undefined):
            return Input(slot.key, label, year, None, "undefined", "企业当年尚未成立")
        if isinstance(cell, Span):
            unit = definition.type.unit or Unit.number
            text = f"{value_text(cell.low, unit)}–{value_text(cell.high, unit)}"
            return Input(slot.key, label, year, None, "range", text)
        if cell is None:
            state = "open" if definition.is_judgement else "missing"
            return Input(slot.key, label, year, None, state, "待认定" if state == "open" else "未填")
        if slot.reading is Reading.valid:
            return Input(slot.key, label, year, bool(cell), "known", "有效" if cell else "未持有或已过期")
        if slot.reading is Reading.full_years and isinstance(cell, Fraction):
            return Input(slot.key, label, year, _decimal(cell), "known", f"满 {value_text(cell, Unit.years)}")
        plain = _decimal(cell) if isinstance(cell, Fraction) else cell
        return Input(slot.key, label, year, plain, "known", fact_text(definition, cell))

    def _value_text(self, condition: Condition, parts: tuple[ConditionResult, ...], text: str) -> str:
        """A group shows the values of its parts; an alternative that holds speaks for all."""
        if condition.kind not in ("all_of", "any_of", "by_band", "size"):
            return text
        own = parts[: len(condition.parts)]
        if condition.kind == "size":
            known = [part for part in self.inputs(condition.slots) if part.state == "known"]
            return "；".join(f"{part.label} {part.text}" for part in known)
        if condition.kind == "any_of":
            met = [part for part in own if part.verdict is Verdict.met]
            own = tuple(met[:1]) or own
        if condition.kind == "by_band":
            own = tuple(self._taken_bands(condition, own))
        return "；".join(dict.fromkeys(part.value_text for part in own if part.value_text))

    def _taken_bands(
        self, condition: Condition, parts: tuple[ConditionResult, ...]
    ) -> Iterable[ConditionResult]:
        for part, report in zip(condition.parts, parts, strict=False):
            guard = self.judge.judge(part.when).verdict if part.when is not None else Verdict.met
            if guard is not Verdict.unmet:
                yield report
            if guard is Verdict.met:
                return

    def _notes(
        self, condition: Condition, judged: Judged, parts: tuple[ConditionResult, ...]
    ) -> tuple[str, ...]:
        notes = [condition.note] if condition.note else []
        if judged.verdict is Verdict.met:
            notes += self._taken(condition, parts)
        if condition.kind == "by_band":
            bands = self._taken_bands(condition, parts)
            notes.append(f"适用档次：{'、'.join(part.label for part in bands) or '无'}")
        undefined = [part for part in self.inputs(condition.slots) if part.state == "undefined"]
        notes += [f"{part.label}：{part.text}" for part in undefined]
        if judged.verdict is Verdict.unmet and not undefined:
            notes += self._zero_denominators(condition.own)
        return tuple(dict.fromkeys(notes))

    def _taken(self, condition: Condition, parts: tuple[ConditionResult, ...]) -> list[str]:
        """Say which alternative or exemption made the condition met."""
        notes = []
        if condition.kind == "any_of":
            taken = next(
                (part for part in parts[: len(condition.parts)] if part.verdict is Verdict.met), None
            )
            if taken is not None:
                notes.append(f"按“{taken.label}”满足")
        if condition.exemptions and self.judge.judge(condition.own).verdict is not Verdict.met:
            exempt = next(part for part in parts[len(condition.parts) :] if part.verdict is Verdict.met)
            notes.append(f"豁免：{exempt.label}")
        return notes

    def _zero_denominators(self, node: Boolean) -> list[str]:
        sides = (side for part in compares_of(node) for side in (part.left, part.right))
        undefined = any(self.judge.interval_undefined(side) for side in sides)
        return ["分母为零或负数，无法计算，按不满足处理"] if undefined else []

    def _gaps(self, condition: Condition) -> tuple[Gap, ...]:
        """Gaps to close; with alternatives, the one that is nearest in proportion."""
        found = self._gaps_of(condition.own, condition.move)
        return tuple(gap for _, gap in found if gap is not None)

    def _gaps_of(self, node: Boolean, move: Slot | None) -> list[Sized]:
        """Return what is unmet below a node, each with its size relative to the target.

        What no figure can tell (a certificate to be obtained) has the size of a whole target and no gap.
        """
        if self.judge.judge(node).verdict is not Verdict.unmet:
            return []
        match node:
            case Compare():
                return self._compare_gap(node, move)
            case ScoreLine():
                return self._score_gap(node)
            case AllOf(parts):
                return _widest(gap for part in parts for gap in self._gaps_of(part, move))
            case AnyOf(parts):
                options = [gaps for part in parts if (gaps := self._gaps_of(part, move))]
                return min(options, key=lambda gaps: sum(size for size, _ in gaps), default=_UNTOLD)
            case FirstOf(branches):
                for branch in branches:
                    if self.judge.judge(branch.when).verdict is Verdict.met:
                        return self._gaps_of(branch.then, move)
                return []
            case _:
                return _UNTOLD

    def _compare_gap(self, node: Compare, move: Slot | None) -> list[Sized]:
        part = _moved(node, move, self.catalogue)
        found = shortfall(node, part, self.judge.read) if part is not None else None
        # From 0, which is no rank at all, to a rank: no figure tells how far that is.
        if part is None or found is None or (part.unit is Unit.rank and found.change > 0):
            return _UNTOLD
        definition = self.catalogue.fact(part.slot.fact)
        year = year_of(part.slot, definition, self.on)
        label = f"{year}年{definition.label}" if year is not None and part.slot.offset else definition.label
        if part.slot.reading is Reading.full_years:
            label = f"{definition.label}以来的年数"
        direction = 1 if found.change > 0 else -1
        amount = abs(found.change)
        text = gap_text(label, amount, part.unit, direction)
        gap = Gap(part.slot.key, _decimal(amount), part.unit.value, direction, text)
        return [(amount / (abs(found.target) or Fraction(1)), gap)]

    def _score_gap(self, node: ScoreLine) -> list[Sized]:
        score = self.judge.sum_of(node.indicators)
        amount = node.line - score.high
        text = gap_text("得分", amount, Unit.points, 1)
        return [(amount / node.line, Gap(SCORE, _decimal(amount), Unit.points.value, 1, text))]


def _moved(node: Compare, move: Slot | None, catalogue: Catalogue) -> Reference | None:
    """Choose the fact a gap is told in: the one the rule names, in this comparison's year; else the first."""
    if move is not None and catalogue.fact(move.fact).type.unit is None:
        return None
    numeric = [part for part in walk(node) if isinstance(part, Reference)]
    named = (part for part in numeric if move is not None and part.slot.fact == move.fact)
    return next(named, numeric[0] if numeric else None)


def _widest(gaps: Iterable[Sized]) -> list[Sized]:
    """Keep one gap a fact: the largest, since all of them must be closed."""
    kept: dict[tuple[str, int], tuple[Fraction, Gap]] = {}
    untold: list[Sized] = []
    for size, gap in gaps:
        if gap is None:
            untold.append((size, gap))
            continue
        key = (gap.fact, gap.direction)
        if key not in kept or gap.amount > kept[key][1].amount:
            kept[key] = (size, gap)
    return [*kept.values(), *untold]


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
