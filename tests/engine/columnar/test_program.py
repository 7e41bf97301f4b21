"""Both executors say the same of the shipped standards: verdicts, conditions, points and gaps, firm by firm."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.columnar.kit import BACKENDS
from tests.oracle.strategies import CASES, DATES, firms, library, random_firms, to_facts
from tidu.engine import Facts, Verdict, classify, evaluate
from tidu.engine.columnar import ColumnarProgram, frame_of, program
from tidu.engine.results import Result, SizeResult

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tidu.engine.columnar.backends import Backend
    from tidu.engine.packs.library import Standard
    from tidu.engine.results import ConditionResult

BULK = 60
"""Firms a date and case in the bulk test; hypothesis searches on top."""

Row = dict[str, Any]


def case_name(case: str) -> Literal["new", "renewal"]:
    return "new" if case == "new" else "renewal"


def standards() -> tuple[Standard, ...]:
    return tuple(library().standards.values())


def answer_of(standard: Standard, facts: Facts, on: date, case: str) -> SizeResult | Result:
    """What the scalar executor says."""
    if standard.classifies:
        return classify(standard, facts, on=on)
    return evaluate(standard, facts, on=on, case=case_name(case))


def expected_of(standard: Standard, result: SizeResult | Result, row: Row) -> Iterator[tuple[str, object]]:
    """The scalar executor's answer, under the names of the columns."""
    if isinstance(result, SizeResult):
        yield standard.id, result.size
        return
    yield standard.id, int(result.verdict)
    waiting = list(result.conditions)
    while waiting:
        condition = waiting.pop()
        waiting += condition.parts
        yield from _condition(f"{standard.id}/{condition.id}", condition, row)
    yield from _points(standard.id, result)


def _condition(name: str, condition: ConditionResult, row: Row) -> Iterator[tuple[str, object]]:
    yield name, int(condition.verdict)
    if f"{name}.gap" in row:
        gap = condition.gap
        yield f"{name}.gap", None if gap is None else float(gap.amount)
        yield f"{name}.gap_fact", None if gap is None else gap.fact


def _points(standard: str, result: Result) -> Iterator[tuple[str, object]]:
    if result.score is None:
        return
    named = {one.id: one for one in result.score.indicators} | {
        f"score.{group.id}": group for group in result.score.groups
    }
    for name, interval in (named | {"score": result.score}).items():
        yield f"{standard}/{name}.low", float(interval.low)
        yield f"{standard}/{name}.high", float(interval.high)


Answers = list[list[SizeResult | Result]]


def answers_of(facts: Sequence[Facts], on: date, case: str) -> Answers:
    return [[answer_of(standard, firm, on, case) for standard in standards()] for firm in facts]


@lru_cache(1)
def drawn_in_bulk(on: date, case: str) -> tuple[list[Facts], Answers]:
    """Many firms with what the scalar executor says of them; asked once for all backends in a row."""
    facts = [to_facts(firm, on) for firm in random_firms(BULK, seed=on.toordinal(), on=on)]
    return facts, answers_of(facts, on, case)


def check(facts: Sequence[Facts], answers: Answers, on: date, case: str, backend: Backend) -> None:
    frame = frame_of(facts, standards(), on=on, catalogue=library().catalogue)
    judge = ColumnarProgram(standards(), on=on, case=case_name(case), backend=backend)
    answer = judge.run(frame, gaps=True, parts=True)
    assert answer.height == len(facts)
    for firm, results, row in zip(facts, answers, answer.to_dicts(), strict=True):
        for standard, result in zip(standards(), results, strict=True):
            for name, expected in expected_of(standard, result, row):
                assert row[name] == expected, (name, row[name], expected, firm.values)


@pytest.mark.search
@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("on", DATES, ids=str)
def test_executors_agree_in_bulk(on: date, case: str, backend: Backend) -> None:
    check(*drawn_in_bulk(on, case), on, case, backend)


@pytest.mark.search
@settings(max_examples=25)
@given(data=st.data(), on=st.sampled_from(DATES), case=st.sampled_from(CASES))
def test_executors_agree(data: st.DataObject, on: date, case: str) -> None:
    facts = [to_facts(firm, on) for firm in data.draw(st.lists(firms(on), min_size=1, max_size=3))]
    check(facts, answers_of(facts, on, case), on, case, "polars")


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_frame_without_any_fact_is_judged(backend: Backend) -> None:
    judge = ColumnarProgram(standards(), on=DATES[0], backend=backend)
    row = judge.run(pl.DataFrame({"uscc": ["x", "y"]}), gaps=True).to_dicts()[1]
    for standard in standards():
        for name, expected in expected_of(standard, answer_of(standard, Facts({}), DATES[0], "new"), {}):
            if name in row:
                assert row[name] == expected, name


