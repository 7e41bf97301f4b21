"""At the told amount the condition is met, one step less it is not; and no fact is sent out of its domain."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.exact import holds
from tests.engine.support import condition, rule
from tidu.engine.compiled.polynomial import Polynomial
from tidu.engine.expressions.scope import Scope
from tidu.engine.expressions.typed import Compare, Reference, Root, Slot, walk
from tidu.engine.expressions.typing import type_condition
from tidu.engine.scalar.cells import Cell
from tidu.engine.scalar.gaps import STEPS, evaluate, shortfall

SCOPE = Scope.of_firm(rule("own_brand").catalogue, {})
TESTS = (
    "revenue >= 1500万",
    "revenue > 1500万",
    "net_profit >= -3万",
    "rd_expense / revenue >= 3%",
    "rd_expense / revenue <= 3%",
    "net_profit / revenue > 10%",
    "total(rd_expense, 2) >= 1200万",
    "mean(rd_expense, 2) >= 1000万",
    "growth(revenue) >= 5%",
    "mean_growth(revenue, 2) >= 5%",
    "patents >= 4项",
    "employees / patents <= 50%",
    "share >= 10%",
    "score >= 50分",
    "award_rank <= 3名",
    "revenue - 2 * rd_expense <= -1万",
)
FEN = st.integers(0, 10**11).map(lambda fen: Fraction(fen, 100))


def typed(text: str) -> Compare:
    node = type_condition(text, SCOPE)
    assert isinstance(node, Compare)
    return node


def references(node: Compare) -> list[Reference]:
    return [part for part in walk(node) if isinstance(part, Reference)]


@st.composite
def firms(draw: st.DrawFn) -> tuple[Compare, dict[Slot, Fraction], Reference]:
    """A comparison, a firm, and the fact that its gap is told in."""
    node = typed(draw(st.sampled_from(TESTS)))
    parts = references(node)
    firm = {}
    for part in parts:
        step = STEPS.get(part.unit, Fraction(1))
        most = 10_000 if part.maximum is not None else 10**11
        firm[part.slot] = draw(st.integers(0 if part.minimum is not None else -most, most)) * step
        if part.maximum is not None:
            firm[part.slot] = min(firm[part.slot], part.maximum)
    return node, firm, draw(st.sampled_from(parts))


@given(firms())
def test_the_told_amount_closes_the_gap_and_nothing_less_does(
    found: tuple[Compare, dict[Slot, Fraction], Reference],
) -> None:
    node, firm, part = found
    gap = shortfall(node, part, firm.get)
    if holds(node, firm) or gap is None:
        return
    step = STEPS.get(part.unit, Fraction(1))
    towards = step if gap.change > 0 else -step
    assert gap.target == firm[part.slot] + gap.change
    assert gap.change % step == 0
    assert holds(node, {**firm, part.slot: gap.target})
    assert not holds(node, {**firm, part.slot: gap.target - towards})
    assert part.minimum is None or gap.target >= part.minimum
    assert part.maximum is None or gap.target <= part.maximum


@pytest.mark.parametrize(
    ("test", "facts", "gap"),
    [
        ("revenue >= 1500万", {"revenue": "14999999.99元"}, "营业收入再增加 0.01 元"),
        ("revenue > 1500万", {"revenue": "1500万"}, "营业收入再增加 0.01 元"),
        (
            "rd_expense / revenue >= 3%",
            {"rd_expense": "112.8万", "revenue": "5000万"},
            "研发费用再增加 37.2 万元",
        ),
        ("rd_expense / revenue >= 3%", {"rd_expense": 0, "revenue": "0.33元"}, "研发费用再增加 0.01 元"),
        ("patents >= 4项", {"patents": 1}, "专利数再增加 3"),
        ("share >= 10%", {"share": "9.999%"}, "市场占有率再提高 0.01 个百分点"),
        ("score >= 50分", {"score": "49.5"}, "评价得分再增加 0.5 分"),
        ("award_rank <= 3名", {"award_rank": 10}, "奖励名次需前移 7 名"),
        ("growth(revenue) >= 5%", {"revenue": "100万", "revenue[-1]": "100万"}, "营业收入再增加 5 万元"),
        (
            "total(rd_expense, 2) >= 30万",
            {"rd_expense": "10万", "rd_expense[-1]": "5万"},
            "研发费用再增加 15 万元",
        ),
    ],
)
def test_a_gap_in_the_facts_own_unit(test: str, facts: dict[str, object], gap: str) -> None:
    assert [found.text for found in condition(test, facts).gaps] == [gap]


@pytest.mark.parametrize(
    ("test", "facts", "move"),
    [
        ("growth(revenue) >= 5%", {"revenue": "5万", "revenue[-1]": 0}, ""),
        ("rd_expense / revenue >= 3%", {"rd_expense": 0, "revenue": "100元"}, 'move: "revenue"'),
        ("revenue - 2 * rd_expense <= -1万", {"revenue": 0, "rd_expense": 0}, ""),
        ("share >= 120%", {"share": "50%"}, ""),
        ("rd_expense / revenue >= 3%", {"rd_expense": 0}, ""),
        ("within_top(award_rank, 3)", {"award_rank": 0}, ""),
        ("own_brand", {"own_brand": False}, ""),
        ("revenue >= 10万", {"established_on": "2026-01-01"}, ""),
    ],
)
def test_no_figure_is_better_than_a_wrong_one(test: str, facts: dict[str, object], move: str) -> None:
    found = condition(test, facts, move)
    assert found.verdict.name == "unmet"
    assert found.gaps == ()


def test_a_root_is_solved_by_its_power() -> None:
    found = condition("compound_growth(revenue, 2) >= 5%", {"revenue": "1000万", "revenue[-2]": "1000万"})
    assert [gap.text for gap in found.gaps] == ["营业收入再增加 102.5 万元"]
    node = typed("compound_growth(revenue, 2) >= 5%")
    assert any(isinstance(part, Root) for part in walk(node))


def test_what_is_not_linear_is_not_solved() -> None:
    node = typed("revenue / revenue >= 200%")
    part = references(node)[0]
    cells: dict[Slot, Cell] = {part.slot: Fraction(5)}
    assert shortfall(node, part, cells.get) is None


def test_a_polynomial_at_a_point() -> None:
    a = Slot("a")
    polynomial = Polynomial.of([((a, a), Fraction(2)), ((), Fraction(1))])
    assert evaluate(polynomial, {a: Fraction(3)}) == 19
