import pytest

from tests.reader.kit import item, money
from tidu.reader import read


def test_a_rule_says_who_when_and_where() -> None:
    text = (
        "一、政策\n1.落实激励。对获得甲称号的企业，当年营业收入增长20%以上的，对其地方贡献新增部分给予最高50%的奖励，单个企业最高200万元。"
        "（责任单位：市甲局）"
    )
    rule = read(text).incentives[0]
    assert (rule.what, rule.threshold, rule.task) == ("地方贡献新增部分奖励", "当年营业收入增长20%以上", 1)
    assert money(read(text))[0][1:] == (None, 0.5, 2_000_000)
    assert rule.who.startswith("获得甲称号的企业")
    assert text[rule.start : rule.end] == rule.quote


def test_payer_frequency_and_level() -> None:
    rule = item("对省级甲工厂，市财政给予一次性奖励100万元。").incentives[0]
    assert (rule.payer, rule.frequency, rule.level) == ("市财政", "once", "省级")


def test_a_promise_without_a_figure_is_kept_and_doubted() -> None:
    rule = item("对首次认定的甲企业，分别给予资金奖励。").incentives[0]
    assert (rule.what, rule.amount, rule.rate, rule.cap) == ("首次认定的甲企业资金奖励", None, None, None)
    assert rule.confidence < 0.9
    assert "没有写明金额" in rule.doubts[0]


@pytest.mark.parametrize(
    "body",
    [
        "探索对购买甲设备贷款进行贴息。",
        "积极争取上级资金支持甲企业发展，各园区结合实际可给予配套资金支持。",
        "在住房、子女教育等方面按规定给予支持。",
        "落实研发费用加计扣除政策。",
        "贴息期限不超过2年。",
    ],
)
def test_talk_grants_nothing(body: str) -> None:
    assert money(item(body)) == []


def test_a_price_floor() -> None:
    assert money(item("对甲项目，可按不低于出让最低价标准的70%确定土地出让起价。")) == [
        ("土地出让起价", None, 0.7, None)
    ]


def test_several_rules_of_one_sentence() -> None:
    body = "对国家级甲中心奖励100万元，省级甲中心奖励30万元；对通过复审的，给予5万元奖励。"
    assert [rule[1] for rule in money(item(body))] == [1_000_000, 300_000, 50_000]


def test_common_words_before_parts() -> None:
    body = "按其年度贡献额给予五年奖励，其中前三年给予80%的奖励，后两年给予50%的奖励，每年最高奖励不超过5000万元。"
    rules = money(item(body))
    assert [rule[2] for rule in rules] == [0.8, 0.5]
    assert all("年度贡献额" in rule[0] for rule in rules)
    assert rules[1][3] == 50_000_000


def test_a_promise_told_by_its_parts() -> None:
    body = "对新认定的甲中心予以奖励，其中，国家级甲中心奖励200万元，省级甲中心奖励70万元。"
    assert [(rule[0], rule[1]) for rule in money(item(body))] == [
        ("国家级甲中心奖励", 2_000_000),
        ("省级甲中心奖励", 700_000),
    ]
    ranks = money(item("评选甲创新产品，分等级给予奖励，其中，一等奖100万元，二等奖50万元。"))
    assert [rule[1] for rule in ranks] == [1_000_000, 500_000]
    assert "甲创新产品" in ranks[0][0]


def test_a_heading_about_money_grants_nothing() -> None:
    text = "一、对甲中心予以奖励\n对新认定的甲中心给予100万元奖励。"
    assert [rule[1] for rule in money(read(text))] == [1_000_000]


def test_a_list_of_those_meant_ends_in_one_grant() -> None:
    body = "对取得甲专利；研发乙产品；新产品投产后，视市场前景给予企业10万元—100万元资金支持。"
    assert [rule[3] for rule in money(item(body))] == [1_000_000]


def test_a_second_limit_is_noted() -> None:
    rule = item(
        "对甲项目，按投资额的5%给予补助，单个项目最高50万元，每家企业年度累计最高100万元。"
    ).incentives[0]
    assert float(rule.cap or 0) == 500_000
    assert "另有限额" in rule.doubts[0]


def test_who_was_meant_in_the_sentence_before() -> None:
    rule = item(
        "对租用甲设备的企业，加强共享。具体参照有关规定给予补助，单个企业最高补助50万元。"
    ).incentives[0]
    assert rule.what.startswith("租用甲设备的企业")


def test_looks_back_hold_no_rules() -> None:
    assert read("一、工作回顾\n对甲企业给予100万元奖励。").incentives == []


def test_a_share_of_what_the_level_above_gave() -> None:
    rules = money(item("对新引进的示例专家给予1:0.5配套奖励，最高不超过40万元。"))
    assert [(rule[2], rule[3]) for rule in rules] == [(0.5, 400_000)]


