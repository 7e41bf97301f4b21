import pytest

from tests.reader.kit import Plain, item, money
from tidu.reader.conditions import conditioned


def test_a_condition_and_the_grant_in_one_clause() -> None:
    text = "对示例产值突破1亿元的企业奖励10万元，按规定办理"
    parts = [text[part.start : part.end] for part in conditioned(text, 0, len(text))]
    assert parts == ["对示例产值突破1亿元的企业", "奖励10万元", "按规定办理"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "对示例收入首次突破1亿元的企业奖励10万元，突破5亿元的奖励30万元。",
            [("示例收入首次突破1亿元的企业奖励", 100_000), ("示例收入突破5亿元奖励", 300_000)],
        ),
        (
            "对示例项目投资1000万元以上的，给予5万元补助；8000万元以上的，给予9万元补助。",
            [("示例项目投资1000万元以上补助", 50_000), ("示例项目投资8000万元以上补助", 90_000)],
        ),
        (
            "获得示例认定的，整机装备奖励60万元，关键部件奖励20万元。",
            [("获得示例认定的，整机装备奖励", 600_000), ("获得示例认定（关键部件奖励）", 200_000)],
        ),
        (
            "对获评国家级示例工厂的，给予50万元奖励，对获评省级的，给予20万元奖励。",
            [("获评国家级示例工厂奖励", 500_000), ("获评省级示例工厂奖励", 200_000)],
        ),
    ],
)
def test_what_the_first_condition_says_holds_for_the_next(
    body: str, expected: list[tuple[str, Plain]]
) -> None:
    assert [(what, amount) for what, amount, _, _ in money(item(body))] == expected


def test_several_who_get_the_same() -> None:
    body = "对购买示例设备的，对租用示例设备的，均按支出的30%给予补助，最高50万元。"
    document = item(body)
    assert money(document) == [
        ("购买示例设备支出补助", None, 0.3, 500_000),
        ("租用示例设备支出补助", None, 0.3, 500_000),
    ]
    assert all(rule.confidence < 0.9 and rule.doubts for rule in document.incentives)


def test_their_own_is_nobody_else() -> None:
    assert len(money(item("对示例企业，对其设备投资均按10%给予补助。"))) == 1


def test_the_same_people_get_money_from_another_payer() -> None:
    body = "对新认定的示例企业，省财政给予50万元奖励，市财政给予20万元配套奖励。"
    assert [rule[0] for rule in money(item(body))] == ["新认定的示例企业奖励", "新认定的示例企业配套奖励"]


def test_levels_that_stand_alone_have_the_noun_of_the_first() -> None:
    body = "对获评市级示例平台的，给予10万元奖励；获评省级、国家级的，再分别奖励20万元、50万元。"
    assert [rule[0] for rule in money(item(body))] == [
        "获评市级示例平台奖励",
        "获评省级示例平台奖励",
        "获评国家级示例平台奖励",
    ]


def test_two_treasuries_pay_by_a_ratio() -> None:
    body = "对认定为示例冠军的企业，市、区两级财政按1:1比例给予最高200万元奖励。"
    assert money(item(body)) == [("认定为示例冠军的企业奖励", None, 1.0, 2_000_000)]
