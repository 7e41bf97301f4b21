"""Decide again, exactly, the few rows where float64 is too near to a bound.

These functions run inside the plan: they get whole columns, and touch only the rows in doubt. On real data
there are hardly any; on data made to sit on the bounds a few in a hundred.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import partial, reduce
from operator import or_
from typing import TYPE_CHECKING

import polars as pl

from tidu.engine.columnar.exact import floors, whole_steps
from tidu.engine.columnar.measures import GUARD
from tidu.engine.compiled.program import Program
from tidu.engine.expressions.typed import slots_of
from tidu.engine.scalar.cells import Cell, Undefined
from tidu.engine.scalar.judge import Judge
from tidu.engine.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidu.engine.columnar.intervals import Recheck
    from tidu.engine.columnar.measures import Measure
    from tidu.engine.expressions.typed import Slot

_EMPTY = Program("", "new", (), (), (), (), ())
_TRUTHS: dict[Verdict, bool | None] = {Verdict.met: True, Verdict.unmet: False}


def settled(measure: Measure, columns: Sequence[pl.Expr]) -> pl.Expr:
    """Return the measure's column with every row in doubt moved to the right side of every bound.

    Args:
        measure: its bounds and facts.
        columns: the raw column, the facts, and divisor or scale where the measure has them.
    """
    raw, facts, extra = columns[0], columns[1 : 1 + len(measure.slots)], columns[1 + len(measure.slots) :]
    doubt = extra[0] >= measure.limit if measure.divisor is not None else _near(measure, raw, extra)
    return pl.map_batches(
        [raw, doubt, *facts], partial(_settle, measure), return_dtype=pl.Float64, is_elementwise=True
    )


def _near(measure: Measure, raw: pl.Expr, scale: Sequence[pl.Expr]) -> pl.Expr:
    """Where a sum of quotients may be within the guard of one of its bounds."""
    lines = [float(bound) for bound in measure.bounds]
    if scale:
        return reduce(or_, [(raw - line).abs() <= (scale[0] * 2 + abs(line)) * GUARD for line in lines])
    # All bounds are multiples of one number; near any multiple of it is asked at once for all of them.
    reach = 2 * GUARD * measure.multiple * max(1.0, *map(abs, lines))
    return (raw * float(measure.multiple) + reach) % 1.0 <= 2 * reach


def _settle(measure: Measure, columns: Sequence[pl.Series]) -> pl.Series:
    columns = _full(columns)
    raw, rows = columns[0], columns[1].arg_true()
    if rows.is_empty():
        return raw
    decimals = dict(zip(measure.slots, measure.decimals, strict=True))
    facts = {}
    for slot, column, fill in zip(measure.slots, columns[2:], measure.fills, strict=True):
        found = column.gather(rows)
        facts[slot] = whole_steps(found if fill is None else found.fill_null(fill), decimals[slot])
    placed = _placed(measure, facts, decimals)
    return raw.clone().scatter(rows, placed.fill_null(raw.gather(rows)))


def _placed(measure: Measure, facts: dict[Slot, pl.Series], decimals: dict[Slot, int]) -> pl.Series:
    """Return numbers that lie among the bounds as the exact values do.

    All bounds are multiples of one over ``multiple``: an exact value that is one stays where it is, any other
    goes half way between its neighbours.
    """
    count, rest = floors(*measure.exact_form(), measure.multiple, facts, decimals)
    halves = count * 2 + rest.cast(pl.Float64)
    return halves / pl.repeat(2.0 * measure.multiple, len(halves), eager=True)


def rechecked(recheck: Recheck, columns: Sequence[pl.Expr]) -> pl.Expr:
    """Return the truth of a comparison with the rows in doubt judged by the scalar judge.

    Args:
        recheck: the comparison.
        columns: truth, doubt, and of each fact its value and whether it exists.
    """
    return pl.map_batches(
        list(columns), partial(_recheck, recheck), return_dtype=pl.Boolean, is_elementwise=True
    )


def _recheck(recheck: Recheck, columns: Sequence[pl.Series]) -> pl.Series:
    columns = _full(columns)
    truth, rows = columns[0], columns[1].arg_true()
    if rows.is_empty():
        return truth
    slots = slots_of(recheck.compare)
    lists = [column.gather(rows).to_list() for column in columns[2:]]
    answers = []
    for row in zip(*lists, strict=True):
        values = zip(row[::2], row[1::2], recheck.decimals, strict=True)
        cells = dict(zip(slots, (_cell(*value) for value in values), strict=True))
        verdict = Judge(_EMPTY, cells.__getitem__).judge(recheck.compare).verdict
        answers.append(_TRUTHS.get(verdict))
    return truth.clone().scatter(rows, pl.Series(answers, dtype=pl.Boolean))


def _full(columns: Sequence[pl.Series]) -> list[pl.Series]:
    """Constants come as one value: give them a row each, or none where there are no rows."""
    length = min(map(len, columns)) and max(map(len, columns))
    if not length:
        return [column.clear() for column in columns]
    return [column if len(column) == length else column.new_from_index(0, length) for column in columns]


def _cell(value: float | None, exists: bool, decimals: int) -> Cell:  # noqa: FBT001
    """Read a cell as the scalar executor would: the decimal that the double stands for."""
    if not exists:
        return Undefined.undefined
    return None if value is None else Fraction(round(Decimal(str(value)), decimals))
