"""What is shown stands on the same side of the bound as the value itself."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.support import rule
from tidu.engine.units import Unit
from tidu.engine.wording import fact_text, gap_text, money_text, required_text, value_text

CATALOGUE = rule("own_brand").catalogue
FEN = st.integers(-(10**15), 10**15).map(lambda fen: Fraction(fen, 100))
FACTORS: dict[str, int | Fraction] = {"元": 1, "万元": 10_000, "亿元": 100_000_000, "%": Fraction(1, 100)}


def read_back(text: str) -> Fraction:
    """The number that a shown figure stands for."""
    match = re.fullmatch(r"(-?[\d,]+(?:\.\d+)?)\s*(\D*)", text)
    assert match is not None, text
    return Fraction(match[1].replace(",", "")) * FACTORS.get(match[2], 1)


def side(value: Fraction, bound: Fraction) -> int:
    return (value > bound) - (value < bound)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (Fraction(15_000_000), Unit.money, "1,500 万元"),
        (Fraction(200_000_000), Unit.money, "2 亿元"),
        (Fraction(-3_500_000_000), Unit.money, "-35 亿元"),
        (Fraction(12_345_678), Unit.money, "1,234.57 万元"),
        (Fraction(999, 100), Unit.money, "9.99 元"),
        (Fraction(0), Unit.money, "0 元"),
        (Fraction(3, 100), Unit.share, "3.0%"),
        (Fraction(1, 3), Unit.share, "33.3%"),
        (Fraction(4), Unit.count, "4"),
        (Fraction(7, 2), Unit.years, "3.5 年"),
        (Fraction(60), Unit.points, "60 分"),
    ],
)
def test_a_figure(value: Fraction, unit: Unit, text: str) -> None:
    assert value_text(value, unit) == text


def test_296_is_not_shown_as_3_percent() -> None:
    bound = Fraction(3, 100)
    assert value_text(Fraction(2_996, 100_000), Unit.share, bound=bound) == "2.996%"
    assert value_text(Fraction(296, 10_000), Unit.share, bound=bound) == "2.96%"
    assert value_text(Fraction(3_004, 100_000), Unit.share, bound=bound) == "3.004%"
    assert value_text(bound, Unit.share, bound=bound) == "3.0%"


@given(FEN, FEN)
def test_money_never_crosses_its_bound(value: Fraction, bound: Fraction) -> None:
    assert side(read_back(money_text(value, bound=bound)), bound) == side(value, bound)


@given(FEN, st.integers(-300, 300))
def test_money_a_few_fen_from_its_bound_never_crosses_it(bound: Fraction, fen: int) -> None:
    value = bound + Fraction(fen, 100)
    assert side(read_back(money_text(value, bound=bound)), bound) == side(value, bound)


@given(st.integers(0, 10**13), st.integers(1, 10**13), st.integers(0, 200))
def test_a_ratio_never_crosses_its_bound(top: int, bottom: int, percent: int) -> None:
    value, bound = Fraction(top, bottom), Fraction(percent, 100)
    assert side(read_back(value_text(value, Unit.share, bound=bound)), bound) == side(value, bound)


@given(st.integers(10**9, 10**17), st.sampled_from([3, 5, 60, 80]))
def test_one_fen_under_the_line_is_under_it(revenue: int, percent: int) -> None:
    bound = Fraction(percent, 100)
    value = Fraction(revenue * percent - 100, revenue * 100)
    assert side(read_back(value_text(value, Unit.share, bound=bound)), bound) == -1


@pytest.mark.parametrize(
    ("operator", "value", "unit", "text"),
    [
        (">=", Fraction(15_000_000), Unit.money, "≥ 1,500 万元"),
        ("<=", Fraction(75, 100), Unit.share, "≤ 75%"),
        (">", Fraction(3), Unit.years, "> 3 年"),
        ("<", Fraction(5), Unit.count, "< 5"),
    ],
)
def test_a_requirement(operator: str, value: Fraction, unit: Unit, text: str) -> None:
    assert required_text(operator, value, unit) == text


@given(st.integers(1, 10**15))
def test_a_gap_in_money_is_told_to_the_fen(fen: int) -> None:
    text = gap_text("研发费用", Fraction(fen, 100), Unit.money, 1)
    assert read_back(text.removeprefix("研发费用再增加 ")) == Fraction(fen, 100)


@given(st.integers(1, 10_000))
def test_a_gap_in_shares_is_told_in_points_to_the_hundredth(hundredths: int) -> None:
    text = gap_text("占有率", Fraction(hundredths, 10_000), Unit.share, -1)
    figure = text.removeprefix("占有率再降低 ").removesuffix(" 个百分点")
    assert Fraction(figure.replace(",", "")) == Fraction(hundredths, 100)


@pytest.mark.parametrize(
    ("fact", "value", "text"),
    [
        ("revenue", None, "未填"),
        ("own_brand", True, "是"),
        ("own_brand", False, "否"),
        ("institution", "province", "省级"),
        ("patents", Fraction(4), "4"),
        ("established_on", "2020-01-01", "2020-01-01"),
    ],
)
def test_a_fact_as_people_read_it(fact: str, value: Fraction | bool | str | None, text: str) -> None:  # noqa: FBT001 - a value
    assert fact_text(CATALOGUE.fact(fact), value) == text
