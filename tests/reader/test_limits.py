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


def test_limits_of_parts_that_the_share_names() -> None:
    body = (
        "对示例车间和示例工厂，按合同金额的10%给予补助，示例车间补助最高不超过200万元，"
        "示例工厂补助最高不超过900万元。"
    )
    assert [rule[2:] for rule in money(item(body))] == [(0.1, 2_000_000), (0.1, 9_000_000)]


def test_limits_told_apart_in_order() -> None:
    body = "对获得国家、省立项的示例项目，按拨款的50%、30%予以补助，最高分别不超过100万元、50万元。"
    assert [rule[2:] for rule in money(item(body))] == [(0.5, 1_000_000), (0.3, 500_000)]


def test_a_limit_for_each_share() -> None:
    body = "对投资达到5亿元、10亿元的示例项目，分别按投资额的3%、4%给予奖励，最高不超过2000万元、5000万元。"
    assert [rule[2:] for rule in money(item(body))] == [(0.03, 20_000_000), (0.04, 50_000_000)]


def test_a_limit_of_the_whole_time() -> None:
    body = "对示例项目，按研发费用的30%给予补助，项目实施期内补助总额不超过1000万元。"
    assert money(item(body)) == [("示例项目研发费用补助", None, 0.3, 10_000_000)]


def test_an_amount_a_piece_for_others_is_no_limit() -> None:
    body = "对参与制定国际标准的，每项奖励30万元；参与制定国家标准的，每项奖励20万元。"
    assert [rule[1:] for rule in money(item(body))] == [(300_000, None, None), (200_000, None, None)]


def test_a_limit_behind_the_comma_is_not_that_of_the_amount() -> None:
    body = "对示例企业，出口额每增长100万美元奖励2万元，最高奖励20万元。"
    assert money(item(body))[0][1:] == (20_000, None, 200_000)


def test_what_may_be_more_limits_nothing() -> None:
    body = "对新认定的示例中心，按照省拨经费给予1：1配套支持，累计可达1亿元以上。"
    assert [rule[1:] for rule in money(item(body))] == [(None, 1, None)]


def test_a_limit_for_each_of_those_named() -> None:
    body = "经省级认定的示例车间和示例工厂，按合同金额给予10%的补助，最高分别不超过200万元和1000万元。"
    assert money(item(body)) == [
        ("经省级认定的示例车间补助", None, 0.1, 2_000_000),
        ("经省级认定的示例工厂补助", None, 0.1, 10_000_000),
    ]


def test_a_limit_for_all_the_parts_of_a_sentence() -> None:
    body = (
        "对参加示例展会的企业，按展位费的80%给予补助；对参加其他展会的企业，按展位费的50%给予补助，"
        "单个展位最高均不超过2万元。"
    )
    assert [rule[2:] for rule in money(item(body))] == [(0.8, 20_000), (0.5, 20_000)]


def test_a_limit_for_all_the_amounts_of_a_clause() -> None:
    body = "对建设百级、千级示例厂房的，分别按每平方米800元、500元给予补贴，单个项目补贴总额最高300万元。"
    assert money(item(body)) == [
        ("建设百级示例厂房补贴", 800, None, 3_000_000),
        ("建设千级示例厂房补贴", 500, None, 3_000_000),
    ]


def test_a_limit_of_a_share_is_not_that_of_the_fund() -> None:
    body = (
        "设立示例风险补偿资金池1亿元。示例贷款出现不良的，按本金损失的40%给予风险补偿，单家银行最高90万元。"
    )
    assert [rule[1:] for rule in money(item(body))] == [(100_000_000, None, None), (None, 0.4, 900_000)]
