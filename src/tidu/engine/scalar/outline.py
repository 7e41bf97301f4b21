"""Judge one firm without writing the report: verdicts and the score, for pages that show many standards at once.

Ledgers are counted as `evaluate` counts them, which a `screener` leaves to others; a property test holds the two
to the same answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.results import Outline, OutlinedCondition
from tidu.engine.scalar.evaluate import situated
from tidu.engine.values import Verdict, all_of

if TYPE_CHECKING:
    from datetime import date

    from tidu.engine.facts import Facts
    from tidu.engine.packs.library import Standard
    from tidu.engine.schema.common import CaseName


def outline(standard: Standard, facts: Facts, *, on: date, case: CaseName = "new") -> Outline:
    """Judge one firm by a recognition standard, in a fifth of the time that `evaluate` takes.

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
    conditions = tuple(
        OutlinedCondition(
            one.id,
            one.label,
            judge.judge(one.node).verdict if one.applicable else Verdict.not_applicable,
        )
        for one in program.conditions
    )
    total = judge.sum_of(range(len(program.indicators))) if program.indicators else None
    return Outline(
        standard=standard.id,
        verdict=all_of(one.verdict for one in conditions),
        conditions=conditions,
        score=None if total is None else (total.low, total.high),
    )
