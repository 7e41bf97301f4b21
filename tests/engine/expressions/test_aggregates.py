"""Aggregates over firms: what they add must be a number, what they ask a test."""

import pytest

from tests.engine.support import rule
from tidu.engine.expressions.scope import Scope
from tidu.engine.expressions.tokens import ExpressionSyntaxError
from tidu.engine.expressions.typed import Compare, Over
from tidu.engine.expressions.typing import type_condition, type_number
from tidu.engine.units import Unit

POOL = Scope.of_pool(rule("own_brand").catalogue, {"small": "small_until"})


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("count(firms)", Unit.count),
        ("count(firms where valid(small) and revenue >= 2亿)", Unit.count),
        ("sum(revenue of firms)", Unit.money),
        ("sum(rd_expense - rd_expense[-1] of firms where own_brand)", Unit.money),
        ("mean(rd_expense / revenue of firms)", Unit.share),
        ("share(own_brand of firms where revenue >= 1亿)", Unit.share),
    ],
)
def test_an_aggregate(text: str, unit: Unit) -> None:
    node = type_number(text, POOL)
    assert isinstance(node, Over)
    assert (node.source, node.unit) == ("firms", unit)


def test_aggregates_are_numbers_like_others() -> None:
    assert isinstance(type_condition("count(firms where own_brand) >= 10家", POOL), Compare)
    assert type_number("sum(revenue of firms) / count(firms)", POOL).unit is Unit.other


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("median(revenue of firms)", "没有这个汇总函数"),
        ("count(ledgers where own_brand)", "没有这个集合"),
        ("count(revenue of firms)", "count 不带 of"),
        ("share(revenue of firms)", "share 要一个判断"),
        ("sum(own_brand of firms)", "sum 要一个数"),
        ("mean(firms)", "mean 要一个数"),
        ("count(firms where revenue)", "where 后应为判断"),
        ("sum(count(firms) of firms)", "没有这个函数"),
        ("count(firms where count(firms where own_brand) >= 1)", "没有这个集合"),
    ],
)
def test_an_aggregate_that_does_not_fit(text: str, message: str) -> None:
    with pytest.raises(ExpressionSyntaxError) as raised:
        type_number(text, POOL)
    assert raised.value.message == message


def test_a_pool_has_no_facts_of_its_own() -> None:
    with pytest.raises(ExpressionSyntaxError, match="没有这个事实"):
        type_number("revenue", POOL)
