import pytest

from tidu.web.pools.rules import compiled
from tidu.web.pools.wording import title_names, told, usual_facts


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (
            "revenue >= 2000万 and not valid(srdi)",
            "营业收入 ≥ 2000万，且没有有效的（专精特新中小企业）",
        ),
        ("growth(revenue) > 10% or own_brand", "增长率（营业收入） > 10%，或自主品牌"),
        ("revenue[-1] < revenue", "营业收入（1 年前） < 营业收入"),
        ("size_industry in ('industry', 'software')", "划型行业属于（工业、软件和信息技术服务业）"),
        ("", ""),
        ("没有这样的写法 ?", "没有这样的写法 ?"),
    ],
)
def test_a_rule_in_words(rule: str, words: str) -> None:
    assert told(rule) == words


def test_what_the_help_offers_can_be_written() -> None:
    assert title_names()["srdi"] == "专精特新中小企业"
    for name in title_names():
        compiled(f"valid({name})")
    assert usual_facts()
    for name, label, _ in usual_facts():
        assert label
        compiled(f"{name} > {name}")
