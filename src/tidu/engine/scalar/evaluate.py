"""Evaluate a standard for one firm, with the whole trace."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from tidu.engine.expressions.typed import Slot
from tidu.engine.packs.overlays import overlay_for
from tidu.engine.records.derive import derive
from tidu.engine.results import Derived, GroupResult, IndicatorResult, Result, ScoreResult
from tidu.engine.scalar.cells import Cell, Span, Undefined, read_cell
from tidu.engine.scalar.describe import shown_points
from tidu.engine.scalar.judge import Judge
from tidu.engine.scalar.report import Reporter, keys
from tidu.engine.values import all_of

if TYPE_CHECKING:
    from datetime import date

    from tidu.engine.catalogue import Value
    from tidu.engine.compiled.program import Indicator, Program
    from tidu.engine.facts import Facts
    from tidu.engine.packs.library import Standard
    from tidu.engine.results import ConditionResult
    from tidu.engine.schema.common import CaseName


@dataclass(slots=True)
class Situation:
    """One firm on one date under one program: cells are read once."""

    standard: Standard
    program: Program
    facts: Facts
    on: date
    derived: dict[tuple[str, int], Cell]
    cells: dict[Slot, Cell]

    def read(self, slot: Slot) -> Cell:
        """Return the cell of a slot."""
        if slot not in self.cells:
            self.cells[slot] = read_cell(
                slot, self.facts, on=self.on, catalogue=self.standard.catalogue, derived=self.derived
            )
        return self.cells[slot]


def evaluate(standard: Standard, facts: Facts, *, on: date, case: CaseName = "new") -> Result:
    """Judge one firm by a recognition standard.

    A pure function of its arguments. A standard that is not in force on the date runs all the same; which
    one is in force is decided by `PackLibrary.applicable`.

    Args:
        standard: from `PackLibrary.standard`.
        facts: the firm, with absolute years.
        on: date of the application; ``x`` in rules is the year before it.
        case: new application or renewal.

    Raises:
        ValueError: the standard classifies instead of judging; use `classify`.
    """
    situation, judge, derived = situated(standard, facts, on=on, case=case)
    reporter = Reporter(judge, standard.catalogue, on)
    conditions = tuple(reporter.condition(condition) for condition in situation.program.conditions)
    return _result(situation, judge, reporter, conditions, derived)


def situated(
    standard: Standard, facts: Facts, *, on: date, case: CaseName
) -> tuple[Situation, Judge, tuple[Derived, ...]]:
    """Return a firm under a program, its judge, and what was counted from its ledgers.

    Raises:
        ValueError: the standard classifies instead of judging.
    """
    if standard.classifies:
        raise ValueError(standard.id)
    program = standard.program(case)
    derived = _derive(program, standard, facts, on)
    decided = {key: cell for key, report, cell in derived if report.used == "ledger"}
    situation = Situation(standard, program, facts, on, decided, {})
    return situation, Judge(program, situation.read), tuple(report for _, report, _ in derived)


def _derive(
    program: Program, standard: Standard, facts: Facts, on: date
) -> list[tuple[tuple[str, int], Derived, Cell]]:
    found: list[tuple[tuple[str, int], Derived, Cell]] = []
    if facts.records:
        for rule in program.derivations:
            counted = derive(rule, facts, on=on, catalogue=standard.catalogue)
            if counted is not None:
                found.append(((rule.spec.fact, rule.spec.offset or 0), counted.report, counted.cell))
    return found


def _result(
    situation: Situation,
    judge: Judge,
    reporter: Reporter,
    conditions: tuple[ConditionResult, ...],
    derived: tuple[Derived, ...],
) -> Result:
    program, standard = situation.program, situation.standard
    verdict = all_of(condition.verdict for condition in conditions)
    settled = not verdict.is_open
    missing = () if settled else _merged(condition.missing for condition in conditions)
    judgements = () if settled else _merged(condition.open_judgements for condition in conditions)
    score = _score(program, judge, reporter) if program.indicators else None
    absent = (slot for slot, cell in situation.cells.items() if cell is None)
    open_now = {*missing, *judgements}
    return Result(
        standard=standard.id,
        version=standard.version,
        pack_hash=standard.content_hash,
        on=situation.on,
        case=program.case,
        verdict=verdict,
        conditions=conditions,
        score=score,
        missing=missing,
        absent=tuple(key for key in keys(absent) if key not in open_now),
        open_judgements=judgements,
        notes=_notes(situation),
        derived=derived,
        used={slot.key: _plain(cell) for slot, cell in situation.cells.items()},
    )


def _merged(parts: object) -> tuple[str, ...]:
    """Join lists of keys, each once, in the order of the conditions."""
    return tuple(dict.fromkeys(key for part in parts for key in part))  # type: ignore[attr-defined]


def _score(program: Program, judge: Judge, reporter: Reporter) -> ScoreResult:
    indicators = tuple(
        _indicator(indicator, index, judge, reporter) for index, indicator in enumerate(program.indicators)
    )
    groups = []
    for group in program.groups:
        points = judge.sum_of(group.indicators)
        groups.append(GroupResult(group.id, group.label, points.low, points.high, group.maximum))
    total = judge.sum_of(range(len(program.indicators)))
    line = next((node.line for node in program.scores if node.of == "total"), None)
    maximum = sum((indicator.maximum for indicator in program.indicators), Fraction(0))
    return ScoreResult(total.low, total.high, maximum, line, tuple(groups), indicators)


def _indicator(indicator: Indicator, index: int, judge: Judge, reporter: Reporter) -> IndicatorResult:
    scored = judge.indicator(index)
    value, text = shown_points(indicator.points, judge, reporter.catalogue)
    return IndicatorResult(
        id=indicator.id,
        label=indicator.label,
        group=indicator.group,
        low=scored.low,
        high=scored.high,
        maximum=indicator.maximum,
        source=indicator.source,
        value=value,
        value_text=text,
        inputs=reporter.points_inputs(indicator.points),
        missing=keys(scored.missing),
        open_judgements=keys(scored.judgements),
        notes=(indicator.note,) if indicator.note else (),
        advice=indicator.advice,
    )


def _notes(situation: Situation) -> tuple[str, ...]:
    notes = [note.text for note in situation.program.notes]
    place = situation.facts.get("jurisdiction")
    overlay = overlay_for(
        situation.standard.overlays, situation.standard.id, place if isinstance(place, str) else None
    )
    if overlay is not None:
        state = "已录入" if overlay.entered else "未录入，以省级公布得分为准"
        notes.append(f"{overlay.label}：{state}")
    return tuple(notes)


def _plain(cell: Cell) -> Value | None:
    """What was used, as a plain value for storing."""
    if isinstance(cell, Fraction):
        from decimal import Decimal  # noqa: PLC0415

        return Decimal(cell.numerator) / Decimal(cell.denominator)
    if isinstance(cell, Undefined | Span):
        return None
    return cell
