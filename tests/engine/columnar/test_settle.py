"""Rows in doubt are moved to the right side of every bound; no other row is touched."""

from __future__ import annotations

from fractions import Fraction

import polars as pl
import pytest

from tests.engine.columnar.kit import Bench, frame_of_slots, reference
from tidu.engine import Facts
from tidu.engine.columnar.intervals import Recheck
from tidu.engine.columnar.measures import Measure
from tidu.engine.columnar.settle import rechecked, settled
from tidu.engine.expressions.typed import Arithmetic, Compare, Literal, Slot
from tidu.engine.units import Unit

TOP, BOTTOM = reference("rd_expense"), reference("revenue")
RATIO = Arithmetic("/", TOP, BOTTOM, Unit.share)
SLOTS = (Slot("rd_expense"), Slot("revenue"))


def measure(*bounds: str) -> Measure:
    bench = Bench(frame_of_slots([Facts({})], SLOTS))
    columns = tuple(bench.inputs.figure(slot).value for slot in SLOTS)
    made = Measure(RATIO, SLOTS, (2, 2), columns, (None, None), columns[1], None)
    for bound in bounds:
        made.bounds.add(Fraction(bound))
    return made


def run(made: Measure, tops: list[float | None], bottoms: list[float]) -> list[float | None]:
    frame = pl.DataFrame({"top": tops, "bottom": bottoms}).with_columns(raw=pl.col("top") / pl.col("bottom"))
    columns = [pl.col(name) for name in ("raw", "top", "bottom", "bottom")]
    return frame.select(settled(made, columns)).to_series().to_list()


def test_rows_with_safe_denominators_stay() -> None:
    assert run(measure("3/100"), [3.0, 2.0, None], [100.0, 100.0, 100.0]) == [0.03, 0.02, None]


def test_far_rows_are_placed_among_all_bounds() -> None:
    huge = 1e13
    tops = [0.01 * huge, 0.03 * huge, 0.03 * huge + 0.01, 0.05 * huge, 0.05 * huge - 0.01, 0.09 * huge, None]
    found = run(measure("3/100", "5/100"), list(tops), [huge] * len(tops))
    assert found[:-1] == pytest.approx([0.01, 0.03, 0.035, 0.05, 0.045, 0.09])
    assert (found[1], found[3], found[-1]) == (0.03, 0.05, None)


def test_one_bound_alone() -> None:
    found = run(measure("3/100"), [0.0201e13, 0.03e13, 0.0399e13], [1e13] * 3)
    assert found == pytest.approx([0.025, 0.03, 0.035])


def test_doubtful_comparisons_are_judged_again() -> None:
    node = Compare(">=", RATIO, Literal(Fraction(3, 100), Unit.share))
    frame = pl.DataFrame(
        {
            "truth": [False, False, False, True, True],
            "doubt": [True, False, True, True, True],
            "top": [3.0, 3.0, None, 2.99, 3.0],
            "bottom": [100.0] * 5,
            "exists": [True, True, True, True, False],
        }
    )
    names = ("truth", "doubt", "top", "exists")
    columns = [*map(pl.col, names), pl.col("bottom"), pl.lit(value=True)]
    found = frame.select(rechecked(Recheck(node, (2, 2)), columns)).to_series()
    assert found.to_list() == [True, False, None, False, False]
    assert frame["truth"].to_list() == [False, False, False, True, True]
