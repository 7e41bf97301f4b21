import pytest

from tests.reader.kit import figures, goals, item
from tidu.reader import read


@pytest.mark.parametrize(
    "body",
    [
        "围绕13个先进集群和7条重点产业链，做好示例。",
        "落实将扣除比例由75%提高至100%的规定。",
        "营业收入增长20%以上的，优先支持。",
        "符合条件的，3家以上联合申报。",
        "截至2022年底，全市拥有甲企业120家。",
        "目前已培育甲企业12家，占全省10%。",
        "建立10个方面的示例体系。",
    ],
)
def test_what_is_no_goal_in_an_item(body: str) -> None:
    assert figures(item(body)) == []


def test_an_autonomous_region_is_no_background() -> None:
    body = "到2027年，自治区级示例中心达到35家，自主选育示例品种8个，自2025年起新增示例企业9家。"
    assert [metric for metric, *_ in figures(item(body))][:2] == ["自治区级示例中心", "示例品种"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("甲产品出口占比提高2个百分点。", [("甲产品出口占比提高", "=", 2, "个百分点")]),
        ("示例项目平均容积率不低于1.8。", [("示例项目平均容积率", ">=", 1.8, "")]),
        ("示例整体通关时间控制在1小时以内。", [("示例整体通关时间", "<=", 1, "小时")]),
        ("推行示例审批，办理时限压缩至5个工作日内。", []),
        ("申报企业须成立3年以上，研发人员不少于15人，上年度收入3000万元以上。", []),
        ("示例企业应当具备下列条件：从业人员8人以上，资产负债率不超过60%。", []),
        ("每周调度1次，每月通报1次。", []),
        ("单个项目不超过4000万元，培育甲企业9家。", [("甲企业", "=", 9, "家")]),
        ("对单户800万元以下的示例贷款，担保费率不超过0.7%。", []),
        ("示例材料由窗口核对，15个工作日以内办结。", []),
    ],
)
def test_bounds_among_the_work(body: str, expected: list[tuple[str, str, float, str]]) -> None:
    assert figures(item(body)) == expected


def test_the_past_names_what_the_goal_means() -> None:
    assert figures(item("截至2022年底，全市拥有甲企业120家，力争到2025年达到300家。")) == [
        ("甲企业", ">=", 300, "家")
    ]


def test_principles_and_looks_back_hold_no_goals() -> None:
    assert read("一、工作回顾\n新增甲企业100家。\n二、基本原则\n推动10家企业示范。").targets == []


def test_an_opening_holds_a_goal_only_with_time_and_bound() -> None:
    assert figures(read("示例产业拥有5家企业。到2025年，培育甲企业10家以上。\n一、任务\n做好。")) == [
        ("甲企业", ">=", 10, "家")
    ]


def test_announced_goals() -> None:
    text = "一、要求\n今年发展主要预期目标是：甲总值增长5%左右；乙收入增长6%。"
    assert figures(read(text)) == [("甲总值增长", "~", 5, "%"), ("乙收入增长", "=", 6, "%")]


def test_without_time_a_goal_is_less_sure() -> None:
    sure = item("到2025年，培育甲企业6家，乙企业15家。").targets
    less = item("培育甲企业6家，乙企业15家。").targets
    assert [target.metric for target in less] == ["甲企业", "乙企业"]
    assert less[0].confidence < sure[0].confidence
    assert less[0].doubts


def test_goals_section_needs_no_verb() -> None:
    assert figures(goals("甲投入强度超过7%。")) == [("甲投入强度", ">", 7, "%")]


def test_who_qualifies_for_a_grant_is_no_goal() -> None:
    body = "对示例企业，当年示例产值增长20%以上且上年度产值2000万元以上，给予一次性奖励2万元。"
    assert item(body).targets == []


def test_the_title_s_year_dates_goals_that_move() -> None:
    text = "示例市2027年重点工作任务清单\n一、主要任务\n1.示例收入增长2%。\n2.示例价格涨幅2%左右。"
    document = read(text)
    assert figures(document) == [("示例收入增长", "=", 2, "%"), ("示例价格涨幅", "~", 2, "%")]
    assert all(target.confidence < 0.9 for target in document.targets)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "目前已有示例企业320家。力争每年新增40家以上，2027年达到450家。",
            [("示例企业", 40), ("示例企业", 450)],
        ),
        (
            "2025年培育百亿元企业2家，2026年再培育3家，2027年达到8家。",
            [("百亿元企业", 2), ("百亿元企业", 3), ("百亿元企业", 8)],
        ),
        ("在2024年示例产值120亿元的基础上，到2027年达到200亿元。", [("示例产值", 200)]),
    ],
)
def test_what_was_measured_before_stands_once(body: str, expected: list[tuple[str, float]]) -> None:
    document = item(body)
    assert [(metric, value) for metric, _, value, _ in figures(document)] == expected
    assert all(target.confidence < 0.9 for target in document.targets if target.metric not in target.quote)


def test_a_mean_of_years_holds_for_its_clause_only() -> None:
    targets = goals(
        "到2028年，示例产值年均增长12%，示例企业达到420家；每年举办甲会20场，促成乙项目90个。"
    ).targets
    assert [target.per for target in targets] == ["year", None, "year", "year"]


def test_how_often_an_office_meets_is_doubted() -> None:
    targets = item("每半年召开1次示例推进会。").targets
    assert all(target.confidence < 0.9 for target in targets)


@pytest.mark.parametrize(
    "body",
    [
        "开展示例托管服务，面积达到3000亩以上且服务规范的示例组织，按每亩10元给予补助。",
        "对新开设的示例店，面积达到80平方米以上、签订2年以上合同且开业满一年的示例企业，给予最高20万元奖励。",
        "对年销售额达到200万元以上、用工6人以上，或者已登记为示例户的示例经营者开展摸排。",
        "（1）综合型总部：上年度营业收入3亿元以上，在本市以外拥有2家以上示例机构；",
        "组展单位应连续三年在本市举办示例会，年参加企业不少于300家，观众达到2万人次以上。",
        "申报主体应具备以下条件：注册资本500万元以上；近三年举办示例会6场以上。",
        "同一示例企业每年检查不超过2次。",
        "示例企业每引进1家上下游企业落户，且投资达到3000万元以上的，给予示例企业10万元奖励。",
    ],
)
def test_who_qualifies_is_told_by_a_threshold(body: str) -> None:
    assert figures(item(body)) == []


def test_what_is_done_with_many_is_no_threshold() -> None:
    assert figures(item("对200家以上示例企业开展诊断，并新增甲平台3个以上。"))[-1] == (
        "甲平台",
        ">=",
        3,
        "个",
    )
