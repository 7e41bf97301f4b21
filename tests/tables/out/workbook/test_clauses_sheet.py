from tests.tables.out.made import SIZE, SRDI, SRDI_2022, diagnosis, firm
from tests.tables.out.workbook.opened import records_of, sheet_written
from tidu.engine.schema.common import CaseName
from tidu.tables.out.workbook.clauses_sheet import write_clauses


def clauses(*ids: str, case: CaseName = "new") -> list[dict[str, object]]:
    made = diagnosis([firm()], *ids, case=case)
    return records_of(sheet_written(lambda sheet: write_clauses(sheet, made, "总览")))


def row(rows: list[dict[str, object]], label: str) -> dict[str, object]:
    return next(item for item in rows if item["条件或指标"] == label)


def test_every_condition_with_its_source() -> None:
    found = row(clauses(SRDI), "主营业务收入占营业收入比重")
    assert found["标准编号"] == SRDI
    assert found["要求"] == "上年度主营业务收入 ÷ 上年度营业收入 ≥ 80%"
    assert found["条款"] == "附件1·二"
    assert found["文号"] == "工信部企业〔2026〕2号"
    assert found["施行日期"] == "2026-04-01"
    assert found["印证程度"] == "两处印证"


def test_indicators_sizes_and_notes() -> None:
    rows = clauses(SRDI_2022, SIZE)
    assert {item["类别"] for item in rows} == {"条件", "指标", "划型", "注"}
    assert "80% 以上 5 分" in str([item["要求"] for item in rows if item["类别"] == "指标"])
    assert str(row(rows, "工业")["要求"]).startswith(
        "大型：上年度从业人员 ≥ 1,000 人 且 上年度营业收入 ≥ 4 亿元；中型"
    )


def test_a_condition_the_case_does_not_test_says_so() -> None:
    rows = clauses("national.little-giant-2026", case="renewal")
    assert "本次申报情形不适用" in {item["说明"] for item in rows}
