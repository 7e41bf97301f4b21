import pytest

from tests.reader.kit import figures, item
from tidu.reader.paid import grants, is_given_to, sets_terms


@pytest.mark.parametrize(
    ("words", "gives"),
    [
        ("对示例企业给予20万元奖励", True),
        ("安排专项资金1亿元", True),
        ("争取省级补助资金5000万元", False),
        ("培育示例企业20家", False),
        ("单个项目最高50万元", False),
        ("州级财政每年安排高原特色示例重点产业提质发展专项资金6000万元", True),
        ("设立示例信贷风险补偿金3000万元", True),
        ("平均担保费率不高于0.9%", False),
        ("加快出口退税进度", False),
        ("示例税费优惠政策推送率达到100%", False),
        ("政策兑现率达到100%", False),
        ("示例加工比例提高10个百分点", False),
        ("属于示例的，比例提高到15%", True),
        ("补助比例提高到15%", True),
        ("加计扣除政策享受企业达到200家", False),
    ],
)
def test_what_gives_money(words: str, gives: bool) -> None:  # noqa: FBT001 - a parameter
    assert grants(words) is gives
    assert grants("单个项目最高50万元", or_limits=True)


def test_terms_of_money_say_nothing_of_the_clauses_beside_them() -> None:
    assert sets_terms("贷款利率不超过4%")
    assert not sets_terms("贷款平均利率保持在4%以下")
    body = "示例园区亩均产值达到400万元，示例厂房租金控制在每平方米12元以内。"
    assert figures(item(body)) == [("示例园区亩均产值", ">=", 400, "万元")]


def test_money_set_apart_says_nothing_of_the_goals_beside_it() -> None:
    body = "设立3000万元示例发展专项资金，新增示例企业贷款20亿元，平均担保费率降至0.9%以下。"
    assert figures(item(body)) == [("示例企业贷款", "=", 20, "亿元"), ("平均担保费率", "<=", 0.9, "%")]
    assert figures(item("安排专项资金9亿元，其中，用于甲建设4亿元。")) == []


def test_who_gets_it_is_told_only_where_money_is_given() -> None:
    assert is_given_to("对每个展会不超过2名人员", granting=True)
    assert not is_given_to("对每个展会不超过2名人员", granting=False)
    assert is_given_to("同一企业最多不超过10名", granting=False)


def test_how_many_are_chosen_is_a_goal_and_how_many_one_firm_may_have_is_none() -> None:
    body = "每年认定不超过40个示例车间，每个奖励200万元。单个企业累计获评示例车间不超过5个。每家企业可申报1个示例车间。"
    assert figures(item(body)) == [("示例车间", "<=", 40, "个")]
