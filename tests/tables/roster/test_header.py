"""Finding the header: under titles, over two or three rows, merged or not, by the strongest fit."""

from collections.abc import Mapping

from tests.tables.kit import CODE, ON, Row, catalogue, code, csv_text, workbook
from tidu.tables.roster.formats import open_sheets
from tidu.tables.roster.header import Header, find_header
from tidu.tables.roster.headings import HeadingReader


def found(rows: list[Row], merges: Mapping[str, str] | None = None) -> Header | None:
    return in_file(workbook(rows, merges))


def in_file(data: bytes) -> Header | None:
    return find_header(open_sheets(data, "x")[0], HeadingReader(catalogue(), ON))


def facts(header: Header | None) -> list[tuple[str, int | None, str] | None]:
    assert header is not None
    return [
        None if heading is None else (heading.fact.id, heading.year, heading.unit)
        for heading in header.headings
    ]


def test_the_first_row() -> None:
    header = found([[CODE, "企业名称", "营业收入（万元）2025", "备注"], [code(1), "示例甲", 1500]])
    assert facts(header) == [("uscc", None, ""), ("name", None, ""), ("revenue", 2025, "万元"), None]
    assert header is not None
    assert (header.first, header.last, header.unit) == (0, 0, "")
    assert header.holds_codes
    assert header.texts == (CODE, "企业名称", "营业收入（万元）2025", "备注")


def test_titles_above_are_skipped_and_may_declare_a_unit() -> None:
    rows: list[Row] = [
        ["2024年度某市培育企业名单"],
        ["填报单位：某局", None, "单位：万元"],
        [],
        [CODE, "企业名称", "营业收入"],
        [code(1), "示例甲", 1500],
    ]
    header = found(rows, {"A1:C1": "2024年度某市培育企业名单"})
    assert facts(header)[2] == ("revenue", None, "")
    assert header is not None
    assert (header.first, header.last, header.unit) == (3, 3, "万元")


def test_two_merged_rows_with_the_year_above() -> None:
    rows: list[Row] = [
        [CODE, "企业名称"],
        [None, None, "营业收入", "研发费用", "营业收入", "研发费用"],
        [code(1), "示例甲", 1500, 100, 1400, 90],
    ]
    merges = {"A1:A2": CODE, "B1:B2": "企业名称", "C1:D1": "2025年（万元）", "E1:F1": "2024年（万元）"}
    header = found(rows, merges)
    assert facts(header)[2:] == [
        ("revenue", 2025, "万元"),
        ("rd_expense", 2025, "万元"),
        ("revenue", 2024, "万元"),
        ("rd_expense", 2024, "万元"),
    ]
    assert header is not None
    assert (header.first, header.last) == (0, 1)
    assert header.texts[2] == "2025年（万元） 营业收入"


def test_two_rows_with_the_year_below() -> None:
    rows: list[Row] = [
        ["", "", "营业收入（万元）", "", ""],
        [CODE, "企业名称", 2025, 2024, 2023],
        [code(1), "示例甲", 3, 2, 1],
    ]
    header = found(rows, {"C1:E1": "营业收入（万元）"})
    assert [entry and entry[1] for entry in facts(header)[2:]] == [2025, 2024, 2023]


def test_two_rows_of_a_csv_have_no_merges_on_record() -> None:
    rows = [
        [CODE, "企业名称", "2025年", "", "2024年", ""],
        ["", "", "营业收入（元）", "净利润（元）", "营业收入（元）", "净利润（元）"],
    ]
    header = in_file(csv_text([*rows, [code(1), "示例甲", 5, 4, 3, 2]]).encode())
    assert [entry and entry[:2] for entry in facts(header)[2:]] == [
        ("revenue", 2025),
        ("net_profit", 2025),
        ("revenue", 2024),
        ("net_profit", 2024),
    ]


def test_three_rows() -> None:
    rows: list[Row] = [
        ["企业信息", None, "经营情况（万元）"],
        [None, None, "上年度", None, "前一年度"],
        [CODE, "企业名称", "营业收入", "净利润", "营业收入", "净利润"],
        [code(1), "示例甲", 4, 3, 2, 1],
    ]
    merges = {"A1:B2": "企业信息", "C1:F1": "经营情况（万元）", "C2:D2": "上年度", "E2:F2": "前一年度"}
    assert facts(found(rows, merges))[2:] == [
        ("revenue", 2025, "万元"),
        ("net_profit", 2025, "万元"),
        ("revenue", 2024, "万元"),
        ("net_profit", 2024, "万元"),
    ]


def test_a_row_of_units_below() -> None:
    rows: list[Row] = [[CODE, "企业名称", "营业收入"], [None, None, "（万元）"], [code(1), "示例甲", 1500]]
    header = found(rows)
    assert facts(header)[2] == ("revenue", None, "万元")
    assert header is not None
    assert header.last == 1


def test_an_unmerged_title_with_a_year_gives_no_year() -> None:
    rows: list[Row] = [
        ["2024年名单", "2024年名单", "2024年名单"],
        [CODE, "企业名称", "营业收入（万元）"],
        [code(1), "示例甲", 1],
    ]
    assert facts(found(rows))[2] == ("revenue", None, "万元")
    text = csv_text([["2024年名单", "", "单位：万元"], *rows[1:]])
    assert facts(in_file(text.encode()))[2] == ("revenue", None, "万元")


def test_a_unit_in_the_corner_is_no_part_of_the_header() -> None:
    rows: list[Row] = [
        ["名单", None, "单位：万元"],
        [CODE, "企业名称", "从业人员", "营业收入"],
        [code(1), "示例甲", 3, 4],
    ]
    header = found(rows)
    assert facts(header)[2:] == [("employees", None, ""), ("revenue", None, "")]
    assert header is not None
    assert (header.first, header.unit) == (1, "万元")


def test_firms_are_no_header() -> None:
    assert found([[code(1), "示例甲", 1500], [code(2), "示例乙", 1400]]) is None
    assert found([["营业收入"], ["营业收入"]]) is None
    assert found([]) is None


def test_the_header_may_start_in_another_column() -> None:
    header = found([[], [None, None, CODE, "企业名称"], [None, None, code(1), "示例甲"]], {"C1:D1": "名单"})
    assert facts(header) == [("uscc", None, ""), ("name", None, "")]


def test_merges_beside_the_table_do_no_harm() -> None:
    header = found([[CODE, "企业名称"], [code(1), "示例甲"]], {"A5:Z9": "注", "B1:C1": "企业名称"})
    assert facts(header)[:2] == [("uscc", None, ""), ("name", None, "")]
