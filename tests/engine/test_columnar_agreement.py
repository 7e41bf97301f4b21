"""The columnar executor says of every row what the oracle says of the firm, nulls and bounds included.

A frame of made-up firms is judged by all standards at once; verdicts of firm and conditions, points of each
indicator, the score and the size class are compared value for value.
"""

from datetime import date
from fractions import Fraction
from functools import lru_cache

import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.engine.columnar.kit import BACKENDS
from tests.oracle.completions import bare_firms
from tests.oracle.kit import OracleResult
from tests.oracle.made_up import Firm
from tests.oracle.standards import JUDGES, SIZE, aim_of
from tests.oracle.standards import classify as oracle_size
from tests.oracle.strategies import CASES, DATES, case_name, firms, library, random_firms, to_facts
from tidu.engine import Verdict
from tidu.engine.columnar import ColumnarProgram
from tidu.engine.columnar.backends import Backend
from tidu.engine.columnar.frame import frame_of

pytestmark = pytest.mark.search

FIRMS = 150
"""Firms near each standard in one frame; each is judged by all standards."""


def judged(drawn: list[Firm], on: date, case: str, backend: Backend) -> pl.DataFrame:
    standards = [library().standard(name) for name in (*JUDGES, SIZE)]
    frame = frame_of([to_facts(firm, on) for firm in drawn], standards, on=on, catalogue=library().catalogue)
    return ColumnarProgram(standards, on=on, case=case_name(case), backend=backend).run(frame)


def expected_columns(standard: str, expected: OracleResult) -> dict[str, object]:
    """Columns of one standard for one firm, by the names the executor gives them."""
    columns: dict[str, object] = {standard: expected.verdict}
    columns |= {f"{standard}/{name}": verdict for name, verdict in expected.conditions.items()}
    for name, (low, high) in expected.indicators.items():
        columns |= {f"{standard}/{name}.low": low, f"{standard}/{name}.high": high}
    if expected.score:
        columns |= {f"{standard}/score.low": expected.score[0], f"{standard}/score.high": expected.score[1]}
    return columns


def found_value(value: object, expected: object) -> object:
    """A cell in the oracle's words: a code as its verdict, points as a fraction."""
    if isinstance(expected, Fraction):
        assert isinstance(value, int | float)
        return Fraction(str(value))
    return Verdict(value).name if isinstance(value, int) else value


Expected = dict[str, object]


def told(firm: Firm, on: date, case: str) -> Expected:
    """What the oracle says of a firm, by column."""
    expected: Expected = {SIZE: oracle_size(firm, on, case).verdict}
    for standard, judge in JUDGES.items():
        expected |= expected_columns(standard, judge(firm, on, case))
    return expected


@lru_cache(1)
def drawn_in_bulk(on: date, case: str) -> tuple[list[Firm], list[Expected]]:
    """Many firms with what the oracle says of them; asked once for all backends in a row."""
    drawn = [
        firm
        for standard in JUDGES
        for firm in random_firms(
            FIRMS // len(CASES), seed=on.toordinal() + len(case), on=on, standard=aim_of(standard)
        )
    ]
    drawn = [*bare_firms(on).values(), *drawn]
    return drawn, [told(firm, on, case) for firm in drawn]


def check(drawn: list[Firm], answers: list[Expected], on: date, case: str, backend: Backend) -> None:
    rows = judged(drawn, on, case, backend)
    assert rows.height == len(drawn)
    for number, (firm, expected) in enumerate(zip(drawn, answers, strict=True)):
        row = rows.row(number, named=True)
        found = {name: found_value(row[name], value) for name, value in expected.items()}
        differing = {
            name: (expected[name], found[name]) for name in expected if expected[name] != found[name]
        }
        assert differing == {}, f"(oracle, columnar) {case} {on} {firm}"


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("on", DATES, ids=str)
def test_columns_agree_with_the_oracle_in_bulk(on: date, case: str, backend: Backend) -> None:
    check(*drawn_in_bulk(on, case), on, case, backend)


@settings(max_examples=25, phases=(Phase.explicit, Phase.generate))
@given(drawn=st.lists(firms(DATES[0]), min_size=1, max_size=8), case=st.sampled_from(CASES))
def test_columns_agree_with_the_oracle(drawn: list[Firm], case: str) -> None:
    """Small frames: a column may be null in every row, or not there at all."""
    check(drawn, [told(firm, DATES[0], case) for firm in drawn], DATES[0], case, "polars")
