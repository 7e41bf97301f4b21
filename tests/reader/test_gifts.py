"""Several gifts in one sentence, in words of our own."""

import pytest

from tests.reader.kit import item, money


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (
            "按照甲类学员每人800元，乙类学员每人1200元给予实训补贴。",
            [("甲类学员实训补贴", 800), ("乙类学员实训补贴", 1200)],
        ),
        (
            "对新引进的示例领军人才，给予30万元的购房补贴，一次性安家补助20万元，每年发放3万元岗位津贴。",
            [
                ("新引进的示例领军人才购房补贴", 300_000),
                ("新引进的示例领军人才安家补助", 200_000),
                ("新引进的示例领军人才岗位津贴", 30_000),
            ],
        ),
        (
            "对示例名师，给予每人一次性安家补助15万元、购房补贴8万元。",
            [("示例名师安家补助", 150_000), ("示例名师购房补贴", 80_000)],
        ),
    ],
)
def test_each_gift_is_a_rule(body: str, wanted: list[tuple[str, int]]) -> None:
    assert [(rule[0], rule[1]) for rule in money(item(body))] == wanted


def test_the_same_list_may_be_given_twice() -> None:
    body = "对入选国家级、省级示例人才的，分别给予60万元、30万元的奖励，每年分别发放4万元、2万元的人才津贴。"
    assert [rule[1] for rule in money(item(body))] == [600_000, 300_000, 40_000, 20_000]
    assert [("津贴" in rule[0], "省级" in rule[0]) for rule in money(item(body))][2:] == [
        (True, False),
        (True, True),
    ]


def test_a_yearly_limit_is_no_further_gift() -> None:
    rules = money(item("对新认定的示例工厂，按设备投资的10%给予补助，每年最高补助不超过200万元。"))
    assert [(rule[2], rule[3]) for rule in rules] == [(0.1, 2_000_000)]


def test_a_further_gift_is_doubted() -> None:
    second = item("对示例人才，给予30万元的购房补贴，每年发放3万元岗位津贴。").incentives[1]
    assert second.confidence < item("对示例人才，给予30万元的购房补贴。").incentives[0].confidence


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (
            "聚焦示例难题，每年实施县级重大攻关项目8项左右，单个项目支持资金最高90万元。",
            "县级重大攻关项目支持资金",
        ),
        (
            "采用揭榜方式，组织实施一批急需的示例攻关项目，单个项目市级财政支持金额最高90万元。",
            "急需的示例攻关项目支持资金",
        ),
        (
            "完善示例机制，每年组织实施省级示例项目20项左右，单个项目给予最高90万元支持。",
            "省级示例项目支持资金",
        ),
    ],
)
def test_so_much_for_each_of_the_projects(body: str, what: str) -> None:
    assert money(item(body)) == [(what, None, None, 900_000)]
