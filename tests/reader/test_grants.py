import pytest

from tests.reader.kit import Plain, item, money


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("对甲企业，给予一次性奖励50万元。", ("甲企业奖励", 500_000, None, None)),
        ("对甲企业给予最高30万元补贴。", ("甲企业补贴", None, None, 300_000)),
        ("按设备投资额的10%给予补助，最高不超过500万元。", ("设备投资额补助", None, 0.1, 5_000_000)),
        (
            "采购甲产品的按其采购额10%给予资助，单家最高不超过300万元。",
            ("采购甲产品采购额资助", None, 0.1, 3_000_000),
        ),
        (
            "对购置设备的，按照设备总投入的30%，提供补助（最高补助金额200万元）。",
            ("购置设备总投入补助", None, 0.3, 2_000_000),
        ),
        (
            "对发行甲债券的，按实际融资额的2‰给予补助，每家企业每年最高100万元。",
            ("发行甲债券实际融资额补助", None, 0.002, 1_000_000),
        ),
        ("对新产品税收地方留成部分全额奖励给企业。", ("新产品税收地方留成部分全额奖励", None, 1, None)),
        ("对甲基地，给予企业10万元—100万元资金支持。", ("甲基地资金支持", None, None, 1_000_000)),
        (
            "对购置甲用房的，按最高3000元/平方米给予补助，总额最高3000万元。",
            ("购置甲用房补助", 3000, None, 30_000_000),
        ),
        ("市财政每年安排专项资金1亿元。", ("专项资金", 100_000_000, None, None)),
        ("对甲实验室，第一年安排1亿元启动资金支持。", ("甲实验室启动资金支持", 100_000_000, None, None)),
        ("对甲企业，第1次认定的额外奖励十万元。", ("甲企业，第1次认定的额外奖励", 100_000, None, None)),
    ],
)
def test_one_rule(body: str, expected: tuple[str, Plain, Plain, Plain]) -> None:
    assert money(item(body)) == [expected]


def test_lists_of_amounts() -> None:
    assert money(item("对新认定的市级甲工厂、乙车间分别给予500万元、80万元的示范资助。")) == [
        ("新认定的市级甲工厂示范资助", 5_000_000, None, None),
        ("新认定的市级乙车间示范资助", 800_000, None, None),
    ]


def test_a_word_before_the_first_amount_holds_for_all() -> None:
    caps = [
        rule[3]
        for rule in money(item("对首次认定为国家、省级甲荣誉的企业，分别给予不超过20万元、10万元奖励。"))
    ]
    assert caps == [200_000, 100_000]


def test_levels_behind_the_amounts() -> None:
    body = "对获批甲中心、乙中心、丙中心的机构，分别给予最高500万元（国家级）、100万元（省级）的支持奖励。"
    first, second = [rule[0] for rule in money(item(body))]
    assert first.endswith("（国家级）支持奖励")
    assert second.endswith("（省级）支持奖励")


def test_amounts_that_do_not_pair_are_doubtful() -> None:
    rules = item("对甲企业、乙企业分别给予30万元、20万元、10万元奖励。").incentives
    assert len(rules) == 3
    assert all(rule.confidence < 0.9 for rule in rules)
    assert "对不上" in rules[0].doubts[0]


def test_each_amount_says_what_it_is() -> None:
    assert money(item("对甲人才，给予最高100万元项目资助和80万元安家补贴。")) == [
        ("甲人才项目资助", None, None, 1_000_000),
        ("甲人才安家补贴", 800_000, None, None),
    ]


def test_to_whom_stands_after_the_verb() -> None:
    assert money(item("对获得甲认定的，再给予规模以上企业40万元奖励。")) == [
        ("获得甲认定的规模以上企业奖励", 400_000, None, None)
    ]


