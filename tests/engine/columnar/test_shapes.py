"""Comparisons brought to a subject, a sense and a number."""

from fractions import Fraction

import pytest

from tests.engine.columnar.kit import catalogue, reference
from tidu.engine.columnar.shapes import added, chain_of, line_of, ratio_of, references, sides_of
from tidu.engine.expressions.scope import Scope
from tidu.engine.expressions.typed import Compare, Literal, Numeric
from tidu.engine.expressions.typing import type_condition, type_number
from tidu.engine.units import Unit

SCOPE = Scope.of_firm(catalogue(), {})


def compare(text: str) -> Compare:
    node = type_condition(text, SCOPE)
    assert isinstance(node, Compare)
    return node


def number(text: str) -> Numeric:
    return type_number(text, SCOPE)


@pytest.mark.parametrize(
    ("text", "op", "bound"),
    [
        ("revenue >= 1500万", ">=", "15000000"),
        ("3% <= rd_expense / revenue", ">=", "3/100"),
        ("growth(revenue) >= 15%", ">=", "23/20"),
        ("mean_growth(revenue, 2) > 5%", ">", "21/10"),
        ("mean(rd_expense, 2) < 1000万", "<", "20000000"),
        ("compound_growth(revenue, 2) >= 5%", ">=", "441/400"),
        ("100% - rd_expense / revenue >= 30%", "<=", "7/10"),
        ("1元 + revenue >= 3元", ">=", "2"),
    ],
)
def test_literals_move_to_the_bound(text: str, op: str, bound: str) -> None:
    line = line_of(compare(text))
    assert line is not None
    assert (line.op, line.bound) == (op, Fraction(bound))


def test_facts_on_both_sides_are_no_line() -> None:
    assert line_of(compare("rd_expense >= revenue * 3%")) is None
    assert line_of(compare("1元 >= 2元")) is None


def test_roots_are_raised_to_their_power_on_either_side() -> None:
    line = Literal(Fraction(441, 400), Unit.share)
    grown = number("revenue / revenue[-2]")
    rate = number("compound_growth(revenue, 2)")
    five = Literal(Fraction(5, 100), Unit.share)
    assert sides_of(Compare(">=", rate, five)) == (">=", grown, line)
    assert sides_of(Compare("<=", five, rate)) == ("<=", line, grown)


def test_sums_and_ratios() -> None:
    parts = added(number("total(revenue, 3)"))
    assert references(parts) == tuple(reference("revenue", -back) for back in range(3))
    assert references(added(number("revenue + revenue * 2"))) is None
    assert ratio_of(number("rd_expense / revenue")) == (reference("rd_expense"), reference("revenue"))
    assert ratio_of(number("market_share_national / market_share_global")) is None
    assert ratio_of(number("revenue / 2")) is None


def test_chains_of_growth() -> None:
    found = chain_of(number("revenue / revenue[-1] + revenue[-1] / revenue[-2]"))
    assert found == tuple(reference("revenue", -back) for back in range(3))
    assert chain_of(number("revenue / revenue[-1] + revenue / revenue[-2]")) is None
    assert chain_of(number("revenue / revenue[-1]")) is None
    assert chain_of(number("revenue / revenue[-1] + 100%")) is None
