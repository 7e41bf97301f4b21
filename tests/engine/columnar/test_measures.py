"""Decisions at the bound: exactly on it, one fen beside it, from one yuan to ten trillion."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.columnar.kit import ON, catalogue, codes, facts_of, judge_of, reference
from tidu.engine import Verdict
from tidu.engine.columnar.measures import (
    grid_bound,
    safe_divisor,
    shifted_bound,
    steps_of,
    sum_is_exact,
)
from tidu.engine.expressions.typed import Arithmetic, Boolean, Compare, Literal, Numeric, Reference, Slot
from tidu.engine.functions import compound_growth, mean, mean_growth, total
from tidu.engine.units import Unit

if TYPE_CHECKING:
    from collections.abc import Callable

OPERATORS = (">=", ">", "<=", "<")
SHARES = tuple(
    Fraction(text) for text in ("1/100", "3/100", "1/20", "11/20", "7/10", "23/20", "21/20", "441/400", "1/3")
)
GROWTHS = tuple(Fraction(text) for text in ("0", "4/100", "5/100", "6/100", "8/100", "10/100", "-3/100"))
REVENUE, BEFORE, FIRST = (reference("revenue", -back) for back in range(3))
RESEARCH = reference("rd_expense")
RANDOMS = st.randoms(use_true_random=True)
TWO = Literal(Fraction(2), Unit.number)
FEN = 100
MOST = 10**15
"""Fen: ten trillion yuan."""


def fen(rng: Random) -> int:
    """A sum of money of any size."""
    return min(MOST, int(10 ** rng.uniform(0, 15)))


def frame_of_fen(columns: dict[str, list[int]]) -> pl.DataFrame:
    return pl.DataFrame(
        {name: [float(Decimal(value) / FEN) for value in values] for name, values in columns.items()}
    )


def share(value: Fraction) -> Literal:
    return Literal(value, Unit.share)


def verdicts_agree(node: Compare, columns: dict[str, list[int]]) -> None:
    """Columns and the scalar judge, which is exact, say the same on every row."""
    found = codes([node], frame_of_fen(columns))[0]
    slots = {name: Slot(*_parts(name)) for name in columns}
    for number, verdict in enumerate(found):
        facts = facts_of({slots[name]: Decimal(values[number]) / FEN for name, values in columns.items()})
        expected = judge_of(facts).judge(node).verdict
        assert verdict is expected, {name: values[number] for name, values in columns.items()}


def _parts(name: str) -> tuple[str, int]:
    fact, _, offset = name.partition("[")
    return fact, int(offset.rstrip("]") or 0)


def beside(value: int) -> tuple[int, ...]:
    return tuple(max(0, value + step) for step in (-1, 0, 1, 2))


@pytest.mark.search
@pytest.mark.parametrize("op", OPERATORS)
@given(rng=RANDOMS)
def test_one_fact_against_a_bound(op: str, rng: Random) -> None:
    line = fen(rng)
    node = Compare(op, RESEARCH, Literal(Fraction(line, FEN), Unit.money))
    verdicts_agree(node, {"rd_expense": list(beside(line))})


@pytest.mark.search
@pytest.mark.parametrize("op", OPERATORS)
@given(rng=RANDOMS, bound=st.sampled_from(SHARES))
def test_ratios(op: str, rng: Random, bound: Fraction) -> None:
    bottoms = [max(1, fen(rng)) for _ in range(12)]
    tops = [
        max(0, bottom * bound.numerator // bound.denominator + step)
        for bottom in bottoms
        for step in range(-1, 3)
    ]
    node = Compare(op, Arithmetic("/", RESEARCH, REVENUE, Unit.share), share(bound))
    verdicts_agree(node, {"rd_expense": tops, "revenue": [bottom for bottom in bottoms for _ in range(4)]})


@pytest.mark.search
@given(rng=RANDOMS, bound=st.sampled_from((Fraction(5, 100), Fraction(15, 100))))
def test_compound_growth(rng: Random, bound: Fraction) -> None:
    firsts = [max(1, fen(rng) // 2) for _ in range(12)]
    grown = (1 + bound) ** 2
    lasts = [first * grown.numerator // grown.denominator + step for first in firsts for step in range(-1, 3)]
    node = Compare(">=", compound_growth.FUNCTION.expand(REVENUE, TWO), share(bound))
    verdicts_agree(node, {"revenue": lasts, "revenue[-2]": [first for first in firsts for _ in range(4)]})


@pytest.mark.search
@pytest.mark.parametrize("expand", [total.FUNCTION.expand, mean.FUNCTION.expand], ids=["total", "mean"])
@pytest.mark.parametrize("op", OPERATORS)
@given(rng=RANDOMS)
def test_sums(op: str, expand: Callable[[Numeric, Numeric], Numeric], rng: Random) -> None:
    line = max(4, fen(rng) // 2) // 2 * 2
    whole = 2 * line if expand is mean.FUNCTION.expand else line
    parts = [rng.randint(0, whole) for _ in range(8)]
    columns = {
        "rd_expense": [part for part in parts for _ in range(4)],
        "rd_expense[-1]": [value for part in parts for value in beside(whole - part)],
    }
    verdicts_agree(Compare(op, expand(RESEARCH, TWO), Literal(Fraction(line, FEN), Unit.money)), columns)


def _growth_at(rng: Random, bound: Fraction, most: int) -> tuple[int, int, int]:
    """Last, middle and first year whose mean growth is the bound, to the fen."""
    rate = Fraction(rng.randint(1, 40), 20)
    rest = 2 * (1 + bound) - rate
    step = rate.denominator * rest.denominator
    first = step**2 * max(1, rng.randint(1, max(2, most)) // step**2)
    middle = int(first * rate)
    return int(middle * rest), middle, first


@pytest.mark.search
@pytest.mark.parametrize("op", [">=", ">"])
@given(rng=RANDOMS, bound=st.sampled_from(GROWTHS))
def test_mean_growth(op: str, rng: Random, bound: Fraction) -> None:
    rows = []
    for _ in range(10):
        last, middle, first = _growth_at(rng, bound, fen(rng))
        rows += [(max(0, last + step), middle, first) for step in (-1, 0, 1)]
        rows.append((last, middle, first + 1))
    node = Compare(op, mean_growth.FUNCTION.expand(REVENUE, TWO), share(bound))
    columns = dict(
        zip(("revenue", "revenue[-1]", "revenue[-2]"), map(list, zip(*rows, strict=True)), strict=True)
    )
    verdicts_agree(node, columns)


@pytest.mark.search
@given(rng=RANDOMS, bound=st.sampled_from(GROWTHS))
def test_mean_growth_of_losses_that_cancel(rng: Random, bound: Fraction) -> None:
    """A loss after a profit after next to nothing: the two rates are huge and nearly cancel."""
    profit = [reference("net_profit", -back) for back in range(3)]
    rows = []
    for _ in range(10):
        first, middle = rng.randint(1, 3), rng.randint(10**7, 3 * 10**7)
        last = int((2 * (1 + bound) - Fraction(middle, first)) * middle)
        rows += [(last + step, middle, first) for step in (-1, 0, 1)]
    node = Compare(">=", mean_growth.FUNCTION.expand(profit[0], TWO), share(bound))
    names = ("net_profit", "net_profit[-1]", "net_profit[-2]")
    verdicts_agree(node, {name: [row[place] for row in rows] for place, name in enumerate(names)})


@pytest.mark.search
@given(rng=RANDOMS, bound=st.sampled_from(SHARES))
def test_what_no_short_form_covers(rng: Random, bound: Fraction) -> None:
    """Two years together over two years together: judged by intervals, near the bound row by row."""
    rows = []
    for _ in range(5):
        revenue, before, research = fen(rng) + 1, fen(rng), fen(rng)
        rest = (revenue + before) * bound.numerator // bound.denominator - research
        rows += [(research, max(0, rest + step), revenue, before) for step in (-1, 0, 1, 2)]
    above = Arithmetic("+", RESEARCH, reference("rd_expense", -1), Unit.money)
    below = Arithmetic("+", REVENUE, BEFORE, Unit.money)
    node = Compare(">=", Arithmetic("/", above, below, Unit.share), share(bound))
    names = ("rd_expense", "rd_expense[-1]", "revenue", "revenue[-1]")
    verdicts_agree(node, {name: [row[place] for row in rows] for place, name in enumerate(names)})


@pytest.mark.search
@given(rng=RANDOMS)
def test_bounds_of_one_subject_are_decided_together(rng: Random) -> None:
    """Tiers share one column, and each row of it lies rightly among all of them."""
    rows = [_growth_at(rng, bound, 10**9) for _ in range(5) for bound in GROWTHS]
    subject = mean_growth.FUNCTION.expand(REVENUE, TWO)
    nodes: list[Boolean] = [Compare(">=", subject, share(bound)) for bound in GROWTHS]
    names = ("revenue", "revenue[-1]", "revenue[-2]")
    frame = frame_of_fen({name: [row[place] for row in rows] for place, name in enumerate(names)})
    for node, found in zip(nodes, codes(nodes, frame), strict=True):
        for row, verdict in zip(rows, found, strict=True):
            facts = facts_of({Slot("revenue", -back): Decimal(value) / FEN for back, value in enumerate(row)})
            assert verdict is judge_of(facts).judge(node).verdict


@pytest.mark.parametrize(
    ("op", "whole", "expected"), [(">=", 3, 2.995), (">", 3, 3.005), ("<=", 3, 3.005), ("<", 3, 2.995)]
)
def test_bounds_lie_half_a_fen_aside(op: str, whole: int, expected: float) -> None:
    assert grid_bound(op, Fraction(whole), 2, whole=False) == expected


def test_whole_columns_are_compared_with_whole_numbers() -> None:
    found = [grid_bound(op, Fraction(5, 2), 6, whole=True) for op in (">=", ">", "<=", "<")]
    assert found == [3, 2, 2, 3]
    assert all(isinstance(value, int) for value in found)


def test_doubles_too_coarse_for_half_a_fen_are_compared_as_they_are() -> None:
    assert grid_bound(">=", Fraction(10**15), 2, whole=False) == 10.0**15


def test_quotients_are_compared_a_hair_beside_the_bound() -> None:
    assert shifted_bound(">=", Fraction(3, 100)) < 0.03 < shifted_bound("<=", Fraction(3, 100))
    assert shifted_bound(">=", Fraction(-1, 2)) < -0.5 < shifted_bound(">", Fraction(-1, 2))


def test_limits() -> None:
    assert 2.4e12 < safe_divisor(Fraction(3, 100), 2, 2) < 2.6e12
    assert safe_divisor(Fraction(3, 100), 2, 0) > safe_divisor(Fraction(3, 100), 2, 2)
    assert sum_is_exact(Fraction(10**12), 2, 2)
    assert not sum_is_exact(Fraction(10**13), 2, 2)
    assert not sum_is_exact(Fraction(0), 2, 2)
    assert steps_of(2) == 100


def test_the_scalar_judge_is_asked_the_same() -> None:
    node = Compare(">=", RESEARCH, Literal(Fraction(1), Unit.money))
    assert judge_of(facts_of({Slot("rd_expense"): Decimal(1)})).judge(node).verdict is Verdict.met
    assert isinstance(RESEARCH, Reference)
    assert catalogue().fact("rd_expense").period.by_year
    assert ON.month == 6