def test_a_bracket_about_loans_is_no_cap() -> None:
    rule = item("对甲企业，按贷款利息的25%给予贴息补助（享受补助最高贷款金额不超过2000万元）。").incentives[0]
    assert rule.cap is None


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("市财政每年统筹安排不少于2亿元资金，支持示例产业发展。", "支持示例产业发展资金"),
        ("设立2亿元示例专项资金，用于支持示例企业。", "支持示例企业示例专项资金"),
        ("安排示例专项资金3000万元。", "示例专项资金"),
    ],
)
def test_what_a_fund_is_for(body: str, what: str) -> None:
    document = item(body)
    assert [rule.what for rule in document.incentives] == [what]
    assert not document.targets


def test_who_it_is_for_and_what_it_is_counted_on() -> None:
    body = "对示例加计扣除额500万元以上的企业，按研发费用实际支出增量部分的5%给予奖励。"
    assert money(item(body))[0][0].startswith("示例加计扣除额500万元以上的企业研发费用")


def test_the_state_pays() -> None:
    assert money(item("市级财政对新引进的示例企业给予90万元落户奖励。"))[0][0] == "新引进的示例企业落户奖励"


def test_supported_work_and_whoever_qualifies() -> None:
    assert money(item("支持示例中心建设，对符合条件的给予5万元奖励。"))[0][0] == "示例中心建设奖励"


def test_a_matching_share_in_another_sign() -> None:
    assert money(item("对示例企业，按照省级奖励资金1∶1给予配套。"))[0][2] == 1


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("对新入规的示例企业，除落实省级政策以外，县级再给予6万元奖励。", "新入规的示例企业奖励"),
        ("对新获得示例批件的产品，每个品种按照前期研究阶段研发费用的20%给予补助。", "新获得示例批件的产品"),
    ],
)
def test_what_stands_between_who_and_the_grant(body: str, what: str) -> None:
    assert money(item(body))[0][0].startswith(what)


def test_a_remark_in_a_bracket_limits_nothing() -> None:
    assert money(item("对示例企业给予2万元的入库奖励（备注：达到两种的，仍只给予2万元）。"))[0][1:] == (
        20_000,
        None,
        None,
    )


def test_the_places_where_firms_are_listed() -> None:
    body = "企业在主板、创业板、新三板上市分别给予奖励90万元、50万元、10万元。"
    assert [rule[:2] for rule in money(item(body))] == [
        ("企业在主板上市奖励", 900_000),
        ("企业在创业板上市奖励", 500_000),
        ("企业在新三板上市奖励", 100_000),
    ]


def test_two_sides_of_one_order_get_money() -> None:
    body = "对发布示例课题的，给予发布方90万元支持，给予承接方500万元支持。"
    assert [rule[:2] for rule in money(item(body))][1] == ("发布示例课题（承接方）支持", 5_000_000)


def test_support_at_most() -> None:
    assert money(item("对示例投资项目，最高支持3000万元。")) == [("示例投资项目支持", None, None, 30_000_000)]


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("对新认定的示例园区，给予运营单位50万元奖励。", "新认定的示例园区运营单位奖励"),
        ("对新建成的示例基站，每个给予示例电信企业2000元补贴。", "新建成的示例基站示例电信企业补贴"),
        ("对经评定的示例装备，给予研制单位50万元奖励。", "经评定的示例装备研制单位奖励"),
        (
            "对示例机构每承接1项示例试验的，给予该机构研究团队10万元奖励。",
            "示例机构每承接1项示例试验的研究团队奖励",
        ),
        ("示例孵化器每培育1家示例企业，给予运营单位5万元奖励。", "示例孵化器每培育1家示例企业运营单位奖励"),
        ("对新引进的示例会展，给予承办单位每场30万元补贴。", "新引进的示例会展承办单位补贴"),
        ("对示例产值高的示例平台，奖励平台企业50万元。", "示例产值高的示例平台企业奖励"),
        ("对新认定的示例空间，给予其运营机构一次性补助30万元。", "新认定的示例空间运营机构一次性补助"),
        ("对新认定的示例工厂，给予企业50万元奖励。", "新认定的示例工厂奖励"),
    ],
)
def test_what_for_before_and_who_gets_it_behind_the_verb(body: str, what: str) -> None:
    document = item(body)
    assert [rule[0] for rule in money(document)] == [what]


