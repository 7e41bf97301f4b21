"""Points of any kind, groups and lines over them."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from polars.testing import assert_frame_equal

from tests.engine.columnar.kit import EMPTY, ON, Bench, catalogue, firms, frame_of_slots, judge_of
from tests.engine.columnar.rules import points
from tests.oracle.strategies import library
from tidu.engine import Facts, Verdict
from tidu.engine.columnar.scores import Scores
from tidu.engine.columnar.truths import Truth
from tidu.engine.compiled.points import Best, GivenPoints, Points, Regional, slots_of_points
from tidu.engine.compiled.program import Group, Indicator, Program
from tidu.engine.expressions.typed import ScoreLine, Slot

if TYPE_CHECKING:
    from collections.abc import Sequence

ROWS = 40
SOURCE = library().standard("srdi-2022").source


def program_of(wanted: Sequence[Points], maximum: int = 10) -> Program:
    indicators = tuple(
        Indicator(f"i{number}", "", "g", Fraction(maximum), SOURCE, one) for number, one in enumerate(wanted)
    )
    groups = (Group("g", "", Fraction(maximum), tuple(range(len(indicators)))),)
    return replace(EMPTY, indicators=indicators, groups=groups)


def check_points(wanted: Sequence[Points], rows: Sequence[Facts], line: Fraction, maximum: int = 10) -> None:
    program = program_of(wanted, maximum)
    slots = dict.fromkeys(slot for one in wanted for slot in slots_of_points(one))
    bench = Bench(frame_of_slots(rows, slots))
    scores = Scores(bench.graph, bench.truths, program)
    places = tuple(range(len(wanted)))
    node = ScoreLine("total", places, line)
    outputs = {"code": bench.truths.code(scores.line(node))}
    for place in places:
        outputs[f"{place}.low"], outputs[f"{place}.high"] = (
            scores.indicator(place).low,
            scores.indicator(place).high,
        )
    found = bench.run(outputs)
    assert_frame_equal(bench.run(outputs, "native"), found)
    for facts, row in zip(rows, found.to_dicts(), strict=True):
        judge = judge_of(facts, program)
        for place in places:
            expected = judge.indicator(place)
            ends = float(expected.low), float(expected.high)
            assert (row[f"{place}.low"], row[f"{place}.high"]) == ends, facts.values
        assert Verdict(row["code"]) is judge.judge(node).verdict, facts.values


@pytest.mark.search
@given(
    wanted=st.lists(points, min_size=1, max_size=3),
    rng=st.randoms(use_true_random=True),
    line=st.sampled_from(tuple(map(Fraction, ("1", "3", "5", "11/2", "12")))),
)
def test_points_of_any_kind(wanted: list[Points], rng: Random, line: Fraction) -> None:
    slots = dict.fromkeys(slot for one in wanted for slot in slots_of_points(one))
    check_points(wanted, firms(rng, slots, ROWS), line)


def test_points_beyond_a_byte_are_added_as_numbers() -> None:
    given_points = GivenPoints(Slot("provincial_feature_score"), Fraction(200))
    fixed = Best((), Fraction(200))
    check_points([given_points, fixed], [Facts({}), Facts({})], Fraction(300), maximum=200)


def test_points_by_region_take_the_first_prefix_that_fits() -> None:
    entries = ((("32", "江苏"), Best((), Fraction(7))), (("3201",), Best((), Fraction(9))))
    regional = Regional(
        Slot("jurisdiction"), entries, GivenPoints(Slot("provincial_feature_score"), Fraction(3))
    )
    rows = [Facts({("jurisdiction", None): place}) for place in ("320100", "江苏省", "330100")] + [Facts({})]
    check_points([regional], rows, Fraction(5))


def test_without_a_place_column_the_rest_counts() -> None:
    regional = Regional(Slot("jurisdiction"), ((("32",), Best((), Fraction(7))),), Best((), Fraction(2)))
    bench = Bench(frame_of_slots([Facts({})], []))
    scores = Scores(bench.graph, bench.truths, program_of([regional]))
    assert bench.column(scores.indicator(0).low) == [2]


def test_no_indicators_make_no_points() -> None:
    bench = Bench(frame_of_slots([Facts({})], []))
    score = Scores(bench.graph, bench.truths, EMPTY).total(())
    assert bench.column(score.low) == [0]
    line = Scores(bench.graph, bench.truths, EMPTY).line(ScoreLine("total", (), Fraction(1)))
    assert isinstance(line, Truth)
    assert bench.column(bench.truths.code(line)) == [int(Verdict.unmet)]


def test_the_catalogue_and_date_are_those_of_the_kit() -> None:
    assert catalogue().fact("provincial_feature_score").maximum == 15
    assert ON.year == 2026
