import pytest

from tests.reader.kit import item, money


def test_years_share_who_is_meant() -> None:
    first, second = item("对新入驻的示例企业，给予前两年80%，后三年40%的租金补助。").incentives
    assert (first.what, second.what) == ("新入驻的示例企业租金补助", "新入驻的示例企业后三年租金补助")
    assert second.confidence < 0.9


def test_several_rates() -> None:
    body = "对入驻的示例企业第一年、第二年、第三年分别给予100%、70%、40%的房租补贴。"
    rules = item(body).incentives
    assert [(rule.what, float(rule.rate or 0)) for rule in rules] == [
        ("入驻的示例企业第一年房租补贴", 1),
        ("入驻的示例企业第二年房租补贴", 0.7),
        ("入驻的示例企业第三年房租补贴", 0.4),
    ]
    assert all(rule.confidence < 0.9 for rule in rules)
    alone = item("对示例企业分别给予80%、60%的补贴。").incentives
    assert [(float(rule.rate or 0), "只取了第一个" in "".join(rule.doubts)) for rule in alone] == [
        (0.8, True)
    ]


def test_caps_beside_several_rates() -> None:
    body = "对国家级、省级示例平台，分别按投入的30%、20%给予最高300万元、100万元补助。"
    assert [(rule[2], rule[3]) for rule in money(item(body))] == [(0.3, 3_000_000), (0.2, 1_000_000)]


def test_one_rule_a_level() -> None:
    for levels in ("国家级、省级、市级", "国家级/省级/市级"):
        rules = item(f"对新获评的{levels}示例园区，分别给予90万元、60万元、30万元奖励。").incentives
        assert [(rule.level, int(rule.amount or 0)) for rule in rules] == [
            ("国家级", 900_000),
            ("省级", 600_000),
            ("市级", 300_000),
        ]


def test_grades_share_their_noun() -> None:
    body = "对新评定为国家五星级、四星级示例营地的，分别给予40万元、20万元奖励。"
    assert [rule[0] for rule in money(item(body))] == [
        "新评定为国家五星级示例营地奖励",
        "新评定为四星级示例营地奖励",
    ]


def test_what_the_first_of_a_list_leaves_out_is_told_with_the_whole() -> None:
    body = "对取得示例工、示例师资格证书并在岗满1年的人员，分别奖励2000元、4000元。"
    first, second = item(body).incentives
    assert first.what == "取得示例工、示例师资格证书并在岗满1年的人员（取得示例工）奖励"
    assert (float(first.amount or 0), float(second.amount or 0)) == (2000, 4000)
    assert first.confidence < 0.9


def test_recipients_named_before_each_amount() -> None:
    assert money(item("对新认定的国家级示例园奖励90万元、省级示例园奖励40万元。")) == [
        ("新认定的国家级示例园奖励", 900_000, None, None),
        ("省级示例园奖励", 400_000, None, None),
    ]
    rules = money(item("对示例工厂按照国家级60万元、省级30万元的标准奖励。"))
    assert [rule[0][:9] for rule in rules] == ["示例工厂（国家级）", "示例工厂（省级）奖"]
    assert [rule[1] for rule in rules] == [600_000, 300_000]


def test_ranks_share_what_is_won() -> None:
    body = "对获得示例大奖一等奖、二等奖的，分别奖励8万元、4万元。"
    assert [rule[0] for rule in money(item(body))] == ["获得示例大奖一等奖奖励", "获得示例大奖二等奖奖励"]


def test_scenic_grades() -> None:
    body = "对新评定为3A、4A的示例景区，分别给予7万元、30万元奖励。"
    assert [rule[0] for rule in money(item(body))] == ["新评定为3A的示例景区奖励", "新评定为4A的示例景区奖励"]


def test_levels_before_several_nouns() -> None:
    body = "对新认定国家级及省级示例中心、示范企业，分别给予80万元、30万元奖励。"
    assert [(rule[0], rule[1]) for rule in money(item(body))] == [
        ("新认定国家级示例中心、示范企业奖励", 800_000),
        ("新认定省级示例中心、示范企业奖励", 300_000),
    ]


def test_kinds_of_people_with_whom_they_belong_to() -> None:
    body = "对引进的示例人才，给予博士每人每月3000元、硕士每人每月2000元的生活补贴。"
    assert [rule[0] for rule in money(item(body))] == [
        "引进的示例人才（博士）生活补贴",
        "引进的示例人才（硕士）生活补贴",
    ]


def test_a_share_that_changes_with_the_years() -> None:
    body = "示例企业前三年按地方贡献的100%、后两年按50%给予奖励。"
    assert [(rule[0], rule[2]) for rule in money(item(body))] == [
        ("示例企业前三年地方贡献奖励", 1.0),
        ("示例企业后两年地方贡献奖励", 0.5),
    ]


def test_one_share_and_a_limit_for_each() -> None:
    body = "对建设示例车间、示例工厂的，按投入的20%，分别给予最高100万元、300万元补助。"
    assert [rule[2:] for rule in money(item(body))] == [(0.2, 1_000_000), (0.2, 3_000_000)]


def test_ranks_of_one_prize_in_one_clause() -> None:
    body = "对获得示例奖一等奖的企业给予100万元、二等奖50万元的一次性奖励。"
    assert [rule[:2] for rule in money(item(body))][1] == ("获得示例奖二等奖的企业奖励", 500_000)


def test_conditions_before_the_person_who_is_rewarded() -> None:
    body = "企业税金首次超过500万元、1000万元的，对主要负责人分别奖励5万元、10万元。"
    assert [rule[:2] for rule in money(item(body))] == [
        ("企业税金首次超过500万元（主要负责人）奖励", 50_000),
        ("企业税金首次超过1000万元（主要负责人）奖励", 100_000),
    ]


def test_money_for_research_is_a_kind_of_its_own() -> None:
    body = "对全职引进的示例院士，给予500万元安家补助和900万元科研经费。"
    assert [rule[:2] for rule in money(item(body))] == [
        ("全职引进的示例院士安家补助", 5_000_000),
        ("全职引进的示例院士科研经费", 9_000_000),
    ]


def test_years_tell_shares_apart_and_not_what_is_rented() -> None:
    body = "对租用示例厂房、示例楼宇的企业，前两年按租金的70%、第三年按租金的50%给予补贴。"
    rules = item(body).incentives
    assert [(rule.what, float(rule.rate or 0)) for rule in rules] == [
        ("租用示例厂房、示例楼宇的企业前两年租金补贴", 0.7),
        ("租用示例厂房、示例楼宇的企业第三年租金补贴", 0.5),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "对示例人才，按照A、B、C三类分别给予60万元、40万元、20万元补贴。",
        "对示例人才，分A、B、C三档分别给予60万元、40万元、20万元补贴。",
        "对示例人才按A、B、C三档，分别给予60万元、40万元、20万元补贴。",
    ],
)
def test_classes_by_which_amounts_differ(body: str) -> None:
    assert [rule[:2] for rule in money(item(body))] == [
        ("示例人才（A）补贴", 600_000),
        ("示例人才（B）补贴", 400_000),
        ("示例人才（C）补贴", 200_000),
    ]