def test_two_places_are_doubted() -> None:
    rule = item("对新认定的示例园区，给予运营单位50万元奖励。").incentives[0]
    assert rule.confidence < 0.9


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("对获得立项的示例项目，按项目研发投入的30%给予资助。", "获得立项的示例项目研发投入资助"),
        (
            "对设备投资额600万元以上的示例项目，竣工投产后按设备投资额的8%给予补助。",
            "设备投资额600万元以上的示例项目设备投资额补助",
        ),
    ],
)
def test_words_are_not_said_twice_nor_left_out(body: str, what: str) -> None:
    assert [rule[0] for rule in money(item(body))] == [what]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        (
            "对新认定的国家级、省级示例园区，分别给予运营单位90万元、40万元奖励。",
            ["新认定的国家级示例园区运营单位奖励", "新认定的省级示例园区运营单位奖励"],
        ),
        ("对示例人才，给予示例企业90万元、示例平台40万元奖励。", None),
    ],
)
def test_who_gets_each_amount_of_a_list(body: str, names: list[str] | None) -> None:
    document = item(body)
    found = [rule[0] for rule in money(document)]
    if names is None:
        assert not any("平台示例企业" in name for name in found)
    else:
        assert found == names
        assert all(rule.confidence < 0.9 for rule in document.incentives)


def test_from_when_is_not_what_for() -> None:
    body = "对示例投资5000万元以上的新建项目，自投产之日起2年内，按设备投资的5%给予奖励。"
    assert [rule[0] for rule in money(item(body))] == ["示例投资5000万元以上的新建项目设备投资奖励"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("对示例贷款，给予1.5个百分点的贴息，最高90万元。", ("示例贷款贴息", None, 0.015, 900_000)),
        ("对示例贷款，按1个百分点给予贴息。", ("示例贷款贴息", None, 0.01, None)),
        (
            "对示例更新项目，在国家贴息2个百分点的基础上，市财政再按贷款本金的1个百分点贴息。",
            ("示例更新项目贷款本金贴息", None, 0.01, None),
        ),
        (
            "对示例企业，占比每提高1个百分点奖励10万元。",
            ("示例企业，占比每提高1个百分点奖励", 100_000, None, None),
        ),
        ("对示例券使用企业，按服务合同金额的50%兑付。", ("示例券使用企业服务合同金额", None, 0.5, None)),
        ("对种植示例药材的主体，按每亩300元标准连续补助2年。", ("种植示例药材的主体补助", 300, None, None)),
        (
            "对示例税收高的企业，给予企业主要负责人10万元奖励。",
            ("示例税收高的企业主要负责人奖励", 100_000, None, None),
        ),
    ],
)
def test_points_of_interest_and_other_ways_to_pay(
    body: str, expected: tuple[str, Plain, Plain, Plain]
) -> None:
    assert money(item(body)) == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("给予每个示例经济组织20万元补助。", [("示例经济组织补助", 200_000, None, None)]),
        (
            "对示例大户，甲谷每亩补贴120元、乙谷每亩补贴80元。",
            [("示例大户（甲谷每亩）补贴", 120, None, None), ("示例大户（乙谷每亩）补贴", 80, None, None)],
        ),
        (
            "对企业培养的示例人才，给予企业10万元、个人5万元奖励。",
            [
                ("企业培养的示例人才（企业）奖励", 100_000, None, None),
                ("企业培养的示例人才（个人）奖励", 50_000, None, None),
            ],
        ),
        (
            "对引进的示例人才，由企业申报，按年薪的10%给予补贴。",
            [("引进的示例人才年薪补贴", None, 0.1, None)],
        ),
        ("对获得示例奖的，按国家奖金1：1配套奖励。", [("获得示例奖配套奖励", None, 1, None)]),
    ],
)
def test_who_stands_elsewhere(body: str, expected: list[tuple[str, Plain, Plain, Plain]]) -> None:
    assert money(item(body)) == expected


def test_some_of_those_before() -> None:
    body = "对示例企业的研发投入，按10%给予补助，对其中的示例农场按15%给予补助。"
    assert money(item(body))[1] == ("示例农场补助", None, 0.15, None)
