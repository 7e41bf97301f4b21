import pytest

from tests.reader.kit import item


@pytest.mark.parametrize(
    "body",
    ["对新认定的示例智能工厂给予6万元奖励。", "对首次入选的示例领军企业，一次性奖励20万元。"],
)
def test_the_plainest_form_is_sure(body: str) -> None:
    rule = item(body).incentives[0]
    assert rule.confidence >= 0.9
    assert not rule.doubts


@pytest.mark.parametrize(
    ("body", "doubt"),
    [
        ("对新认定的示例智能工厂给予6万元奖励，对示例产值1亿元的再奖励2万元。", "还有别的金额"),
        ("对新认定的示例智能工厂、示例数字车间给予6万元奖励。", "几个对象"),
        ("新认定的示例智能工厂可获6万元奖励。", "没有用“对……给予”"),
        ("按规定给予示例智能工厂建设奖励。", "没有写明金额"),
        ("对通过市级认定的给予50万元奖励。", "写得简略"),
        ("对获得立项的项目，给予50万元资助。", "写得简略"),
    ],
)
def test_every_other_form_names_its_doubt(body: str, doubt: str) -> None:
    rule = item(body).incentives[0]
    assert rule.confidence < 0.9
    assert any(doubt in one for one in rule.doubts)


@pytest.mark.parametrize(
    ("body", "sure"),
    [
        ("对新认定的国家级、省级示例工厂，分别给予50万元、20万元奖励。", True),
        ("对年产值首次突破1亿元、5亿元的示例企业，分别给予5万元、9万元奖励。", False),
        ("对新认定的示例工厂、示例车间，分别给予50万元、20万元奖励。", False),
        ("对获得一等奖、二等奖的，分别给予50万元、20万元奖励。", False),
    ],
)
def test_of_a_list_only_levels_are_sure(body: str, *, sure: bool) -> None:
    assert [rule.confidence >= 0.9 for rule in item(body).incentives] == [sure, sure]


def test_who_passed_is_not_said_by_that() -> None:
    assert item("验收合格的，每个给予5万元建设补助。").incentives[0].confidence < 0.9
