import pytest

from tests.reader.kit import item, money
from tidu.reader.promises import grants_money, is_talk, without_term


@pytest.mark.parametrize(
    "words",
    [
        "给予示例企业10万元奖励",
        "按40%给予风险补偿",
        "承担50%的风险补偿",
        "按缴纳额的60%给予稳岗返还",
        "安排示例资金5000万元",
        "市财政出资2000万元设立示例风险补偿资金",
        "设立示例风险补偿金5000万元",
        "示例风险补偿基金规模扩大到5000万元",
    ],
)
def test_what_grants(words: str) -> None:
    assert grants_money(words)


@pytest.mark.parametrize(
    "words",
    [
        "贴息期限不超过2年",
        "补贴期最长24个月",
        "补贴面积最高不超过2000平方米",
        "设立总规模20亿元的示例产业基金",
    ],
)
def test_how_long_and_how_much_room_grants_nothing(words: str) -> None:
    assert not grants_money(words)


@pytest.mark.parametrize(
    "words",
    [
        "用于兑现本办法各项奖补",
        "应当全额退回已享受的奖励资金",
        "对成绩突出的予以通报表扬激励",
        "各县（市、区）相应安排配套资金",
        "对不达标的企业停止兑现奖补",
        "本办法所称奖励，是指对企业给予的一次性现金奖励",
        "同时符合多项奖励条件的，按最高一项给予奖励",
        "用于兑现奖补的资金由县财政统筹给予奖励",
        "探索对示例设备进行贴息",
    ],
)
def test_talk(words: str) -> None:
    assert is_talk(words)
    assert money(item(f"统筹示例工作，{words}。")) == []


@pytest.mark.parametrize(
    "body",
    [
        "奖励金额超过100万元的，分两年拨付。",
        "2023年全市兑现惠企奖补资金3.2亿元。",
        "组织申报国家示例项目，力争获得贴息资金2000万元。",
    ],
)
def test_figures_of_money_that_grant_nothing(body: str) -> None:
    assert money(item(body)) == []


def test_a_promise_is_no_talk() -> None:
    assert not is_talk("给予示例企业奖励")


def test_the_term_before_a_limit() -> None:
    assert without_term("贴息期限不超过2年，单户累计不超过90万元") == "单户累计不超过90万元"
    assert without_term("单户累计不超过90万元") == "单户累计不超过90万元"


@pytest.mark.parametrize("sign", ["，", "。"])
@pytest.mark.parametrize("term", ["贴息期限不超过2年", "补贴期最长18个月"])
def test_a_limit_behind_the_term_is_that_of_the_rule_before(sign: str, term: str) -> None:
    body = f"对示例企业用于示例改造的贷款，按实际利率的40%给予贴息{sign}{term}，单个企业累计不超过90万元。"
    assert [rule[1:] for rule in money(item(body))] == [(None, 0.4, 900_000)]


def test_an_amount_a_piece_with_a_term() -> None:
    body = (
        "对租用示例厂房的工业企业，按每平方米每月4元给予租金补贴，补贴期最长18个月，单个企业每年最高50万元。"
    )
    assert money(item(body)) == [("租用示例厂房的工业企业租金补贴", 4, None, 500_000)]


def test_what_is_returned_for_keeping_people() -> None:
    body = "对稳定用工的示例企业，按其上年度实际缴费额的60%给予稳岗返还。"
    assert [rule[1:] for rule in money(item(body))] == [(None, 0.6, None)]
    body = "对参保的示例企业，按不超过上年度失业保险费实际缴纳额的50%返还。"
    assert money(item(body)) == [("参保的示例企业上年度失业保险费实际缴纳额返还", None, 0.5, None)]


def test_two_shares_that_are_returned() -> None:
    body = "大型企业按实际缴纳失业保险费的30%返还，中小微企业按60%返还。"
    assert [rule[2] for rule in money(item(body))] == [0.3, 0.6]


def test_what_is_returned_is_named() -> None:
    body = "对稳定用工的示例企业，按其上年度实际缴费额的60%给予稳岗返还。"
    assert "稳岗返还" in money(item(body))[0][0]


def test_a_loan_is_no_grant() -> None:
    assert money(item("对示例创业者，给予最高50万元创业担保贷款。")) == []
    assert len(money(item("对示例创业者，给予最高5万元创业担保贷款贴息。"))) == 1


@pytest.mark.parametrize(
    "words",
    [
        "享受补助的示例场地3年内不得转让。",
        "示例工程完工并经验收合格后兑现奖补。",
        "对工作突出的乡镇按规定予以督查激励。",
        "同一单位同一年度获得本办法奖励总额一般不超过200万元。",
    ],
)
def test_rules_of_procedure_promise_nothing(words: str) -> None:
    assert money(item(words)) == []


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        (
            "对租用示例平台的企业，按实际支出的25%发放“示例券”，每家企业每年最高60万元。",
            ("租用示例平台的企业实际支出", None, 0.25, 600_000),
        ),
        ("由示例层转入示范层的，补足差额部分20万元。", ("由示例层转入示范层", 200_000, None, None)),
    ],
)
def test_money_given_in_other_words(body: str, rule: tuple[str, float | None, float | None, float]) -> None:
    assert money(item(body)) == [rule]
