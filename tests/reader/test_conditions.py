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


@pytest.mark.parametrize(
    ("body", "second"),
    [
        ("对首次认定的示例企业给予20万元奖励，对重新认定的给予10万元奖励。", "重新认定的示例企业奖励"),
        ("对首次认定的示例企业奖励20万元，重新认定的奖励10万元。", "重新认定的示例企业奖励"),
        (
            "对新迁入的示例企业给予20万元奖励，对有效期满重新认定的奖励5万元。",
            "有效期满重新认定的示例企业奖励",
        ),
        ("对首次通过评估的示例中心给予20万元奖励；通过复审的给予10万元奖励。", "通过复审的示例中心奖励"),
        (
            "对新备案的示例机构，按设备购置费的30%给予补助；对年度评价结果为优秀的，给予10万元奖励。",
            "年度评价结果为优秀的示例机构奖励",
        ),
    ],
)
def test_a_short_condition_has_the_noun_of_the_one_before(body: str, second: str) -> None:
    document = item(body)
    assert money(document)[1][0] == second
    assert document.incentives[1].confidence < 0.9


def test_a_short_condition_for_each_of_those_before() -> None:
    body = "对首次认定的国家级示例企业、省级示例工厂，分别奖励60万元、20万元，对通过复核的分别奖励30万元、10万元。"
    document = item(body)
    assert [rule[:2] for rule in money(document)][2:] == [
        ("通过复核的国家级示例企业奖励", 300_000),
        ("通过复核的省级示例工厂奖励", 100_000),
    ]
    assert all(rule.confidence < 0.9 for rule in document.incentives[2:])


def test_the_noun_stands_in_the_sentence_before() -> None:
    body = "对首次认定的示例企业给予20万元奖励。对重新认定的给予10万元奖励。"
    assert [rule[0] for rule in money(item(body))] == ["首次认定的示例企业奖励", "重新认定的示例企业奖励"]


def test_grades_have_the_noun_of_the_one_before() -> None:
    body = "对新备案的示例机构给予60万元补助；对评价结果为优秀、良好的，分别给予50万元、30万元奖励。"
    assert [rule[0] for rule in money(item(body))][1:] == [
        "评价结果为优秀的示例机构奖励",
        "评价结果为良好的示例机构奖励",
    ]


def test_the_other_side_of_a_contract() -> None:
    body = (
        "对合同登记额达到300万元以上的企业，示例输出方按实际交易额的1%给予奖励，最高30万元；"
        "示例吸纳方按实际交易额的2%给予奖励，最高50万元。"
    )
    rules = money(item(body))
    assert [rule[1:] for rule in rules] == [(None, 0.01, 300_000), (None, 0.02, 500_000)]
    assert rules[1][0] == "合同登记额达到300万元以上的企业，示例吸纳方实际交易额奖励"


def test_each_of_several_things_gets_the_same() -> None:
    body = "对新认定的示例技术中心、示例设计中心，各给予60万元奖励。"
    document = item(body)
    assert money(document) == [
        ("新认定的示例技术中心奖励", 600_000, None, None),
        ("新认定的示例设计中心奖励", 600_000, None, None),
    ]
    assert all(rule.confidence < 0.9 for rule in document.incentives)
    assert [rule[0] for rule in money(item("对新认定的示例技术中心、示例设计中心各奖励30万元。"))] == [
        "新认定的示例技术中心奖励",
        "新认定的示例设计中心奖励",
    ]
    assert len(money(item("对新认定的示例技术中心，省、市各给予60万元奖励。"))) == 1


def test_part_of_those_before() -> None:
    body = "对首次入库的示例企业，给予8万元奖励。其中，属于甲、乙等示例服务业的，每家另行奖励2万元。"
    assert money(item(body))[1] == ("首次入库的示例企业（属于甲、乙等示例服务业）奖励", 20_000, None, None)


def test_what_the_second_half_of_a_condition_is_of() -> None:
    body = (
        "示例机构当年新增设备投入在200万元（含）至500万元的，按实际投入额的8%给予补助；"
        "投入在500万元（含）以上的，按实际投入额的9%给予补助。"
    )
    assert money(item(body))[1][0].startswith("示例机构当年新增设备投入在500万元（含）以上")


def test_of_several_conditions_the_last_goes_on() -> None:
    body = (
        "对在示例交易所上市且募集资金70%以上投资我县的企业，首发融资额2亿元以上的，给予奖励30万元；"
        "2亿元以下的，给予奖励15万元。"
    )
    assert money(item(body))[1][0].startswith(
        "在示例交易所上市且募集资金70%以上投资我县的企业，首发融资额2亿元以下"
    )


def test_parts_of_those_meant() -> None:
    body = "对首次纳入统计的示例企业，月度入库的给予4万元奖励，年度入库的给予2万元奖励。"
    assert money(item(body)) == [
        ("首次纳入统计的示例企业，月度入库奖励", 40_000, None, None),
        ("首次纳入统计的示例企业，年度入库奖励", 20_000, None, None),
    ]


def test_how_it_is_paid_for_says_not_what() -> None:
    body = "对示例企业实施的“零增地”项目，按投入的10%给予补助；采用贷款方式实施的，按LPR的50%给予贴息。"
    assert money(item(body))[1][0] == "采用贷款方式实施的“零增地”项目LPR贴息"


def test_some_of_those_with_a_share_of_their_own() -> None:
    body = "对示例改造项目，按投资额的8%给予补助，属于智能化改造的按12%给予补助。"
    assert money(item(body))[1] == ("示例改造项目投资额（属于智能化改造）补助", None, 0.12, None)


def test_parts_of_any_length() -> None:
    body = "对示例文艺精品，国家级奖项奖励50万元，省级奖项奖励20万元。"
    assert money(item(body))[1] == ("示例文艺精品，省级奖项奖励", 200_000, None, None)
