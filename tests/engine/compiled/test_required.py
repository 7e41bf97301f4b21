"""What a test asks for, in a few Chinese words."""

import pytest

from tests.engine.support import rule
from tidu.engine.compiled.required import compared_unit, required_of
from tidu.engine.expressions.typed import Compare
from tidu.engine.units import Unit


@pytest.mark.parametrize(
    ("test", "op", "text"),
    [
        ("revenue >= 1500万", ">=", "≥ 1,500 万元"),
        ("1500万 <= revenue", ">=", "≥ 1,500 万元"),
        ("rd_expense / revenue > 3%", ">", "> 3%"),
        ("share <= 2.5%", "<=", "≤ 2.5%"),
        ("patents < 4", "<", "< 4"),
        ("each_year(rd_expense >= 100万, 2)", ">=", "每年 ≥ 100 万元"),
        ("within_top(award_rank, 3)", "within", "前 3 名"),
        ("own_brand", "==", "是"),
        ("not own_brand", "==", "否"),
        ("valid(small)", "valid", "称号在有效期内"),
        ("not valid(small)", "valid", "未持有该称号"),
        ("institution in ('province', 'city')", "in", "市级、省级"),
        ("institution != 'none'", "not in", "不是无"),
        ("score >= 50分 or score[-1] >= 50分", ">=", "≥ 50 分"),
        ("revenue >= 1亿 or patents >= 4项", "or", "≥ 1 亿元 或 ≥ 4"),
        ("revenue >= 1亿 and patents >= 4项", "and", "≥ 1 亿元 且 ≥ 4"),
    ],
)
def test_a_requirement(test: str, op: str, text: str) -> None:
    found = rule(test).program("new").conditions[0].required
    assert found is not None
    assert (found.op, found.text) == (op, text)


def test_nothing_to_say_of_two_facts_compared() -> None:
    standard = rule("revenue >= rd_expense")
    condition = standard.program("new").conditions[0]
    assert required_of(condition.node, standard.catalogue) is None
    assert isinstance(condition.node, Compare)
    assert compared_unit(condition.node) is Unit.money
