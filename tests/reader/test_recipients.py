import time

import pytest

from tests.reader.kit import item, money
from tidu.reader.clauses import Clause
from tidu.reader.quantities import quantities
from tidu.reader.recipients import kind_of_money, last_named, named_between, recipients
from tidu.reader.spans import quotations


@pytest.mark.parametrize(
    ("ahead", "clause", "what"),
    [
        ("对首次认定的甲企业，", "", "首次认定的甲企业"),
        ("加大示范力度，对新认定的甲工厂", "", "新认定的甲工厂"),
        ("对甲企业，根据上市进程，", "分阶段", "甲企业"),
        ("对其他示例企业投保的，", "", "其他示例企业投保"),
        ("对获得甲称号的企业，增长20%以上的，", "对其地方贡献新增部分", "地方贡献新增部分"),
        ("年度甲项目按标准开展验收，对验收通过的企业，", "", "甲项目验收通过的企业"),
    ],
)
def test_what_it_is_for(ahead: str, clause: str, what: str) -> None:
    assert recipients(ahead, clause).what == what


def test_nobody_named_means_who_was_named_before() -> None:
    assert recipients("", "具体参照有关规定", "租用设备的企业").what == "租用设备的企业"
    assert last_named("对租用设备的企业，加强共享") == "租用设备的企业"
    assert last_named("加强共享") == ""


def test_thresholds() -> None:
    assert recipients("对甲企业，营业收入增长20%以上的，", "").threshold == "营业收入增长20%以上"
    assert recipients("对研发投入超过1000万元的企业，", "").threshold == "研发投入超过1000万元"


@pytest.mark.parametrize(
    ("what", "names"),
    [
        (
            "新认定的市级甲工厂、乙工厂、丙车间",
            ["新认定的市级甲工厂", "新认定的市级乙工厂", "新认定的市级丙车间"],
        ),
        ("新设立的国家、省级机构", ["新设立的国家机构", "新设立的省级机构"]),
        ("收入首次突破1亿元、5亿元", ["收入首次突破1亿元", "收入首次突破5亿元"]),
        ("获省甲奖一、二、三等奖的单位", ["获省甲奖一等奖", "获省甲奖二等奖", "获省甲奖三等奖"]),
        ("认定为甲市级、乙市级示例企业", ["认定为甲市级示例企业", "认定为乙市级示例企业"]),
        ("主持制定国际标准、国家标准", ["主持制定国际标准", "主持制定国家标准"]),
    ],
)
def test_one_name_for_each_amount(what: str, names: list[str]) -> None:
    assert recipients(f"对{what}，", "").each(len(names)) == names
    assert recipients(f"对{what}，", "").each(7) is None


def test_kinds_of_money() -> None:
    assert kind_of_money("给予租房补贴") == "租房补贴"
    assert kind_of_money("给予100万元的示范资助") == "示范资助"
    assert kind_of_money("给予一次性奖励50万元") == "奖励"
    assert kind_of_money("加强服务") == ""


def test_names_between_amounts() -> None:
    text = "国家级给予100万元、省级给予50万元奖励"
    money = list(quantities(text, 0, len(text), quotations(text)))
    assert named_between(text, Clause(0, len(text)), money) == ["国家级", "省级"]


def test_a_page_of_figures_costs_no_more_than_its_length() -> None:
    begun = time.process_time()
    recipients("最高5000万" * 400, "给予")
    assert time.process_time() - begun < 1


def test_who_stands_before_what_is_paid() -> None:
    found = recipients("经由示例部门推介的优质企业，", "对上年度实际发生的贷款利息，按基准利率")
    assert found.what == "经由示例部门推介的优质企业上年度实际发生的贷款利息"


def test_who_is_named_beside_the_verb_and_not_in_the_talk_before() -> None:
    found = recipients("鼓励企业共建示例基地，每年培养示例人才500人以上，", "经认定的示例基地")
    assert found.what == "经认定的示例基地"
    assert recipients("对示例企业，增长20%以上的，", "符合条件的企业").what.startswith("示例企业")


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (
            "鼓励示例公司发行示例债券，对成功发行的企业，按金额的1%给予补助。",
            "成功发行示例债券的企业金额补助",
        ),
        (
            "新引进的示例企业，前三年按其对园区经济贡献的50%给予奖励。",
            "新引进的示例企业，前三年园区经济贡献奖励",
        ),
        ("每年举办示例设计大赛，对获得一等奖的项目，给予10万元奖励。", "示例设计大赛获得一等奖的项目奖励"),
        ("对并购贷款给予10万元贴息。", "并购贷款贴息"),
        ("对驻外示例站给予工作经费10万元。", "驻外示例站工作经费"),
        ("对示例业主给予下列奖励10万元。", "示例业主奖励"),
    ],
)
def test_who_is_named_before_and_what_is_given(body: str, what: str) -> None:
    assert [rule[0] for rule in money(item(body))] == [what]


def test_the_other_side_of_a_bargain() -> None:
    body = "对示例产品卖方按成交额的2%给予奖励，对买方按成交额的4%给予补贴。"
    assert [rule[0] for rule in money(item(body))] == ["示例产品卖方成交额奖励", "示例产品买方成交额补贴"]


def test_later_years_have_the_same_base() -> None:
    body = "新引进的示例企业，前三年按其对园区经济贡献的50%给予奖励，后两年按25%给予奖励。"
    assert money(item(body))[1][:3] == ("新引进的示例企业，后两年园区经济贡献奖励", None, 0.25)


def test_a_premium_is_no_share() -> None:
    body = "完善示例保险机制，按不超过2%的费率和实际投保年度保费的70%给予补贴。"
    assert [rule[1:] for rule in money(item(body))] == [(None, 0.7, None)]


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (
            "支持乡镇举办示例集市。经事前备案、效果良好的，按场地费的20%给予补助。",
            "乡镇举办示例集市场地费补助",
        ),
        ("鼓励建设示例食堂。验收合格的，每个给予5万元补助。", "建设示例食堂补助"),
        ("鼓励建设示例食堂。对示例农户，给予5万元补助。", "示例农户补助"),
    ],
)
def test_what_the_sentence_before_encourages(body: str, what: str) -> None:
    assert [rule[0] for rule in money(item(body))] == [what]
