from tests.reader.kit import item, money
from tidu.reader import read


def test_steps_behind_a_colon() -> None:
    body = (
        "对新建的示例冷库，按照库容分档给予一次性补助：5000吨（含）至1万吨的，补助80万元；"
        "1万吨（含）至3万吨的，补助150万元；3万吨及以上的，补助260万元。"
    )
    assert money(item(body)) == [
        ("新建的示例冷库补助（5000吨（含）至1万吨）", 800_000, None, None),
        ("新建的示例冷库补助（1万吨（含）至3万吨）", 1_500_000, None, None),
        ("新建的示例冷库补助（3万吨及以上）", 2_600_000, None, None),
    ]


def test_shares_by_steps() -> None:
    body = (
        "对示例技改项目，按设备购置费分档补助：设备购置费2000万元以下的，按4%给予补助；"
        "2000万元（含）以上的，按6%给予补助，单个项目最高700万元。"
    )
    rules = money(item(body))
    assert [rule[1:3] for rule in rules] == [(None, 0.04), (None, 0.06)]
    assert rules[0][0] == "示例技改项目补助（设备购置费2000万元以下）"


def test_steps_in_the_items_below() -> None:
    body = (
        "一、示例政策\n（一）招商奖励。示例园区运营机构引进企业的，按下列标准给予奖励，每个园区每年累计最高90万元：\n"
        "1.引进年收入1亿元以上企业的，每家奖励9万元；\n2.引进示例领军企业的，每家奖励4万元。\n"
        "（二）其他奖励。对示例商户给予奖励3万元。"
    )
    assert money(read(body)) == [
        ("示例园区运营机构引进企业奖励（引进年收入1亿元以上企业）", 90_000, None, 900_000),
        ("示例园区运营机构引进企业奖励（引进示例领军企业）", 40_000, None, 900_000),
        ("示例商户奖励", 30_000, None, None),
    ]


def test_items_that_say_themselves_who_is_meant() -> None:
    body = (
        "一、示例政策\n（一）培育奖励。对成长中的示例企业分阶段给予奖励：\n"
        "1.对完成备案的示例企业，奖励9万元；\n2.对完成登记的示例企业，奖励4万元。"
    )
    assert [rule[:2] for rule in money(read(body))] == [
        ("完成备案的示例企业奖励", 90_000),
        ("完成登记的示例企业奖励", 40_000),
    ]


def test_a_promise_that_items_do_not_tell_stays() -> None:
    body = "一、示例政策\n（一）示例奖励。对示例商户给予奖励。\n1.对示例农户，奖励4万元。"
    assert [rule[:2] for rule in money(read(body))] == [("示例商户奖励", None), ("示例农户奖励", 40_000)]


def test_a_share_behind_a_promise() -> None:
    body = "支持示例公司开展并购，对并购贷款给予贴息，按同期LPR的40%计算，贴息期限不超过3年，每家企业累计最高150万元。"
    assert money(item(body)) == [("并购贷款贴息", None, 0.4, 1_500_000)]


def test_steps_behind_a_clause_that_says_they_follow() -> None:
    body = (
        "对示例民宿给予补助，具体标准如下：年收入90万元以上的，补助20万元；年收入50万元以上的，补助10万元。"
    )
    assert money(item(body)) == [
        ("示例民宿补助（年收入90万元以上）", 200_000, None, None),
        ("示例民宿补助（年收入50万元以上）", 100_000, None, None),
    ]


def test_items_that_only_name_an_amount() -> None:
    body = (
        "一、示例政策\n1.入库奖励。对首次入库的示例企业，按下列标准给予奖励：\n"
        "（1）甲类企业8万元；\n（2）乙类企业6万元。"
    )
    assert money(read(body)) == [
        ("首次入库的示例企业奖励（甲类企业）", 80_000, None, None),
        ("首次入库的示例企业奖励（乙类企业）", 60_000, None, None),
    ]
