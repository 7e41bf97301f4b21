"""A plan in the reader's shape: printed figures, yuan, fractions, and one row a money rule."""

import json
from typing import Any

import pytest

from tests.plans.kit import plan_of, plan_text, target_text
from tidu.plans import load_plans
from tidu.plans.contract import contract

TASK = {"number", "title", "units", "lead", "support", "chapter", "start", "end", "confidence", "doubts"}
TARGET = {
    "metric", "op", "value", "unit", "by", "per", "basis", "scope", "task", "start", "end", "quote", "confidence",
    "doubts",
}  # fmt: skip
INCENTIVE = {
    "what", "amount", "rate", "cap", "threshold", "payer", "frequency", "level", "start", "end", "quote",
    "confidence", "doubts",
}  # fmt: skip


@pytest.mark.parametrize("plan_id", sorted(load_plans().plans))
def test_every_key_of_the_contract_is_there(plan_id: str) -> None:
    data = contract(load_plans().plan(plan_id))
    assert {
        "title",
        "number",
        "issuer",
        "issued",
        "period",
        "outline",
        "libraries",
        "mechanisms",
        "criteria",
    } <= set(data)
    for name, keys in (("tasks", TASK), ("targets", TARGET), ("incentives", INCENTIVE)):
        assert all(keys <= set(row) for row in data[name])
    assert json.loads(json.dumps(data)) == data


@pytest.mark.parametrize(
    ("keys", "op", "value", "unit", "expected"),
    [
        ("", ">=", "50", "家", 50),
        ("basis: share", ">", "6.5", "%", 6.5),
        ("per: year", "range", "[1, 2]", "个", [1, 2]),
        ("", "full", "", "%", 100),
        ("", "zero", "", "家", 0),
        ("", ">=", "2", "亿元", 2),
    ],
)
def test_targets_keep_the_printed_figure(keys: str, op: str, value: str, unit: str, expected: object) -> None:
    row = contract(plan_of(plan_text(target_text(keys, op=op, value=value, unit=unit))))["targets"][0]
    assert (row["op"], row["value"], row["unit"]) == (op, expected, unit)


def money(amount: str) -> list[dict[str, Any]]:
    rule = f'incentives:\n  - {{id: a, what: "奖励", clause: "1", amount: {amount}}}\n'
    rows: list[dict[str, Any]] = contract(plan_of(plan_text(target_text(), rule)))["incentives"]
    return rows


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ('{fixed: "50万"}', (500_000, None, None)),
        ('{ceiling: "20万"}', (None, None, 200_000)),
        ('{unstated: "未写明"}', (None, None, None)),
        ('{rate: {share: "10%", base: "revenue", label: "营业收入", cap: "300万"}}', (None, 0.1, 3_000_000)),
        ('{rate: {share: "10%", base: "revenue", label: "营业收入"}}', (None, 0.1, None)),
        (
            '{rate: {share: "1000元", base: "employees", label: "人数", cap: "100万"}}',
            (1000, None, 1_000_000),
        ),
        ('{price_floor: {share: "70%", price: "revenue", label: "限价"}}', (None, 0.7, None)),
    ],
)
def test_money_in_yuan_and_rates_as_fractions(amount: str, expected: tuple[object, ...]) -> None:
    (row,) = money(amount)
    assert (row["amount"], row["rate"], row["cap"]) == expected


def test_a_rule_with_tiers_is_as_many_rules() -> None:
    rows = money(
        '{by_level: [{level: "national.little-giant", ceiling: "20万"}, {level: "national.srdi", fixed: "10万"}]}'
    )
    assert [(row["what"], row["amount"], row["cap"]) for row in rows] == [
        ("奖励（专精特新“小巨人”企业）", None, 200_000),
        ("奖励（专精特新中小企业）", 100_000, None),
    ]
    tiers = '[{when: "listed", label: "上市", fixed: "2万"}, {fixed: "1万"}]'
    inner = f'{{by_level: [{{level: "national.srdi", by_level: {tiers}}}]}}'
    assert [row["level"] for row in money(inner)] == ["专精特新中小企业·上市", "专精特新中小企业·其他"]