def test_a_limit_in_a_sentence_of_its_own() -> None:
    rules = money(item("对实施的示例改造项目，按投资额的8%给予补助。单个项目最高不超过90万元。"))
    assert [(rule[2], rule[3]) for rule in rules] == [(0.08, 900_000)]


def test_the_highest_grant_for_others_is_no_limit() -> None:
    body = "对示例团队，再给予70万元用于研究；对携带成果落户的示例院士，经研究同意，最高给予900万元资助。"
    assert [(rule[1], rule[3]) for rule in money(item(body))] == [(700_000, None), (None, 9_000_000)]


def test_what_is_enjoyed_is_granted_unless_another_rule_says_so() -> None:
    assert [rule[0] for rule in money(item("对现有的示例人才，三年内享受岗位津贴。"))] == [
        "现有的示例人才岗位津贴"
    ]
    for body in (
        "示例人才按规定享受购房补贴。",
        "培养享受政府特殊津贴的示例人才。",
        "除享受上述补助外，做好服务。",
    ):
        assert money(item(body)) == []


def test_users_are_only_encouraged() -> None:
    assert money(item("鼓励用人单位另行给予配套奖励。")) == []


def test_a_yearly_fund() -> None:
    document = item("市财政每年安排不低于3亿元的示例专项资金。")
    assert money(document) == [("示例专项资金", 300_000_000, None, None)]
    assert not document.targets


def test_short_names_are_doubted() -> None:
    short, plain = (
        item(body).incentives[0] for body in ("给予单位6万元奖励。", "对新认定的示例智能工厂给予6万元奖励。")
    )
    assert short.confidence < 0.9 <= plain.confidence


def test_support_after_a_share() -> None:
    assert money(item("对示例整机制造项目，市财政按固定资产投资额的3%予以扶持。"))[0][2] == 0.03


def test_a_limit_for_each_firm_holds_for_all_shares_before_it() -> None:
    body = "对示例产线、示例车间，分别给予设备投资额10%和15%的奖补。单个项目补助额不超过700万元。"
    assert money(item(body)) == [
        ("示例产线设备投资额奖补", None, 0.1, 7_000_000),
        ("示例车间设备投资额奖补", None, 0.15, 7_000_000),
    ]
    body = "对甲类示例企业按电费的6%给予补助；对丙类示例企业给予房租的9%补助，单户不超过3万元。"
    assert [rule[3] for rule in money(item(body))] == [None, 30_000]


def test_a_limit_of_the_whole_holds_for_amounts_too() -> None:
    body = "对示例用水按0.7元/吨给予补助，对示例用气按0.3元/立方米给予补助，每家企业合计补助不超过60万元。"
    assert [(rule[1], rule[3]) for rule in money(item(body))] == [(0.7, 600_000), (0.3, 600_000)]


@pytest.mark.parametrize("words", ["给予300万奖励", "给予最高300万的资助", "补助不超过300万"])
def test_money_without_its_unit(words: str) -> None:
    rule = item(f"对新认定的示例工厂{words}。").incentives[0]
    assert 3_000_000 in (rule.amount, rule.cap)


def test_who_gets_a_single_sum_after_a_semicolon() -> None:
    body = "对首次认定的甲类、乙类示例企业，分别一次性奖励40万元、20万元；对首次认定的丙类示例企业，一次性奖励70万元。"
    assert money(item(body))[-1][0] == "首次认定的丙类示例企业一次性奖励"


def test_a_share_by_which_money_is_counted() -> None:
    document = item("对总投资4000万元以上的示例项目，竣工投产后按照设备投资额的9%，给予最高800万元支持。")
    assert [(rule[2], rule[3]) for rule in money(document)] == [(0.09, 8_000_000)]
    assert not document.targets


def test_a_general_promise_gives_way_to_its_parts() -> None:
    body = "对入区的示例项目给予投资奖励。其中，对甲类项目，按照年度投资的12%给予奖励。"
    assert [rule[2] for rule in money(item(body))] == [0.12]


def test_a_limit_called_the_amount_of_the_grant() -> None:
    body = "对示例企业，各地可最高给予实缴注册资本3%的奖励，奖励金额最高500万元。"
    assert [(rule[2], rule[3]) for rule in money(item(body))] == [(0.03, 5_000_000)]


def test_when_it_is_paid_is_no_rule() -> None:
    body = "对新引进的示例项目，按投资额的8%给予补贴，其中奖补资金50%待投产后兑现。"
    assert [rule[2] for rule in money(item(body))] == [0.08]


def test_who_also_did_something() -> None:
    rules = money(item("对完成示例攻关任务，并获得省级认定的企业，给予9万元奖励。"))
    assert rules[0][0] == "完成示例攻关任务，并获得省级认定的企业奖励"


