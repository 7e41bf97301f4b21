"""The same headings map as last time; years are asked again."""

from dataclasses import replace

from tests.tables.imports.kit import column, dated, proposed
from tests.tables.kit import CODE, Row, code
from tidu.tables.imports.memory import keys, recalled, remember

ROWS: list[Row] = [[CODE, "企业名称", "营业收入", "贡献", "备注"], [code(1), "示例甲", 1500, 3, "x"]]


def corrected() -> dict[str, object]:
    """A person said that 贡献 is 地方贡献 in yuan, and chose a year."""
    mapping = dated(proposed(ROWS).mapping)
    return remember(
        mapping.with_columns(
            replace(one, target="local_contribution", unit="元", year=2024) if one.heading == "贡献" else one
            for one in mapping.columns
        )
    )


def test_what_a_person_corrected_is_taken_over_and_said() -> None:
    again = proposed(ROWS, memory=corrected())
    mended = column(again, "贡献")
    assert (mended.mapping.target, mended.mapping.unit, mended.remembered) == (
        "local_contribution",
        "元",
        True,
    )
    assert mended.mapping.year is None
    assert mended.doubt.startswith("没有写明年度，请选择")
    assert column(again, "备注").remembered
    assert column(again, "备注").doubt == ""
    assert column(again, "营业收入").mapping.unit == "万元"


def test_headings_differ_by_more_than_blanks() -> None:
    again = proposed([["统一社会信用代码 ", "企业名称", "贡 献"], [code(1), "示例甲", 3]], memory=corrected())
    assert column(again, "贡献").mapping.target == "local_contribution"
    assert not column(proposed([[CODE, "别的"], [code(1), 3]], memory=corrected()), "别的").remembered


def test_what_earlier_files_taught_stays_known() -> None:
    later = proposed([[CODE, "企业名称", "净利润"], [code(1), "示例甲", 3]]).mapping
    kept = remember(later, corrected())
    assert recalled(kept, "roster", "贡献") == ("local_contribution", "元")
    assert recalled(kept, "roster", "净利润") == ("net_profit", "万元")
    assert recalled(remember(later, {"kind": "ip", "columns": {"甲": ["x", ""]}}), "roster", "甲") is None


def test_memories_that_do_not_fit_say_nothing() -> None:
    assert recalled(None, "roster", "贡献") is None
    assert recalled(corrected(), "ip", "贡献") is None
    assert recalled({"kind": "roster", "columns": []}, "roster", "贡献") is None
    assert recalled({"kind": "roster", "columns": {"贡献": 3}}, "roster", "贡献") is None
    odd = {"kind": "roster", "columns": {"贡献": ["nowhere", ""], "营业收入": ["revenue", "公斤"]}}
    assert column(proposed(ROWS, memory=odd), "贡献").mapping.target == ""
    assert column(proposed(ROWS, memory=odd), "营业收入").mapping.unit == "万元"


def test_two_headings_alike_are_two_columns() -> None:
    assert keys(["甲", "甲 ", "", "乙"]) == ["甲", "甲#2", "", "乙"]
