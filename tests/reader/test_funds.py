import pytest

from tests.reader.kit import figures, item, money
from tidu.reader.funds import fund_of


@pytest.mark.parametrize(
    ("words", "behind", "fund"),
    [
        ("每年安排专项资金1亿元", "", "专项资金"),
        ("每年安排2亿元资金", "支持示例产业", "支持示例产业资金"),
        ("每年安排3亿元打造示例集群", "", "打造示例集群资金"),
        ("给予奖励1亿元", "", ""),
    ],
)
def test_what_money_is_set_apart_for(words: str, behind: str, fund: str) -> None:
    assert fund_of(words, behind) == fund


def test_its_parts_are_rules_and_no_goals() -> None:
    body = "市级财政预算安排13亿元，其中，支持示例平台建设4亿元，支持示例大学建设6亿元。"
    document = item(body)
    assert [rule[:2] for rule in money(document)][1:] == [
        ("支持示例平台建设", 400_000_000),
        ("支持示例大学建设", 600_000_000),
    ]
    assert money(document)[0][1] == 1_300_000_000
    assert document.targets == []


def test_support_of_a_fund_s_size() -> None:
    document = item("支持示例平台攻关经费不低于8000万元。")
    assert [rule[1] for rule in money(document)] == [80_000_000]
    assert document.targets == []


def test_what_is_hoped_for_from_above_is_a_goal() -> None:
    document = item("争取省财政补助经费5000万元以上。")
    assert money(document) == []
    assert figures(document) == [("省财政补助经费", ">=", 5_000, "万元")]
