import pytest

from tests.tables.out.made import SRDI, SRDI_2022, diagnosis, firm
from tests.tables.out.workbook.opened import labels_of, records_of, sheet_written
from tidu.engine.schema.common import CaseName
from tidu.tables.out.findings import shown_value
from tidu.tables.out.workbook.sheet import Sheet
from tidu.tables.out.workbook.standard_sheet import StandardSheet

FIRMS = (
    firm(1),
    firm(2, main_revenue="1599.99万", market_position_ok=None, name="=虚构"),
    firm(3, provincial_feature_score=7, evaluation_score=None),
)


def written(standard: str, case: CaseName = "new"):  # type: ignore[no-untyped-def] # noqa: ANN201 - openpyxl's
    made = diagnosis(FIRMS, standard, case=case)
    (chosen,) = made.chosen

    def write(sheet: Sheet) -> None:
        rows = StandardSheet(sheet, made, chosen, "总览")
        for judged in made.judged(chosen):
            assert judged.result is not None
            rows.append(judged.firm, judged.result)

    return sheet_written(write)


def test_a_firm_a_row_a_condition_a_column() -> None:
    sheet = written(SRDI)
    labels = labels_of(sheet)
    assert labels[:5] == ["统一社会信用代码", "企业名称", "辖区", "结论", "缺口数"]
    made = diagnosis(FIRMS, SRDI)
    (chosen,) = made.chosen
    for record, judged in zip(records_of(sheet), made.judged(chosen), strict=True):
        assert judged.result is not None
        assert record["统一社会信用代码"] == judged.firm.uscc
        assert record["结论"] == judged.result.verdict.label
        assert record["缺口数"] == sum(item.verdict.name == "unmet" for item in judged.result.conditions)
        for condition in judged.result.conditions:
            assert record[condition.label] == shown_value(condition)


def test_clauses_stand_above_the_labels() -> None:
    sheet = written(SRDI)
    clauses = [cell.value for cell in sheet[3]]
    assert clauses[3] == "工信部企业〔2026〕2号"
    assert "附件1·三" in clauses


def test_what_is_shown_never_crosses_the_bound() -> None:
    second = records_of(written(SRDI))[1]
    assert second["主营业务收入占营业收入比重"] == "不满足：79.9995%"


def test_points_are_numbers_or_ranges() -> None:
    records = records_of(written(SRDI_2022))
    feature = next(label for label in records[0] if "地方特色" in label)
    assert records[0][feature] == "0–15"
    assert records[2][feature] == 7
    low, high = (int(part) for part in str(records[0]["得分"]).split("–"))
    assert high - low >= 15


def test_colour_says_the_verdict_and_words_say_it_too() -> None:
    sheet = written(SRDI)
    colours = {str(sheet.cell(row, 4).value): sheet.cell(row, 4).fill.fgColor.rgb for row in (5, 6, 7)}
    assert set(colours) == {"满足", "不满足", "待补数据"}
    assert len(set(colours.values())) == 3


@pytest.mark.parametrize("case", ["new", "renewal"])
def test_both_cases_have_every_column(case: CaseName) -> None:
    assert len(labels_of(written("national.little-giant-2026", case))) == 5 + 16
