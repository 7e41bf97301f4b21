"""Checks of the input cells."""

import pytest

from tests.tables.kit import ON, catalogue
from tests.tables.template.kit import column
from tidu.tables.template.checks import check_of, hint_of, how_to_fill
from tidu.tables.template.layout import columns_of


def test_limits_of_the_file_format() -> None:
    for entry in columns_of(catalogue(), ON):
        check = check_of(entry)
        assert len(check["input_title"]) <= 32
        assert 0 < len(check["input_message"]) <= 255
        assert len(check.get("error_message", "")) <= 255
        assert len(",".join(check.get("source", ()))) <= 255


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("own_brand", {"validate": "list", "source": ["是", "否"]}),
        (
            "rd_institution_level",
            {"validate": "list", "source": ["无", "市级以下", "市级", "省级", "国家级"]},
        ),
        ("uscc", {"validate": "length", "value": 18}),
        ("name", {"validate": "any"}),
        ("revenue", {"criteria": ">=", "value": 0, "error_type": "warning"}),
        ("net_profit", {"criteria": ">", "error_message": "净利润应为数字"}),
        ("market_share_national", {"minimum": 0, "maximum": 100}),
        (
            "digital_level",
            {"minimum": 1, "maximum": 4, "error_message": "数字化水平等级应为 1 到 4 之间的数字"},
        ),
        ("srdi_until", {"validate": "date"}),
    ],
)
def test_each_type_has_its_check(key: str, expected: dict[str, object]) -> None:
    check = check_of(column(key))
    assert {name: check[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("revenue", "填数字（单位：万元），没有数据的留空，确为零的填0。"),
        ("own_brand", "填“是”或“否”，不清楚的留空。"),
        ("six_basics", "未认定的留空"),
        ("srdi_until", "从未获得的留空"),
        ("established_on", "填日期，如 2026-05-31。"),
        ("uscc", "保持文本格式"),
        ("rd_institution_level", "从下拉列表中选择"),
        ("name", ""),
    ],
)
def test_how_to_fill(key: str, words: str) -> None:
    assert words in how_to_fill(column(key).fact)
    assert hint_of(column(key)).startswith(column(key).fact.definition)
