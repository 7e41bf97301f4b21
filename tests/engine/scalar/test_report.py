"""The report of a condition: inputs with their state, notes, what is missing and what is only absent."""

import pytest
from hypothesis import given

from tests.engine.firms import FIRMS
from tests.engine.scalar.everything import everything
from tests.engine.support import condition, judged, standard_of
from tidu.engine.expressions.typed import Slot
from tidu.engine.results import ConditionResult
from tidu.engine.scalar.report import keys

STANDARD = everything()


def test_inputs_have_a_year_a_value_and_a_state() -> None:
    found = condition(
        "growth(revenue) >= 5% and key_link and own_brand and niche_years >= 3",
        {"revenue": "3万", "established_on": "2025-03-01", "own_brand": "是"},
    )
    assert [(item.fact, item.label, item.year, item.state, item.text) for item in found.inputs] == [
        ("revenue", "营业收入（2025年）", 2025, "known", "3 万元"),
        ("revenue[-1]", "营业收入（2024年）", 2024, "undefined", "企业当年尚未成立"),
        ("key_link", "关键环节", None, "open", "待认定"),
        ("own_brand", "自主品牌", None, "known", "是"),
        ("niche_years", "细分市场年限（2025年）", 2025, "missing", "未填"),
    ]


@pytest.mark.parametrize(
    ("test", "facts", "note"),
    [
        (
            "growth(revenue) >= 5%",
            {"revenue": 1, "established_on": "2025-01-01"},
            "营业收入（2024年）：企业当年尚未成立",
        ),
        (
            "rd_expense / revenue >= 3%",
            {"rd_expense": 1, "revenue": 0},
            "分母为零或负数，无法计算，按不满足处理",
        ),
        (
            "growth(net_profit) >= 3%",
            {"net_profit": 1, "net_profit[-1]": -5},
            "分母为零或负数，无法计算，按不满足处理",
        ),
    ],
)
def test_what_cannot_be_computed_says_why(test: str, facts: dict[str, object], note: str) -> None:
    assert note in condition(test, facts).notes


def test_decided_by_what_is_known_the_rest_is_only_absent() -> None:
    found = condition("own_brand or patents >= 4", {"own_brand": True})
    assert (found.missing, found.absent) == ((), ("patents",))
    found = condition("own_brand or patents >= 4", {"own_brand": False})
    assert (found.missing, found.absent) == (("patents",), ())


def test_the_nearest_alternative_tells_the_gap() -> None:
    found = condition("revenue >= 1000万 or rd_expense >= 100万", {"revenue": "500万", "rd_expense": "99万"})
    assert [gap.text for gap in found.gaps] == ["研发费用再增加 1 万元"]


def test_every_year_that_falls_short_has_its_gap() -> None:
    found = condition("each_year(rd_expense >= 100万, 2)", {"rd_expense": "90万", "rd_expense[-1]": "95万"})
    assert [(gap.fact, gap.text) for gap in found.gaps] == [
        ("rd_expense", "研发费用再增加 10 万元"),
        ("rd_expense[-1]", "2024年研发费用再增加 5 万元"),
    ]


def test_advice_and_clause_come_along() -> None:
    standard = standard_of(
        'conditions: [{id: "c", label: "条件", clause: "附件·七", confirmation: unconfirmed, test: "own_brand", '
        'advice: "先注册商标。", note: "一说"}]'
    )
    found = judged(standard, {"own_brand": False}).conditions[0]
    assert (found.advice, found.source.clause, found.source.confirmation.label) == (
        "先注册商标。",
        "附件·七",
        "未证实",
    )
    assert found.notes == ("一说",)


@given(FIRMS)
def test_missing_and_absent_never_overlap_and_only_unmet_has_gaps(raw: dict[str, object]) -> None:
    stack: list[ConditionResult] = list(judged(STANDARD, raw).conditions)
    while stack:
        one = stack.pop()
        assert not {*one.missing, *one.open_judgements} & set(one.absent)
        assert not one.gaps or one.verdict.name == "unmet"
        assert all(gap.amount > 0 and gap.direction in (1, -1) for gap in one.gaps)
        assert not set(one.missing) & set(raw)
        stack.extend(one.parts)


def test_keys_are_sorted_by_fact_and_year() -> None:
    slots = [Slot("b"), Slot("a", -1), Slot("a"), Slot("b")]
    assert keys(slots) == ("a", "a[-1]", "b")
