from decimal import Decimal

import pytest

from tests.tables.out.workbook.opened import labels_of, rows_of, sheet_written
from tidu.tables.out.workbook import sheet as module
from tidu.tables.out.workbook.sheet import Sheet


def simple(sheet: Sheet) -> None:
    sheet.title("标题", "总览")
    sheet.header(["代码", "企业名称", "金额"], ["", "", "附件1"], freeze=2)
    sheet.append([("001", "text"), ("虚构企业", "raw"), (Decimal("37.2"), "wan")])
    sheet.append([("002", "text"), ("", "raw"), (None, "wan")])


def test_title_link_header_and_rows() -> None:
    made = sheet_written(simple)
    assert made["A1"].value == "标题"
    assert made["A2"].hyperlink.location == "'总览'!A1"
    assert [cell.value for cell in made[3]] == ["", "", "附件1"]
    assert labels_of(made) == ["代码", "企业名称", "金额"]
    assert rows_of(made) == [["001", "虚构企业", 37.2], ["002", None, None]]


def test_header_stays_in_view_and_can_be_filtered() -> None:
    made = sheet_written(simple)
    assert made.freeze_panes == "C5"
    assert made.auto_filter.ref == "A4:C6"


def test_prints_across_one_page_with_its_header() -> None:
    made = sheet_written(simple)
    assert made.page_setup.orientation == "landscape"
    assert made.sheet_properties.pageSetUpPr
    assert made.sheet_properties.pageSetUpPr.fitToPage
    assert made.page_setup.fitToHeight == 0  # as many pages down as it takes; one across is the default
    assert made.print_title_rows == "$3:$4"


@pytest.mark.parametrize("text", ["=1+1", "+86", "-甲", "@SUM(A1)", "\t=1", '=HYPERLINK("x")'])
def test_text_never_becomes_a_formula(text: str) -> None:
    def write(sheet: Sheet) -> None:
        sheet.header(["名称"])
        sheet.append([(text, "text")])

    cell = sheet_written(write)["A2"]
    assert cell.data_type == "s"
    assert str(cell.value).strip() == text.strip()
    assert cell.quotePrefix


def test_columns_are_as_wide_as_their_text_within_reason() -> None:
    def write(sheet: Sheet) -> None:
        sheet.header(["短", "长"])
        sheet.append([("一", "text"), ("企" * 200, "text")])

    made = sheet_written(write)
    assert 8 <= made.column_dimensions["A"].width <= 14
    assert 50 <= made.column_dimensions["B"].width <= 65
    assert made.row_dimensions[2].height > 14 * 6  # 400 columns of text in a column of 60


def test_text_and_rows_stay_within_what_excel_takes() -> None:
    def write(sheet: Sheet) -> None:
        sheet.header(["名称"])
        sheet.append([("长" * 40_000, "text")])
        sheet.append([("控\x01制\x00符\n换行", "text")])

    made = sheet_written(write)
    assert len(str(made["A2"].value)) == 32_767
    assert made.row_dimensions[2].height <= 409
    assert "换行" in str(made["A3"].value)


def test_rows_past_the_end_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LAST_ROW", 2)
    made: list[Sheet] = []

    def write(sheet: Sheet) -> None:
        made.append(sheet)
        sheet.header(["名称"])
        for number in range(5):
            sheet.append([(str(number), "text")])

    assert rows_of(sheet_written(write)) == [["0"], ["1"]]
    assert made[0].left_out == 3