def test_what_a_fund_supports_is_not_what_is_given() -> None:
    rule = item("三年累计安排支持示例发展的专项资金不低于6亿元。").incentives[0]
    assert rule.confidence < 0.9


def test_a_rate_that_may_rise() -> None:
    body = "对示例重点项目的补助比例可适当放大，最高不超过20%，补助资金最高不超过700万元。"
    assert money(item(body)) == [("示例重点项目补助", None, 0.2, 7_000_000)]


def test_shares_of_nothing_named_are_doubted() -> None:
    vague, plain = (
        item(body).incentives[0]
        for body in ("对新认定的示例智能工厂给予20%的奖励。", "对示例工厂按设备投资额的20%给予奖励。")
    )
    assert vague.confidence < 0.9 <= plain.confidence


def test_a_rule_under_a_named_document() -> None:
    body = "对示例企业进行奖励。根据《示例办法》，该县当年申报成功的示例企业，给予一次性奖励3万元。"
    assert money(item(body))[-1][0].startswith("当年申报成功的示例企业")


def test_a_limit_after_a_promise_that_its_parts_replaced_breaks_nothing() -> None:
    assert isinstance(money(item("对示例企业给予奖励，其中最高5万元，甲类最高不超过3万元。")), list)


def test_research_in_a_name_is_no_talk() -> None:
    body = "安排专项资金对新认定的示例工程技术研究中心、示例众创空间等予以奖励。"
    assert [rule.confidence < 0.9 for rule in item(body).incentives] == [True]


def test_a_share_of_what_was_granted_above_is_no_grant_of_its_own() -> None:
    body = "对承担甲任务的企业，按省级到账补助资金的25%，给予最高500万元补助。"
    assert [rule[1:] for rule in money(item(body))] == [(None, 0.25, 5_000_000)]


def test_how_two_grants_go_together_is_no_third() -> None:
    body = "示例工厂最高一次性奖励2000万元。已获得示例车间奖励的企业，入选示例工厂，按差额进行奖励。"
    assert [rule[1:] for rule in money(item(body))] == [(None, None, 20_000_000)]


def test_who_qualifies_is_neither_a_grant_nor_a_limit() -> None:
    body = (
        "对新建项目给予奖励。其中：完成投资0.2-0.6亿元（不含）的，给予投资额1.2%的奖励；"
        "完成投资0.6-1亿元（不含）的，给予投资额1.5%的奖励。"
    )
    assert [rule[1:] for rule in money(item(body))] == [(None, 0.012, None), (None, 0.015, None)]
    body = "第二年，给予每平方米8元的补贴；第四年，年度产值达到8000元/㎡以上的，给予每平方米4元的补贴。"
    assert [rule[1:] for rule in money(item(body))] == [(8, None, None), (4, None, None)]


def test_a_difference_with_an_amount_is_a_grant() -> None:
    assert [rule[1:] for rule in money(item("对升级的企业，按差额奖励50万元。"))] == [(500_000, None, None)]
    body = "对复审通过的企业，按差额部分给予补助，最高30万元。"
    assert [rule[1:] for rule in money(item(body))] == [(None, None, 300_000)]


def test_items_that_end_with_a_semicolon_grant() -> None:
    text = (
        "一、政策\n第一条 支持企业做大。\n（一）示例收入首次达到10亿元、50亿元的，分别奖励50万元、100万元；\n"
        "（二）首次入选示例榜的，奖励200万元；\n（三）获评示例冠军的企业，奖励90万元。\n"
    )
    assert [rule[1] for rule in money(read(text))] == [500_000, 1_000_000, 2_000_000, 900_000]


def test_whom_and_how_much_under_labels() -> None:
    text = "支持对象：首次认定的示例企业。支持标准：一次性给予10万元奖励。"
    assert money(item(text)) == [("首次认定的示例企业奖励", 100_000, None, None)]
    text = "一、政策\n（一）示例奖励。\n补助条件：经认定的示例工厂。\n补助标准：按设备投资的10%给予补助，最高30万元。\n"
    assert money(read(text)) == [("经认定的示例工厂设备投资补助", None, 0.1, 300_000)]


def test_those_chosen_every_year() -> None:
    body = "每年评选示例企业、示例企业家，分别给予10万元、5万元奖励。"
    assert [rule[0] for rule in money(item(body))] == ["示例企业奖励", "示例企业家奖励"]


def test_an_item_without_a_full_stop_is_no_heading() -> None:
    body = "一、示例政策\n（一）经评审达到示例标准的合作社，每家奖励5万元.\n（二）示例管理\n做好示例。"
    assert [rule[:2] for rule in money(read(body))] == [("经评审达到示例标准的合作社奖励", 50_000)]
