"""Which sheet is read, and what is said when none will do."""

import pytest

from tests.tables.kit import CODE, Row, code, notes_of, read, workbook, workbook_of
from tidu.tables.roster.errors import RosterError

FIRMS: list[Row] = [[CODE, "企业名称", "营业收入（万元）"], [code(1), "示例甲", 1500]]
SUMMARY: list[Row] = [
    ["企业名称", "营业收入（万元）", "净利润（万元）", "研发费用（万元）"],
    ["示例甲", 1, 2, 3],
]


def test_the_sheet_that_fits_best_is_read_and_the_others_are_named() -> None:
    roster = read(workbook_of({"说明": [["填报说明"]], "汇总": SUMMARY, "企业": FIRMS}))
    assert roster.sheet == "企业"
    (note,) = notes_of(roster, "sheets-left")
    assert note.text == "读取工作表“企业”；其余未读：“说明”、“汇总”"


def test_of_equal_sheets_the_first_is_read() -> None:
    assert read(workbook_of({"甲": FIRMS, "乙": FIRMS})).sheet == "甲"


def test_a_sheet_may_be_asked_for() -> None:
    data = workbook_of({"甲": FIRMS, "乙": FIRMS})
    assert read(data, sheet=" 乙").sheet == "乙"
    with pytest.raises(RosterError, match=r"“a.xlsx”里没有名为“丙”的工作表；现有：“甲”、“乙”"):
        read(data, sheet="丙", name="a.xlsx")
    with pytest.raises(RosterError, match="该格式没有工作表"):
        read(f"{CODE},企业名称".encode(), sheet="丙")


def test_no_header() -> None:
    with pytest.raises(RosterError, match=r"“a.xlsx”的前 40 行里没有找到标题行.*请使用录入模板"):
        read(workbook([["甲", "乙"], [1, 2]]), name="a.xlsx")
    with pytest.raises(RosterError, match="工作表“说明”的前 40 行里没有找到标题行"):
        read(workbook_of({"说明": [["填报说明"]], "企业": FIRMS}), sheet="说明")


def test_no_column_of_codes() -> None:
    with pytest.raises(
        RosterError, match="工作表“名单”第 1 行的标题里没有“统一社会信用代码”列；请补上这一列再试"
    ):
        read(workbook(SUMMARY))


def test_where_the_header_was_found() -> None:
    assert notes_of(read(FIRMS), "header-row") == []
    assert notes_of(read([["名单"], *FIRMS]), "header-row")[0].text == "标题行是第 2 行"


def test_the_encoding_is_told() -> None:
    roster = read(f"{CODE},企业名称\n{code(1)},示例甲\n".encode("gb18030"))
    assert notes_of(roster, "encoding")[0].text == "文件按 GB18030 编码读入"
    assert roster.sheet == ""
