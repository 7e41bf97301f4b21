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
        ("市级财政每年安排5000万元", "设立示例发展专项资金", "示例发展专项资金"),
        ("市级财政每年安排5000万元", "用于示例企业技术改造", "示例企业技术改造资金"),
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


@pytest.mark.parametrize(
    ("fund", "what", "amount"),
    [
        ("设立规模3亿元的示例信贷风险补偿资金池", "示例信贷风险补偿资金池", 300_000_000),
        ("设立3亿元示例融资风险补偿资金池", "示例融资风险补偿资金池", 300_000_000),
        ("市财政出资2000万元设立示例贷款风险补偿资金", "示例贷款风险补偿资金", 20_000_000),
        ("市财政安排4000万元设立示例融资风险资金池", "示例融资风险资金池", 40_000_000),
        ("设立示例信贷风险补偿金5000万元", "示例信贷风险补偿金", 50_000_000),
        ("县级示例信贷风险补偿基金规模扩大到5000万元", "县级示例信贷风险补偿基金", 50_000_000),
    ],
)
@pytest.mark.parametrize(
    ("loss", "share"),
    [
        ("对合作银行发放的示例贷款产生的不良本金损失", "按40%给予风险补偿"),
        ("对合作银行发放的示例贷款形成的不良", "按贷款本金损失的40%给予补偿"),
        ("对合作银行发放示例贷款形成的本金损失", "按40%的比例给予补偿"),
        ("对合作银行示例贷款本金损失", "由示例补偿资金池按40%的比例给予补偿"),
    ],
)
def test_a_fund_for_losses_is_one_rule_and_the_compensation_another(
    fund: str, what: str, amount: float, loss: str, share: str
) -> None:
    document = item(f"{fund}，{loss}，{share}，单户补偿上限300万元。")
    first, second = money(document)
    assert first == (what, amount, None, None)
    assert second[1:] == (None, 0.4, 3_000_000)
    assert second[0].startswith("合作银行")
    assert second[0].endswith("补偿")
    assert document.targets == []


def test_a_share_of_losses_that_is_borne() -> None:
    body = "对合作银行产生的不良贷款本金损失承担50%的风险补偿。"
    assert money(item(body)) == [("合作银行产生的不良贷款本金损失风险补偿", None, 0.5, None)]


def test_compensation_of_guarantors() -> None:
    body = (
        "对担保机构为示例企业提供担保发生的代偿损失，按实际损失额的20%给予风险补偿，单户机构每年最高80万元。"
    )
    assert money(item(body)) == [
        ("担保机构为示例企业提供担保发生的代偿损失实际损失额风险补偿", None, 0.2, 800_000)
    ]


def test_the_size_of_an_investment_fund_is_a_goal() -> None:
    document = item("设立总规模20亿元的示例产业基金。")
    assert money(document) == []
    assert len(document.targets) == 1


def test_the_share_a_fund_bears() -> None:
    body = "对合作银行发放示例贷款产生的损失，由示例补偿资金承担30%，银行承担70%。"
    assert money(item(body)) == [("合作银行发放示例贷款产生的损失", None, 0.3, None)]


def test_who_pays_is_not_what_for() -> None:
    body = "设立2亿元示例补偿资金，示例贷款发生不良的，示例补偿资金按本金损失的50%给予补偿。"
    assert money(item(body))[1] == ("示例贷款发生不良本金损失补偿", None, 0.5, None)


def test_money_set_apart_for_the_document_itself() -> None:
    assert money(item("县财政每年安排600万元，用于兑现本办法各项奖励。")) == [
        ("兑现本办法各项奖励资金", 6_000_000, None, None)
    ]


def test_a_fund_for_rewards_is_a_fund() -> None:
    assert money(item("县财政每年安排示例升级奖励资金2000万元。")) == [
        ("示例升级奖励资金", 20_000_000, None, None)
    ]
    assert money(item("对示例乡镇安排奖励资金20万元。"))[0][0] != "奖励资金"


def test_how_money_is_paid_out_is_no_goal() -> None:
    document = item("奖励资金实行先建后补，验收合格后拨付70%，运营满一年后拨付30%。")
    assert money(document) == []
    assert document.targets == []


def test_a_limit_of_compensation_is_no_goal() -> None:
    document = item("对合作银行示例贷款的本金损失，资金池承担60%，银行承担40%。单户贷款补偿不超过300万元。")
    assert money(document) == [("合作银行示例贷款的本金损失补偿", None, 0.6, 3_000_000)]
    assert document.targets == []


def test_a_fund_and_what_is_set_apart_for_it() -> None:
    body = "县财政设立示例会展经济发展专项资金，2025—2027年共安排8000万元，纳入年度预算。"
    document = item(body)
    assert money(document) == [("示例会展经济发展专项资金", 80_000_000, None, None)]


def test_a_fund_with_a_name_of_its_own() -> None:
    body = "县级每年安排茶旅融合发展资金200万元，支持茶园民宿、茶艺展演等业态发展。"
    assert money(item(body)) == [("茶旅融合发展资金", 2_000_000, None, None)]


def test_money_set_apart_in_past_years_is_no_rule() -> None:
    for body in ("近三年累计安排1.2亿元支持示例改造。", "截至2024年底，共安排2.1亿元，惠及示例企业。"):
        assert money(item(body)) == [], body


def test_a_fund_whose_size_stands_behind() -> None:
    assert money(item("设立示例转贷应急资金，资金规模5000万元。")) == [
        ("示例转贷应急资金", 50_000_000, None, None)
    ]


def test_a_fund_for_losses_whose_size_stands_first() -> None:
    assert money(item("设立500万元示例贷款风险补偿金。"))[0][:2] == ("示例贷款风险补偿金", 5_000_000)
