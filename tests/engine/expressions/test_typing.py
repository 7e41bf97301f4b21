"""Names, units and kinds are checked; functions unfold; the figure measured stands on the left."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.support import rule
from tidu.engine.expressions.scope import Scope
from tidu.engine.expressions.tokens import ExpressionSyntaxError
from tidu.engine.expressions.typed import AllOf, AnyOf, Compare, Constant, Holds, Literal, Slot, slots_of
from tidu.engine.expressions.typing import type_condition, type_number
from tidu.engine.units import Unit

SCOPE = Scope.of_firm(rule("own_brand").catalogue, {"small": "small_until"})
SIGNS = (*"()[],+-*/", ">=", "<", "==", "and", "or", "not", "in", "'city'", "3%", "3万", "3", "-1", "2")
NAMES = ("revenue", "share", "patents", "own_brand", "small", "institution", "established_on")
PIECES = st.sampled_from((*SIGNS, *NAMES, "total", "growth", "each_year", "valid"))


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("revenue", Unit.money),
        ("revenue / revenue[-1]", Unit.share),
        ("revenue * 50%", Unit.money),
        ("3 * patents", Unit.count),
        ("patents + 2", Unit.count),
        ("-revenue", Unit.money),
        ("-3%", Unit.share),
        ("growth(revenue)", Unit.share),
        ("mean(revenue, 2)", Unit.money),
        ("full_years(established_on)", Unit.years),
    ],
)
def test_the_unit_of_a_number(text: str, unit: Unit) -> None:
    assert type_number(text, SCOPE).unit == unit


def test_joined_tests_are_flat() -> None:
    found = type_condition("own_brand and key_link and (patents >= 1 and own_brand)", SCOPE)
    assert isinstance(found, AllOf)
    assert len(found.parts) == 4


def test_equal_is_both_bounds_and_unequal_either() -> None:
    assert isinstance(type_condition("patents == 3", SCOPE), AllOf)
    assert isinstance(type_condition("patents != 3", SCOPE), AnyOf)
    assert type_condition("institution == 'city'", SCOPE) == type_condition("institution in ('city')", SCOPE)
    assert type_condition("institution != 'city'", SCOPE) == type_condition(
        "not institution in ('city')", SCOPE
    )


@pytest.mark.parametrize(("sign", "mirrored"), [("<=", ">="), (">=", "<="), ("<", ">"), (">", "<")])
def test_a_line_on_the_left_is_put_on_the_right(sign: str, mirrored: str) -> None:
    found = type_condition(f"1万 {sign} revenue", SCOPE)
    assert found == type_condition(f"revenue {mirrored} 1万", SCOPE)
    assert isinstance(found, Compare)
    assert found.right == Literal(Fraction(10_000), Unit.money)


def test_not_goes_to_the_leaves() -> None:
    assert type_condition("not own_brand", SCOPE) == Holds(Slot("own_brand"), judgement=False, expected=False)
    assert type_condition("not (true and revenue >= 1万)", SCOPE) == AnyOf(
        (Constant(value=False), type_condition("revenue < 1万", SCOPE))
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("revenue", "这里应为判断，不是数字"),
        ("own_brand >= 1", "这里应为数字，不是判断"),
        ("revenue and own_brand", "这里应为判断，不是数字"),
        ("revenue + share >= 1万", "两边单位不同"),
        ("revenue >= 1500", "两边单位不同"),
        ("revenue / 0 >= 1万", "除数应大于零"),
        ("revenue / -2 >= 1万", "除数应大于零"),
        ("established_on == 2026-01-01", "成立日期不能这样使用"),
        ("'city'", "这里不能单独写日期或文字"),
        ("total(revenue) >= 1万", "参数个数不对"),
        ("totl(revenue, 2) >= 1万", "没有这个函数"),
        ("total(own_brand, 2) >= 1万", "这里应为数字，不是判断"),
        ("total(3万, 2) >= 1万", "应为分年度的事实"),
        ("full_years(3) >= 1年", "这里应为日期类事实"),
        ("valid(revenue)", "这里应为称号"),
        ("valid(3)", "这里应为称号"),
        ("each_year(own_brand, 2)", "自主品牌不分年度，不能逐年计算"),
        ("each_year(revenue >= 1万 or share >= 3%, 2)", "each_year 的第一个参数应为分年度的比较"),
    ],
)
def test_what_does_not_fit(text: str, message: str) -> None:
    with pytest.raises(ExpressionSyntaxError) as raised:
        type_condition(text, SCOPE)
    assert raised.value.message == message
    assert 1 <= raised.value.at <= len(text)


@given(st.lists(PIECES, max_size=14).map(" ".join))
def test_whatever_the_text_there_is_a_test_or_one_kind_of_error(text: str) -> None:
    try:
        found = type_condition(text, SCOPE)
    except ExpressionSyntaxError:
        return
    assert all(slot.fact in {*SCOPE.names, "small_until"} for slot in slots_of(found))
