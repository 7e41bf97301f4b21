"""How each column would be read, and what a person should look at."""

import pytest

from tests.tables.imports.kit import column, proposed
from tests.tables.kit import CODE, Row, code, csv_text
from tidu.tables.roster.errors import RosterError

HEADER = [
    CODE,
    "企业名称",
    "法定代表人",
    "营业收入",
    "2024年营业收入（万元）",
    "营业收人",
    "备注",
    "高企有效期至",
]
ROWS: list[Row] = [HEADER, [code(1), "示例甲", "示例某", 3200, 1500.5, 1, "x", "2027-01-01"]]


def test_what_the_headings_say_is_taken() -> None:
    proposal = proposed(ROWS)
    assert [(one.mapping.letters, one.mapping.target, one.mapping.year) for one in proposal.columns] == [
        ("A", "uscc", None),
        ("B", "name", None),
        ("C", "legal_representative", None),
        ("D", "revenue", None),
        ("E", "revenue", 2024),
        ("F", "", None),
        ("G", "", None),
        ("H", "high_tech_until", None),
    ]
    assert column(proposal, "2024年营业收入（万元）").samples == ("1500.5",)


def test_a_missing_year_is_asked_for_and_never_guessed() -> None:
    asked = column(proposed(ROWS, name="2025年名单.xlsx"), "营业收入")
    assert asked.mapping.year is None
    assert asked.doubt == "没有写明年度，请选择"
    assert asked.mapping.unit == "万元"
    assert asked.why == "按同一项目其他年度的单位"
    assert proposed(ROWS, name="2025年名单.xlsx").hinted_year == 2025
    assert proposed(ROWS, name="2023-2025年名单.xlsx").hinted_year is None
    assert proposed(ROWS, name="2099年名单.xlsx").hinted_year is None


def test_a_column_of_years_answers_the_question() -> None:
    proposal = proposed([[CODE, "年度", "营业收入（万元）"], [code(1), 2025, 3]])
    assert column(proposal, "年度").mapping.target == "year"
    assert column(proposal, "营业收入（万元）").doubt == ""


def test_a_heading_like_a_known_one_is_doubted_and_others_are_left_out() -> None:
    proposal = proposed(ROWS)
    assert column(proposal, "营业收人").doubt == "没有认出这一列，是否指“营业收入”？"
    assert column(proposal, "备注").doubt == ""
    assert column(proposal, "备注").why == "没有认出，暂不导入"


def test_the_second_column_of_a_fact_is_left_out_with_a_question() -> None:
    proposal = proposed([[CODE, "产业领域", "所属产业"], [code(1), "示例", "示例"]])
    second = column(proposal, "所属产业")
    assert second.mapping.target == ""
    assert "前面已有一列对应“产业领域”" in second.doubt


def test_headings_by_id_are_in_base_units() -> None:
    proposal = proposed([["uscc", "revenue_2025", "market_share_national_2025"], [code(1), 3_000_000, 0.3]])
    assert [one.mapping.unit for one in proposal.columns] == ["", "元", "小数"]


def test_columns_without_heading_and_cells_are_not_shown() -> None:
    rows: list[Row] = [[CODE, "企业名称", None, None, "备注"], [code(1), "示例甲", None, 5, None]]
    assert [one.mapping.letters for one in proposed(rows).columns] == ["A", "B", "D", "E"]


def test_notes_of_the_file() -> None:
    text = csv_text([[CODE, "企业名称"], [code(1), "示例甲"]]).encode("gb18030")
    assert proposed(text).notes == ("文件按 GB18030 编码读入",)
    assert "像是“知识产权台账" in proposed([["企业名称", "专利号", "专利名称"]]).notes[0]
    with pytest.raises(RosterError, match="没有这种表格"):
        proposed(ROWS, kind="nowhere")
