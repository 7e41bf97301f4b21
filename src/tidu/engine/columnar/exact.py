"""Polynomials on some rows in whole numbers: what float64 may not be trusted with.

Facts are scaled to whole steps of their grid (fen). Where the numbers fit, columns of 64 or 128 bits do the
sum; else Python's integers, row by row.
"""

from __future__ import annotations

from functools import reduce
from operator import add, mul
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tidu.engine.compiled.polynomial import Polynomial
    from tidu.engine.expressions.typed import Slot

    Terms = list[tuple[tuple[Slot, ...], int]]
    Columns = Mapping[Slot, pl.Series]

_WIDTHS: tuple[tuple[float, pl.DataType], ...] = ((2.0**62, pl.Int64()), (2.0**126, pl.Int128()))


def whole_steps(figure: pl.Series, decimals: int) -> pl.Series:
    """Bring a column of decimals to whole steps of its grid."""
    if figure.dtype.is_integer():
        wide = figure.cast(pl.Int128) * pl.Series([10**decimals], dtype=pl.Int128)
        return wide.cast(pl.Int64) if _size(wide) < _WIDTHS[0][0] else wide
    steps = (figure.cast(pl.Float64) * 10.0**decimals).round()
    return steps.cast(pl.Int64 if _size(steps) < _WIDTHS[0][0] else pl.Int128, strict=False)


def scaled(polynomial: Polynomial, decimals: Mapping[Slot, int]) -> Terms:
    """Give every term the same power of ten, so that whole steps add up.

    Args:
        polynomial: normalised (whole coefficients).
        decimals: how many decimals each slot's fact keeps.
    """
    depths = [sum(decimals[slot] for slot in monomial) for monomial, _ in polynomial.terms]
    deepest = max(depths, default=0)
    return [
        (monomial, int(coefficient) * int(10 ** (deepest - depth)))
        for (monomial, coefficient), depth in zip(polynomial.terms, depths, strict=True)
    ]


def width(polynomials: Sequence[Terms], columns: Columns) -> pl.DataType | None:
    """The narrowest integers that nothing computed on the way can leave; None where there are none."""
    sizes = {slot: _size(column) for slot, column in columns.items()}
    size = max(largest(terms, sizes) for terms in polynomials)
    return next((dtype for limit, dtype in _WIDTHS if size < limit), None)


def wide_sum(terms: Terms, names: Mapping[Slot, str], dtype: pl.DataType) -> pl.Expr:
    """The sum in integers of a width, over columns by name."""
    products = (
        reduce(mul, (pl.col(names[slot]).cast(dtype) for slot in monomial), whole(factor, dtype))
        for monomial, factor in terms
    )
    return reduce(add, products, whole(0, dtype))


def whole(value: int, dtype: pl.DataType) -> pl.Expr:
    """A literal of a width."""
    return pl.lit(value, dtype=dtype)


def floors(
    top: Polynomial, bottom: Polynomial, multiple: int, columns: Columns, decimals: Mapping[Slot, int]
) -> tuple[pl.Series, pl.Series]:
    """Count how many whole 1/``multiple`` go into ``top / bottom``, and say whether that leaves a rest.

    Args:
        top: whole coefficients.
        bottom: whole coefficients; rows where it is not positive get any answer.
        multiple: what the quotient is counted in.
        columns: whole steps of each slot's fact, from `whole_steps`.
        decimals: how many decimals each slot's fact keeps.

    Returns:
        The count, and whether there is a rest; null where a fact is missing.
    """
    above, below = counted_in(multiple, top, bottom, decimals)
    dtype = width([above, below], columns)
    if dtype is not None:
        return _wide_floors(above, below, columns, dtype)
    return _long_floors(above, below, columns)


def counted_in(
    multiple: int, top: Polynomial, bottom: Polynomial, decimals: Mapping[Slot, int]
) -> tuple[Terms, Terms]:
    """Two sums over whole steps whose quotient is ``multiple`` times ``top / bottom``."""
    above, below = scaled(top, decimals), scaled(bottom, decimals)
    shift = _depth(bottom, decimals) - _depth(top, decimals)
    above = [(monomial, factor * multiple * int(10 ** max(shift, 0))) for monomial, factor in above]
    return above, [(monomial, factor * int(10 ** max(-shift, 0))) for monomial, factor in below]


def largest(terms: Terms, sizes: Mapping[Slot, float]) -> float:
    """The largest size that a sum can have, or anything on the way to it, for steps of some sizes."""
    total = 0.0
    for monomial, factor in terms:
        total += reduce(mul, (max(sizes[slot], 1.0) for slot in monomial), float(abs(factor)))
    return total


def _depth(polynomial: Polynomial, decimals: Mapping[Slot, int]) -> int:
    return max((sum(decimals[slot] for slot in monomial) for monomial, _ in polynomial.terms), default=0)


def _size(column: pl.Series) -> float:
    ends = [column.min(), column.max()]
    return max((abs(float(end)) for end in ends if isinstance(end, int | float)), default=0.0)


def _wide_floors(
    above: Terms, below: Terms, columns: Columns, dtype: pl.DataType
) -> tuple[pl.Series, pl.Series]:
    names = {slot: f"fact {number}" for number, slot in enumerate(columns)}
    frame = pl.DataFrame([column.alias(names[slot]) for slot, column in columns.items()])
    sums = frame.with_columns(above=wide_sum(above, names, dtype), below=wide_sum(below, names, dtype))
    count = pl.when(pl.col("below") > 0).then(pl.col("above") // pl.col("below"))
    found = sums.with_columns(count=count).with_columns(
        rest=pl.col("count") * pl.col("below") != pl.col("above"), count=pl.col("count").cast(pl.Float64)
    )
    return found["count"], found["rest"]


def _long_floors(above: Terms, below: Terms, columns: Columns) -> tuple[pl.Series, pl.Series]:
    counts: list[float | None] = []
    rests: list[bool | None] = []
    for values in zip(*(column.to_list() for column in columns.values()), strict=True):
        row = dict(zip(columns, values, strict=True))
        top, bottom = _long_sum(above, row), _long_sum(below, row)
        known = top is not None and bottom is not None and bottom > 0
        count, rest = divmod(top or 0, bottom or 1)
        counts.append(float(count) if known else None)
        rests.append(rest != 0 if known else None)
    return pl.Series(counts, dtype=pl.Float64), pl.Series(rests, dtype=pl.Boolean)


def _long_sum(terms: Terms, row: Mapping[Slot, int | None]) -> int | None:
    total = 0
    for monomial, factor in terms:
        term = factor
        for slot in monomial:
            value = row[slot]
            if value is None:
                return None
            term *= value
        total += term
    return total
