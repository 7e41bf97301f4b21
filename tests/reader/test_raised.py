from tests.reader.kit import item, money


def test_more_for_some_of_them() -> None:
    body = "对首次上规的示例企业，给予一次性奖励4万元，其中转为股份公司的，奖励标准提高至6万元。"
    document = item(body)
    assert money(document) == [
        ("首次上规的示例企业奖励", 40_000, None, None),
        ("首次上规的示例企业（转为股份公司）奖励", 60_000, None, None),
    ]
    assert document.incentives[1].confidence < 0.9


def test_more_for_some_months_and_one_limit_for_both() -> None:
    body = (
        "对接待研学团的示例机构，按每人30元给予奖励，其中每年3月至5月提高至每人45元，单个机构年度最高20万元。"
    )
    assert money(item(body)) == [
        ("接待研学团的示例机构奖励", 30, None, 200_000),
        ("接待研学团的示例机构（每年3月至5月）奖励", 45, None, 200_000),
    ]


def test_more_for_some_and_something_else_for_others() -> None:
    body = (
        "对新入驻的示例企业，按每平方米每月12元给予租金补贴，每家企业最高20万元；其中属于生物医药等领域的，"
        "补贴标准提高到每平方米每月18元，每家企业最高40万元；入驻企业首次上市的，给予一次性奖励90万元。"
    )
    assert [rule[1:] for rule in money(item(body))] == [
        (12, None, 200_000),
        (18, None, 400_000),
        (900_000, None, None),
    ]
    assert money(item(body))[2][0] == "入驻企业首次上市奖励"


def test_a_greater_share_within_the_same_limit() -> None:
    body = (
        "示例贷款出现不良的，按照本金损失的40%给予风险补偿；其中属于首贷户的，补偿比例提高至55%。"
        "单家银行年度风险补偿总额不超过600万元。"
    )
    assert [rule[1:] for rule in money(item(body))] == [(None, 0.4, 6_000_000), (None, 0.55, 6_000_000)]


def test_a_goal_that_rises_is_no_grant() -> None:
    body = "对示例企业给予奖励5万元，其中研发投入占比提高至6%。"
    assert [rule[1:] for rule in money(item(body))] == [(50_000, None, None)]
