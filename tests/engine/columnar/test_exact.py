"""Quotients of polynomials counted in whole steps, within 128 bits and beyond."""

from __future__ import annotations

from fractions import Fraction

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidu.engine.columnar.exact import floors, scaled, whole, whole_steps, wide_sum, width
from tidu.engine.compiled.polynomial import Polynomial, number
from tidu.engine.expressions.typed import Slot

A, B = Slot("revenue"), Slot("rd_expense")
TOP = Polynomial.of((((A, A), Fraction(3)), ((A, B), Fraction(-7)), ((), Fraction(-5))))
BOTTOM = Polynomial.of((((A,), Fraction(2)),))
DECIMALS = {A: 2, B: 2}


def columns_of(rows: list[tuple[int | None, int | None]]) -> dict[Slot, pl.Series]:
    return {
        slot: pl.Series([row[place] for row in rows], dtype=pl.Int128) for place, slot in enumerate((A, B))
    }


@pytest.mark.parametrize("most", [10**6, 10**20], ids=["64 bits", "beyond"])
@given(data=st.data(), multiple=st.sampled_from((1, 50, 400)))
def test_counts_are_those_of_fractions(most: int, data: st.DataObject, multiple: int) -> None:
    steps = st.integers(-most, most)
    rows = [*data.draw(st.lists(st.tuples(steps, steps), min_size=1, max_size=20)), (most, most)]
    columns = columns_of([*rows])
    counts, rests = floors(TOP, BOTTOM, multiple, columns, DECIMALS)
    for (a, b), count, rest in zip(rows, counts.to_list(), rests.to_list(), strict=True):
        if a <= 0:
            assert (count, rest) == (None, None)
            continue
        x, y = Fraction(a, 100), Fraction(b, 100)
        exact = (3 * x * x - 7 * x * y - 5) / (2 * x) * multiple
        assert count == float(exact.numerator // exact.denominator)
        assert rest is (exact.denominator != 1)
    expected = pl.Int64() if most < 10**15 else None
    assert width([scaled(TOP, DECIMALS)], columns) == expected


def test_a_ratio_on_its_bound_leaves_no_rest() -> None:
    top, bottom = Polynomial.of((((B,), Fraction(1)),)), Polynomial.of((((A,), Fraction(1)),))
    columns = columns_of([(10**15, 3 * 10**13), (10**15, 3 * 10**13 - 1), (0, 1)])
    counts, rests = floors(top, bottom, 100, columns, DECIMALS)
    assert counts.to_list() == [3.0, 2.0, None]
    assert rests.to_list() == [False, True, None]


def test_missing_facts_have_no_count() -> None:
    for huge in (1, 10**20):
        counts, rests = floors(TOP, BOTTOM, 1, columns_of([(huge, None), (None, 1)]), DECIMALS)
        assert counts.to_list() == [None, None]
        assert rests.to_list() == [None, None]


def test_terms_get_one_power_of_ten() -> None:
    assert dict(scaled(TOP, {A: 2, B: 1})) == {(): -50_000, (A, B): -70, (A, A): 3}
    assert scaled(number(Fraction(4)), {}) == [((), 4)]


def test_whole_steps() -> None:
    assert whole_steps(pl.Series([0.29, 1e13 + 0.01, None]), 2).to_list() == [29, 10**15 + 1, None]
    assert whole_steps(pl.Series([3, None]), 6).to_list() == [3_000_000, None]
    assert whole_steps(pl.Series([3e18]), 2).to_list() == [3 * 10**20]
    assert whole_steps(pl.Series([10**15]), 6).to_list() == [10**21]


def test_widths() -> None:
    terms = scaled(TOP, {A: 0, B: 0})
    for size, expected in ((10**8, pl.Int64()), (10**9, pl.Int128()), (10**18, pl.Int128()), (10**20, None)):
        assert width([terms], columns_of([(size, size)])) == expected


def test_sums_over_named_columns() -> None:
    frame = pl.DataFrame({"a": [2], "b": [10]}, schema={"a": pl.Int128, "b": pl.Int128})
    terms = scaled(TOP, {A: 0, B: 0})
    for dtype in (pl.Int64(), pl.Int128()):
        assert frame.select(wide_sum(terms, {A: "a", B: "b"}, dtype)).item() == 3 * 4 - 7 * 20 - 5
    assert pl.select(whole(10**30, pl.Int128())).item() == 10**30
