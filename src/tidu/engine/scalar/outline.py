"""Judge one firm without writing the report: verdicts and the score, for pages that show many standards at once.

Ledgers are counted as `evaluate` counts them, which a `screener` leaves to others; a property test holds outline
and evaluation to the same answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.results import ConditionResult, Outline, OutlinedCondition
from tidu.engine.scalar.evaluate import situated
from tidu.engine.scalar.report import Reporter, keys
from tidu.engine.scalar.screen import screener
from tidu.engine.values import Verdict, all_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from fractions import Fraction

    from tidu.engine.compiled.program import Condition, Program
    from tidu.engine.facts import Facts
    from tidu.engine.packs.library import Standard
    from tidu.engine.results import Result
    from tidu.engine.schema.common import CaseName


def outline(standard: Standard, facts: Facts, *, on: date, case: CaseName = "new") -> Outline:
    """Judge one firm by a recognition standard, in a tenth to a third of the time that `evaluate` takes.

    Args:
        standard: from `PackLibrary.standard`.
        facts: the firm, with absolute years.
        on: date of the application; ``x`` in rules is the year before it.
        case: new application or renewal.

    Raises:
        ValueError: the standard classifies instead of judging; use `classify`.
    """
    situation, judge, _ = situated(standard, facts, on=on, case=case)
    program = situation.program
    if situation.derived:
        codes = (judge.judge(one.node).verdict for one in program.applicable)
        total = judge.sum_of(range(len(program.indicators)))
        return _outlined(standard.id, program, codes, (total.low, total.high))
    # Nothing is counted from ledgers: generated code says the same sooner.
    screened = screener(standard, case).screen(facts, on)
    return _outlined(standard.id, program, map(Verdict, screened.codes), screened.score)


def shortcomings(
    standard: Standard, facts: Facts, *, on: date, case: CaseName = "new"
) -> tuple[ConditionResult, ...]:
    """Report each unmet condition as `evaluate` does; of the others the verdict and what it waits for, no more.

    For pages that tell what a firm lacks before several standards: values, inputs and notes of what is met take most
    of an evaluation's time.

    Args:
        standard: from `PackLibrary.standard`.
        facts: the firm, with absolute years.
        on: date of the application; ``x`` in rules is the year before it.
        case: new application or renewal.

    Raises:
        ValueError: the standard classifies instead of judging; use `classify`.
    """
    situation, judge, _ = situated(standard, facts, on=on, case=case)
    reporter = Reporter(judge, standard.catalogue, on)
    return tuple(_shortcoming(condition, reporter) for condition in situation.program.conditions)


def _shortcoming(condition: Condition, reporter: Reporter) -> ConditionResult:
    judged = reporter.judge.judge(condition.node) if condition.applicable else None
    if judged is None or judged.verdict is Verdict.unmet:
        return reporter.condition(condition)
    return ConditionResult(
        id=condition.id,
        label=condition.label,
        kind=condition.kind,
        verdict=judged.verdict,
        source=condition.source,
        missing=keys(judged.missing),
        open_judgements=keys(judged.judgements),
    )


def _outlined(
    standard: str, program: Program, verdicts: Iterable[Verdict], score: tuple[Fraction, Fraction]
) -> Outline:
    found = iter(verdicts)
    conditions = tuple(
        OutlinedCondition(one.id, one.label, next(found) if one.applicable else Verdict.not_applicable)
        for one in program.conditions
    )
    return Outline(
        standard=standard,
        verdict=all_of(one.verdict for one in conditions),
        conditions=conditions,
        score=score if program.indicators else None,
    )


def outline_of(result: Result) -> Outline:
    """Return the outline of a report that was written."""
    return Outline(
        standard=result.standard,
        verdict=result.verdict,
        conditions=tuple(OutlinedCondition(one.id, one.label, one.verdict) for one in result.conditions),
        score=(result.score.low, result.score.high) if result.score else None,
    )
