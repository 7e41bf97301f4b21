"""What a test measured, for people: on its own side of the line, undefined said as such."""

from fractions import Fraction

import pytest
from hypothesis import given

from tests.engine.firms import FIRMS
from tests.engine.scalar.everything import everything
from tests.engine.support import condition, judged
from tidu.engine.scalar.describe import compares_of

STANDARD = everything()


@pytest.mark.parametrize(
    ("test", "facts", "value", "text"),
    [
        ("revenue >= 1500万", {"revenue": "1500万"}, Fraction(15_000_000), "1,500 万元"),
        ("1500万 <= revenue", {"revenue": "1500万"}, Fraction(15_000_000), "1,500 万元"),
        (
            "rd_expense / revenue >= 3%",
            {"rd_expense": 296, "revenue": 10_000},
            Fraction(296, 10_000),
            "2.96%",
        ),
        (
            "rd_expense / revenue >= 3%",
            {"rd_expense": 2996, "revenue": 100_000},
            Fraction(2996, 100_000),
            "2.996%",
        ),
        ("rd_expense / revenue >= 3%", {"rd_expense": 1, "revenue": 0}, None, "无法计算"),
        ("rd_expense / revenue >= 3%", {"rd_expense": 1}, None, "待补"),
        ("own_brand", {"own_brand": False}, False, "否"),
        ("own_brand", {}, None, "未填"),
        ("institution == 'city'", {"institution": "province"}, "province", "省级"),
        ("valid(small)", {"small_until": "2026-06-01"}, True, "有效期内"),
        ("valid(small)", {}, False, "无有效称号"),
        (
            "compound_growth(revenue, 2) >= 5%",
            {"revenue": 11025, "revenue[-2]": 10_000},
            Fraction(5, 100),
            "5.0%",
        ),
        ("compound_growth(revenue, 2) >= 5%", {"revenue": 11024, "revenue[-2]": 10_000}, None, "4.9"),
        ("compound_growth(revenue, 2) >= 5%", {"revenue": 0, "revenue[-2]": 10_000}, Fraction(-1), "-100.0%"),
        ("award_rank <= 3名", {"award_rank": 0}, Fraction(0), "无名次"),
    ],
)
def test_a_value(test: str, facts: dict[str, object], value: object, text: str) -> None:
    found = condition(test, facts)
    assert found.value_text.startswith(text)
    assert value is None or found.value == value


def test_several_years_are_a_list() -> None:
    found = condition(
        "each_year(rd_expense >= 100万, 2)", {"rd_expense": "100万", "rd_expense[-1]": "99.995万"}
    )
    assert found.value == [Fraction(1_000_000), Fraction(999_950)]
    assert found.value_text == "100 万元；99.995 万元"


@given(FIRMS)
def test_any_firm_can_be_described(raw: dict[str, object]) -> None:
    result = judged(STANDARD, raw)
    assert all(one.label for one in result.conditions)
    assert result.score is not None
    for indicator in result.score.indicators:
        assert indicator.value is None or indicator.value_text


def test_parts_of_a_test() -> None:
    node = STANDARD.program("new").conditions[5].node
    assert len(compares_of(node)) == 2
