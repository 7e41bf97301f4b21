import pytest

from tests.reader.kit import figures, item


@pytest.mark.parametrize(
    ("body", "goal"),
    [
        (
            "合理确定示例授信额度，2029年末全市示例贷款余额突破600亿元，其中信用贷款占比达到30%以上。",
            [("示例贷款余额", ">", 600, "亿元"), ("信用贷款占比", ">=", 30, "%")],
        ),
        ("对新备案的甲退税商店，给予2万元补助。", []),
        ("到2027年全市甲退税商店达到40家。", [("甲退税商店", ">=", 40, "家")]),
        ("力争获得省级示例奖补资金3亿元。", [("省级示例奖补资金", "=", 3, "亿元")]),
        ("到2027年，对示例收入达到5亿元的企业给予奖励10万元。", []),
        ("全年示例保险保费规模增长10%。", [("示例保险保费规模增长", "=", 10, "%")]),
        ("“示例申报”应用率提高至45%。", [("“示例申报”应用率", ">=", 45, "%")]),
        ("开展补贴性示例培训3000人次。", [("补贴性示例培训", "=", 3000, "人次")]),
        ("2027年产值突破1亿元，给予奖励10万元。", []),
    ],
)
def test_goals_beside_words_of_money(body: str, goal: list[tuple[str, str, float, str]]) -> None:
    assert figures(item(body)) == goal


@pytest.mark.parametrize(
    "body",
    [
        "财政设立示例发展专项资金，2026—2028年共安排1.2亿元，纳入年度预算。",
        "示例贷款出现不良的，按照损失的40%给予补偿；其中属于首次贷款的，补偿比例提高至55%。",
    ],
)
def test_money_set_aside_and_shares_borne_are_no_goals(body: str) -> None:
    assert figures(item(body)) == []
