"""Polynomials on some rows in whole numbers: what float64 may not be trusted with.

Facts are scaled to whole steps of their grid (fen). Where the numbers fit, 128-bit columns do the sum; else
Python's integers, row by row.
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

_FITS = 2.0**126


def whole_steps(figure: pl.Series, decimals: int) -> pl.Series:
    """Bring a column of decimals to whole steps of its grid, as 128-bit integers."""
    if figure.dtype.is_integer():
        return figure.cast(pl.Int128) * pl.Series([10**decimals], dtype=pl.Int128)
    return (figure.cast(pl.Float64) * 10.0**decimals).round().cast(pl.Int128, strict=False)


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


def fits(polynomials: Sequence[Terms], columns: Columns) -> bool:
    """Whether nothing that is computed on the way can leave 128 bits."""
    sizes = {slot: _size(column) for slot, column in columns.items()}
    return all(_largest(terms, sizes) < _FITS for terms in polynomials)


def wide_sum(terms: Terms, names: Mapping[Slot, str]) -> pl.Expr:
    """The sum in 128 bits, over columns by name."""
    products = (
        reduce(mul, (pl.col(names[slot]) for slot in monomial), wide(factor)) for monomial, factor in terms
    )
    return reduce(add, products, wide(0))


def wide(value: int) -> pl.Expr:
    """A 128-bit literal."""
    return pl.lit(value, dtype=pl.Int128)


def signs(
    polynomials: Sequence[Polynomial], columns: Columns, decimals: Mapping[Slot, int]
) -> list[pl.Series]:
    """Return −1, 0 or 1 for every polynomial and row; null where a fact is missing.

    Args:
        polynomials: normalised (whole coefficients).
        columns: whole steps of each slot's fact, from `whole_steps`.
        decimals: how many decimals each slot's fact keeps.
    """
    terms = [scaled(polynomial, decimals) for polynomial in polynomials]
    if fits(terms, columns):
        return _wide_signs(terms, columns)
    return [_long_signs(part, columns) for part in terms]


def _largest(terms: Terms, sizes: Mapping[Slot, float]) -> float:
    total = 0.0
    for monomial, factor in terms:
        total += reduce(mul, (max(sizes[slot], 1.0) for slot in monomial), float(abs(factor)))
    return total


def _size(column: pl.Series) -> float:
    ends = [column.min(), column.max()]
    return max((abs(float(end)) for end in ends if isinstance(end, int)), default=0.0)


def _wide_signs(polynomials: Sequence[Terms], columns: Columns) -> list[pl.Series]:
    """In 128 bits: products of facts are made once for all polynomials."""
    monomials = list(dict.fromkeys(monomial for terms in polynomials for monomial, _ in terms))
    names = {slot: f"fact {number}" for number, slot in enumerate(columns)}
    products = [
        wide_sum([(monomial, 1)], names).alias(f"product {number}")
        for number, monomial in enumerate(monomials)
    ]
    sums = [
        reduce(
            add,
            (pl.col(f"product {monomials.index(monomial)}") * wide(factor) for monomial, factor in terms),
            wide(0),
        )
        for terms in polynomials
    ]
    answers = [
        pl.when(total > 0).then(1).when(total < 0).then(-1).when(total == 0).then(0).alias(f"sign {number}")
        for number, total in enumerate(sums)
    ]
    frame = pl.DataFrame([column.alias(names[slot]) for slot, column in columns.items()])
    return (
        frame.with_columns(products)
        .with_columns(answers)
        .select(f"sign {n}" for n in range(len(sums)))
        .get_columns()
    )


def _long_signs(terms: Terms, columns: Columns) -> pl.Series:
    rows = zip(*(column.to_list() for column in columns.values()), strict=True)
    found = [_long_sum(terms, dict(zip(columns, row, strict=True))) for row in rows]
    return pl.Series(
        [None if value is None else (value > 0) - (value < 0) for value in found], dtype=pl.Int32
    )


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
