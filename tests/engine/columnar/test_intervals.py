"""Intervals in columns are those of the scalar executor."""

from __future__ import annotations

from math import inf
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.columnar.kit import Bench, check, firms, frame_of_slots, judge_of
from tests.engine.columnar.rules import numbers
from tidu.engine.columnar.intervals import Intervals
from tidu.engine.expressions.typed import Compare, Numeric, Over, slots_of
from tidu.engine.units import Unit

if TYPE_CHECKING:
    from fractions import Fraction

ROWS = 40


def ended(value: Fraction | None, otherwise: float) -> float:
    return otherwise if value is None else float(value)


@pytest.mark.search
@given(node=numbers, rng=st.randoms(use_true_random=True))
def test_intervals_of_any_number(node: Numeric, rng: Random) -> None:
    rows = firms(rng, slots_of(node), ROWS)
    bench = Bench(frame_of_slots(rows, slots_of(node)))
    span = Intervals(bench.graph, bench.inputs).span(node)
    names = {"low": span.low.value, "high": span.high.value, "undefined": span.undefined}
    found = bench.run({**names, "perhaps": span.perhaps, "doubtful": span.doubtful}).to_dicts()
    for facts, row in zip(rows, found, strict=True):
        expected = judge_of(facts).interval(node)
        assert row["undefined"] is expected.undefined or row["doubtful"]
        if not (expected.undefined or row["doubtful"]):
            assert row["low"] == pytest.approx(ended(expected.low, -inf), rel=1e-9, abs=1e-9)
            assert row["high"] == pytest.approx(ended(expected.high, inf), rel=1e-9, abs=1e-9)
            assert row["perhaps"] is expected.perhaps_undefined


@pytest.mark.search
@given(left=numbers, right=numbers, rng=st.randoms(use_true_random=True))
def test_comparisons_by_intervals(left: Numeric, right: Numeric, rng: Random) -> None:
    node = Compare(">=", left, right)
    check([node], firms(rng, slots_of(node), ROWS))


def test_aggregates_have_no_columns() -> None:
    bench = Bench(frame_of_slots([], []))
    over = Over("count", "firms", None, None, Unit.count)
    with pytest.raises(TypeError, match="Over"):
        Intervals(bench.graph, bench.inputs).span(over)
