"""Which sheet, which kind of table and which row is the header."""

import pytest

from tests.tables.imports.kit import proposed
from tests.tables.kit import CODE, Row, code, workbook, workbook_of
from tidu.tables.roster.errors import RosterError

ROSTER: list[Row] = [[CODE, "企业名称", "营业收入（万元）2025"], [code(1), "示例甲", 1500]]
PATENTS: list[Row] = [
    [CODE, "专利权人", "专利号", "专利名称", "专利类型", "授权公告日"],
    [code(1), "示例甲", "ZL202010000001.1", "一种示例装置", "发明专利", "2020-05-01"],
]


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ([CODE, "企业名称", "营业收入"], "roster"),
        ([CODE, "企业名称"], "roster"),
        (PATENTS[0], "ip"),
        (["企业名称", "融资轮次", "投资机构", "到账金额（万元）", "到账日期"], "equity"),
        (["获奖单位", "奖项名称", "奖项级别", "企业名次", "获奖日期"], "awards"),
        ([CODE, "证书名称", "证书编号", "发证日期", "有效期至"], "certificates"),
        ([CODE, "依托单位", "研发机构名称", "机构级别", "认定时间"], "institutions"),
        ([CODE, "企业名称", "称号", "认定批次", "认定日期", "有效期至"], "titles"),
        ([CODE, "企业名称", "荣誉名称", "荣誉级别", "认定日期"], "designations"),
    ],
)
def test_the_headings_tell_the_kind_of_table(header: Row, kind: str) -> None:
    assert proposed([header, [None] * len(header)]).mapping.kind == kind


def test_the_sheet_that_names_the_most_is_read_and_others_may_be_chosen() -> None:
    data = workbook_of({"说明": [["填报说明"]], "名单": ROSTER, "专利": PATENTS})
    assert proposed(data).mapping.sheet == "专利"
    assert proposed(data, sheet="名单").mapping.kind == "roster"
    assert [sheet.name for sheet in proposed(data).sheets] == ["说明", "名单", "专利"]
    with pytest.raises(RosterError, match="没有名为“丙”的工作表"):
        proposed(data, sheet="丙")


def test_titles_above_the_header_do_not_matter() -> None:
    proposal = proposed([["2024年度示例市企业名单"], ["填报单位：示例局", None, "单位：万元"], *ROSTER])
    assert (proposal.mapping.first, proposal.mapping.last, proposal.rows) == (2, 2, 1)
    assert proposal.hinted_year == 2024
    assert "表头上方写明单位：万元" in proposal.notes


def test_a_header_that_was_not_found_is_said_and_may_be_chosen() -> None:
    rows: list[Row] = [["甲", "乙", "丙"], ["序", "企", "营收"], [1, "示例甲", 3]]
    proposal = proposed(rows)
    assert proposal.mapping.last == 0
    assert "没有自动认出标题行，暂按第 1 行" in proposal.notes[0]
    chosen = proposed(rows, row=2)
    assert [one.mapping.heading for one in chosen.columns] == ["序", "企", "营收"]
    assert chosen.columns[2].mapping.target == "revenue"


def test_a_row_chosen_for_the_header_may_have_merged_rows_above() -> None:
    rows: list[Row] = [[CODE, "企业名称"], [None, None, "营业收入", "净利润"], [code(1), "示例甲", 3, 2]]
    data = workbook(rows, {"A1:A2": CODE, "B1:B2": "企业名称", "C1:D1": "2024年（万元）"})
    mapping = proposed(data, row=2).mapping
    assert [(one.target, one.year) for one in mapping.columns[2:]] == [
        ("revenue", 2024),
        ("net_profit", 2024),
    ]


def test_nothing_that_could_be_a_header() -> None:
    with pytest.raises(RosterError, match="没有像标题行的内容"):
        proposed(workbook([[1, 2], [3, 4]]))
    with pytest.raises(RosterError, match="没有像标题行的内容"):
        proposed(ROSTER, row=900)
