import pytest

from tests.reader.kit import item, money


@pytest.mark.parametrize(
    "body",
    [
        "对示例企业按研发投入的10%给予奖励，“飞鹰”企业最高30万元、“海豚”企业最高100万元。",
        "对示例企业按研发投入的10%给予奖励，其中“飞鹰”企业最高不超过30万元，“海豚”企业最高不超过100万元。",
        "对示例企业按研发投入的10%给予奖励。“飞鹰”企业最高30万元，“海豚”企业最高100万元。",
    ],
)
def test_a_limit_for_each_kind_of_recipient(body: str) -> None:
    document = item(body)
    assert money(document) == [
        ("示例企业研发投入奖励（“飞鹰”企业）", None, 0.1, 300_000),
        ("示例企业研发投入奖励（“海豚”企业）", None, 0.1, 1_000_000),
    ]
    assert all(rule.confidence < 0.9 for rule in document.incentives)


def test_one_limit_is_for_all() -> None:
    body = "对示例企业按研发投入的10%给予奖励，单个企业最高30万元，同一企业累计不超过90万元。"
    document = item(body)
    assert money(document) == [("示例企业研发投入奖励", None, 0.1, 300_000)]
    assert "另有限额" in document.incentives[0].doubts[0]


def test_limits_told_apart_in_order() -> None:
    body = "对获得国家、省立项的示例项目，按拨款的50%、30%予以补助，最高分别不超过100万元、50万元。"
    assert [rule[2:] for rule in money(item(body))] == [(0.5, 1_000_000), (0.3, 500_000)]
