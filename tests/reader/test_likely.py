import pytest

from tests.reader.kit import goals, item


@pytest.mark.parametrize(
    "body", ["到2027年，培育示例企业100家以上。", "到2027年，示例产业增加值占比达到12%。"]
)
def test_a_goal_with_verb_date_and_known_thing_is_sure(body: str) -> None:
    target = goals(body).targets[0]
    assert target.confidence >= 0.9
    assert not target.doubts


@pytest.mark.parametrize(
    ("body", "doubt"),
    [
        ("培育示例企业100家。", "没有写明年份"),
        ("到2027年，带动示例甲、示例乙、示例丙等联合体共建示例企业100家。", "几样事物"),
        ("全年示例产值同比增长12%以上。", "与上年比较"),
        ("到2027年，实现总数100家以上。", "过短"),
        ("到2027年，争取示例资金20亿元。", "安排的资金"),
    ],
)
def test_every_other_names_its_doubt(body: str, doubt: str) -> None:
    target = item(body).targets[0]
    assert target.confidence < 0.9
    assert any(doubt in one for one in target.doubts)


def test_money_without_a_bound_may_be_set_apart() -> None:
    sure, doubtful = (
        item(f"到2027年，{body}").targets[0]
        for body in ("示例产业投资达到9亿元。", "完成示例产业投资9亿元。")
    )
    assert sure.confidence >= 0.9 > doubtful.confidence
    assert any("资金" in doubt for doubt in doubtful.doubts)


def test_a_multiple_is_doubted() -> None:
    assert goals("到2027年，示例企业数量增长2倍。").targets[0].confidence < 0.9


@pytest.mark.parametrize(
    "what", ["上市企业", "在库企业", "中小微企业", "对外投资企业", "家庭农场", "个体工商户", "项目专员"]
)
def test_words_that_only_begin_like_a_particle_are_no_doubt(what: str) -> None:
    assert goals(f"到2027年，{what}达到90家。").targets[0].confidence >= 0.9
