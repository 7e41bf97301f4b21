"""Signs of polynomials in whole numbers, within 128 bits and beyond."""

from __future__ import annotations

from fractions import Fraction

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidu.engine.columnar.exact import fits, scaled, signs, whole_steps, wide_sum
from tidu.engine.compiled.polynomial import Polynomial, number
from tidu.engine.expressions.typed import Slot

A, B = Slot("revenue"), Slot("rd_expense")
SPREAD = Polynomial.of((((A, A), Fraction(3)), ((A, B), Fraction(-7)), ((), Fraction(-5))))
DECIMALS = {A: 2, B: 2}


def sign(value: Fraction) -> int:
    return (value > 0) - (value < 0)


@pytest.mark.parametrize("most", [10**6, 10**20], ids=["128 bits", "beyond"])
@given(data=st.data())
def test_signs_are_those_of_fractions(most: int, data: st.DataObject) -> None:
    steps = st.integers(-most, most)
    rows = data.draw(st.lists(st.tuples(steps, steps), min_size=1, max_size=20))
    if most > 10**15:
        rows.append((most, most))
    columns = {
        slot: pl.Series([row[place] for row in rows], dtype=pl.Int128) for place, slot in enumerate((A, B))
    }
    found = signs([SPREAD, number(Fraction(0))], columns, DECIMALS)
    expected = [sign(3 * Fraction(a, 100) ** 2 - 7 * Fraction(a * b, 10_000) - 5) for a, b in rows]
    assert found[0].to_list() == expected
    assert fits([scaled(SPREAD, DECIMALS)], columns) is (most < 10**15)


def test_missing_facts_have_no_sign() -> None:
    for huge in (1, 10**20):
        columns = {A: pl.Series([huge, None], dtype=pl.Int128), B: pl.Series([None, 1], dtype=pl.Int128)}
        assert signs([SPREAD], columns, DECIMALS)[0].to_list() == [None, None]


def test_terms_get_one_power_of_ten() -> None:
    found = dict(scaled(SPREAD, {A: 2, B: 1}))
    assert found == {(): -50_000, (A, B): -70, (A, A): 3}


def test_whole_steps() -> None:
    assert whole_steps(pl.Series([0.29, 1e13 + 0.01, None]), 2).to_list() == [29, 10**15 + 1, None]
    assert whole_steps(pl.Series([3, None]), 6).to_list() == [3_000_000, None]


def test_sums_over_named_columns() -> None:
    frame = pl.DataFrame({"a": [2], "b": [10]}, schema={"a": pl.Int128, "b": pl.Int128})
    terms = scaled(SPREAD, {A: 0, B: 0})
    assert frame.select(wide_sum(terms, {A: "a", B: "b"})).item() == 3 * 4 - 7 * 20 - 5