@pytest.mark.parametrize("backend", BACKENDS)
def test_an_empty_frame_has_the_same_columns(backend: Backend) -> None:
    judge = ColumnarProgram(standards(), on=DATES[0], backend=backend)
    frame = frame_of([Facts({})], standards(), on=DATES[0], catalogue=library().catalogue)
    assert (
        judge.run(frame.clear(), gaps=True, parts=True).schema
        == judge.run(frame, gaps=True, parts=True).schema
    )


def test_codes_and_points_take_a_byte() -> None:
    standard = library().standard("innovative-2022")
    judge = ColumnarProgram([standard], on=DATES[0])
    schema = judge.run(frame_of([Facts({})], [standard], on=DATES[0], catalogue=library().catalogue)).schema
    assert set(schema.values()) == {pl.UInt8()}


@pytest.mark.parametrize("backend", BACKENDS)
def test_not_a_number_is_missing(backend: Backend) -> None:
    standard = library().standard("srdi-2022")
    judge = ColumnarProgram([standard], on=DATES[0], backend=backend)
    bad, missing = (
        pl.DataFrame({"revenue": [value, 2e7], "rd_expense": [1e6, 1e6]}) for value in (float("nan"), None)
    )
    assert judge.run(bad).equals(judge.run(missing))


@pytest.mark.parametrize("backend", BACKENDS)
def test_denominators_beyond_what_doubles_decide_are_judged_by_another_plan(backend: Backend) -> None:
    standard = library().standard("srdi-2022")
    judge = ColumnarProgram([standard], on=DATES[0], backend=backend)
    huge = [3e13, 3e13 - 0.01]
    frame = pl.DataFrame({"revenue": [1e15, 1e15], "rd_expense": huge, "main_revenue": [float("nan"), None]})
    assert judge.run(frame, parts=True)["national.srdi-2022/rd-ratio"].to_list() == [3, 0]
    alone = frame.with_columns(revenue=pl.lit(1e11), rd_expense=pl.Series([3e9, 3e9 - 0.01]))
    assert judge.run(alone, parts=True)["national.srdi-2022/rd-ratio"].to_list() == [3, 0]


@pytest.mark.no_cover  # frames of many blocks; the lines are those of short ones
@pytest.mark.parametrize("backend", BACKENDS)
def test_long_frames_are_judged_in_blocks(monkeypatch: pytest.MonkeyPatch, backend: Backend) -> None:
    facts = [to_facts(firm, DATES[0]) for firm in random_firms(50, seed=3)]
    frame = frame_of(facts, standards(), on=DATES[0], catalogue=library().catalogue)
    judge = ColumnarProgram(standards(), on=DATES[0], backend=backend)
    whole = judge.run(frame, gaps=True)
    monkeypatch.setattr(program, "BLOCK", 7)
    assert judge.run(frame, gaps=True).equals(whole)
    batches = list(judge.run_batches(frame.iter_slices(9), gaps=True))
    assert pl.concat(batches).equals(whole)


def test_plans_are_compiled_once_for_a_schema() -> None:
    judge = ColumnarProgram(standards(), on=DATES[0])
    schema = {"revenue": pl.Float64()}
    assert judge.plan(schema) is judge.plan(dict(schema))
    assert judge.plan(schema) is not judge.plan(schema, parts=True)


def test_conditions_of_the_other_case_do_not_apply() -> None:
    standard = library().standard("little-giant-2026")
    judge = ColumnarProgram([standard], on=DATES[0], case="renewal")
    answer = judge.run(pl.DataFrame({"row": [1]}))
    assert answer["national.little-giant-2026/growth"].to_list() == [int(Verdict.not_applicable)]


def test_machine_code_takes_over_when_compiling_pays(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int, bool]] = []

    def choose(rows: int, *, seen: int, compiled: bool) -> Backend:
        asked.append((rows, seen, compiled))
        return "native" if seen else "polars"

    monkeypatch.setattr(program, "backend_for", choose)
    facts = [to_facts(firm, DATES[0]) for firm in random_firms(50, seed=4)]
    frame = frame_of(facts, standards(), on=DATES[0], catalogue=library().catalogue)
    judge = ColumnarProgram(standards(), on=DATES[0])
    first, second, third = (judge.run(frame) for _ in range(3))
    assert asked == [(50, 0, False), (50, 50, False), (50, 100, True)]
    assert first.equals(second)
    assert first.equals(third)


def test_columns_that_machine_code_does_not_read_are_left_to_polars() -> None:
    standard = library().standard("srdi-2022")
    judge = ColumnarProgram([standard], on=DATES[0], backend="native")
    frame = pl.DataFrame({"employees": pl.Series([20, None], dtype=pl.UInt64), "revenue": [2e7, 1e7]})
    assert judge.run(frame).equals(ColumnarProgram([standard], on=DATES[0], backend="polars").run(frame))
