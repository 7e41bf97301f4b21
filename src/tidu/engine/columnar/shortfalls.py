"""By how much one fact must change so that an unmet comparison holds, for many rows at once.

The columnar twin of `tidu.engine.scalar.gaps.shortfall`, in whole steps of the facts' grids: with T the value
of the bound's polynomial and S its slope in the fact, the fact is |T| / |S| steps short, rounded up.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

import polars as pl

from tidu.engine.columnar.exact import scaled, whole, wide_sum, width
from tidu.engine.compiled.bounds import bound_of
from tidu.engine.compiled.program import Program
from tidu.engine.scalar.gaps import STEPS, shortfall
from tidu.engine.scalar.judge import Judge
from tidu.engine.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tidu.engine.columnar.exact import Columns, Terms
    from tidu.engine.expressions.typed import Compare, Reference, Slot

_TARGET = "target"
_EMPTY = Program("", "new", (), (), (), (), ())


@dataclass(frozen=True, slots=True)
class Teller:
    """A comparison and the fact in which its gap is told."""

    compare: Compare
    part: Reference


def changes(teller: Teller, columns: Columns, decimals: Mapping[Slot, int]) -> pl.Series:
    """Return the signed change in whole steps of the fact's grid; null where none mends the comparison.

    Args:
        teller: the comparison, and the fact to change.
        columns: whole steps of every fact of the comparison, null where missing or undefined.
        decimals: how many decimals each fact keeps.
    """
    bound = bound_of(teller.compare)
    slope = _slope(teller, decimals)
    length = len(next(iter(columns.values())))
    if slope is None or teller.part.slot not in columns:
        return pl.repeat(None, length, dtype=pl.Int128, eager=True)
    top = scaled(bound.top, decimals)
    positive = [scaled(polynomial, decimals) for polynomial in bound.positive]
    step = _step(teller.part, decimals)
    steep = [(monomial, factor * step) for monomial, factor in slope]
    dtype = width([top, steep, *positive], columns)
    if dtype is not None:
        found = _solved(teller, columns, (top, slope), step, dtype)
        moved = {**columns, teller.part.slot: columns[teller.part.slot] + found}
        dtype = width([top, *positive], moved)
        if dtype is not None:
            return _mending(teller, columns, found, [top, *positive], decimals, dtype)
    return _row_by_row(teller, columns, decimals)


def _slope(teller: Teller, decimals: Mapping[Slot, int]) -> Terms | None:
    """Terms of the slope in the fact; None where the polynomial is not linear in it."""
    slot = teller.part.slot
    found: Terms = []
    for monomial, factor in scaled(bound_of(teller.compare).top, decimals):
        if monomial.count(slot) > 1:
            return None
        if slot in monomial:
            found.append((tuple(other for other in monomial if other != slot), factor))
    return found or None


def _step(part: Reference, decimals: Mapping[Slot, int]) -> int:
    """Smallest step a gap is told in, in steps of the fact's grid."""
    return max(1, int(STEPS.get(part.unit, Fraction(1)) * int(10 ** decimals[part.slot])))


def _names(columns: Columns) -> dict[Slot, str]:
    return {slot: f"fact {number}" for number, slot in enumerate(columns)}


def _frame(columns: Columns) -> pl.DataFrame:
    names = _names(columns)
    return pl.DataFrame([column.alias(names[slot]) for slot, column in columns.items()])


def _solved(
    teller: Teller, columns: Columns, terms: tuple[Terms, Terms], step: int, dtype: pl.DataType
) -> pl.Series:
    """The change that would bring the polynomial to its bound, rounded up; null where the fact has no say."""
    names = _names(columns)
    top, slope = (wide_sum(part, names, dtype) for part in terms)
    per_step = pl.when(slope != 0).then(slope.abs() * whole(step, dtype))
    steps = (top.abs() + per_step - 1) // per_step
    if bound_of(teller.compare).strict:
        # On the bound is not enough: one step more.
        steps += pl.when(steps * per_step == top.abs()).then(whole(1, dtype)).otherwise(whole(0, dtype))
    signed = pl.when(slope > 0).then(steps).when(slope < 0).then(whole(0, dtype) - steps) * whole(step, dtype)
    return _frame(columns).with_columns(signed.alias(_TARGET))[_TARGET]


def _mending(
    teller: Teller,
    columns: Columns,
    found: pl.Series,
    terms: Sequence[Terms],
    decimals: Mapping[Slot, int],
    dtype: pl.DataType,
) -> pl.Series:
    """Keep changes of comparisons that are unmet now, hold after, and stay in the fact's domain."""
    strict = bound_of(teller.compare).strict
    names = _names(columns)
    moved = {**names, teller.part.slot: _TARGET}
    frame = _frame(columns).with_columns(
        (pl.col(names[teller.part.slot]) + found).alias(_TARGET), found.alias("change")
    )
    unmet = ~_holds([wide_sum(part, names, dtype) for part in terms], strict=strict)
    mended = _holds([wide_sum(part, moved, dtype) for part in terms], strict=strict)
    kept = unmet & mended & _reachable(teller.part, decimals) & (pl.col("change") != 0)
    return frame.with_columns(pl.when(kept).then(pl.col("change")).alias("told"))["told"]


def _holds(sums: Sequence[pl.Expr], *, strict: bool) -> pl.Expr:
    held = sums[0] > 0 if strict else sums[0] >= 0
    for positive in sums[1:]:
        held &= positive > 0
    return held


def _reachable(part: Reference, decimals: Mapping[Slot, int]) -> pl.Expr:
    """Whether the fact can take its target at all."""
    grid = int(10 ** decimals[part.slot])
    inside = pl.lit(value=True)
    if part.minimum is not None:
        inside &= pl.col(_TARGET) >= ceil(part.minimum * grid)
    if part.maximum is not None:
        inside &= pl.col(_TARGET) <= floor(part.maximum * grid)
    return inside


def _row_by_row(teller: Teller, columns: Columns, decimals: Mapping[Slot, int]) -> pl.Series:
    """Numbers beyond 128 bits: ask the scalar executor, firm by firm."""
    grid = int(10 ** decimals[teller.part.slot])
    found: list[int | None] = []
    for row in zip(*(column.to_list() for column in columns.values()), strict=True):
        cells = {
            slot: None if steps is None else Fraction(steps, 10 ** decimals[slot])
            for slot, steps in zip(columns, row, strict=True)
        }
        unmet = Judge(_EMPTY, cells.__getitem__).judge(teller.compare).verdict is Verdict.unmet
        told = shortfall(teller.compare, teller.part, cells.__getitem__) if unmet else None
        found.append(None if told is None else int(told.change * grid))
    return pl.Series(found, dtype=pl.Int128)
