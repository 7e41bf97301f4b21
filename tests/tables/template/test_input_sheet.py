"""The sheet to fill in, read back by another library."""

from tests.tables.kit import ON, catalogue
from tests.tables.template.kit import opened
from tidu.tables.template.input_sheet import NAME, ROWS
from tidu.tables.template.layout import columns_of

COLUMNS = columns_of(catalogue(), ON)


def test_headings_stand_under_their_groups_and_stay_in_view() -> None:
    sheet = opened()[NAME]
    assert [cell.value for cell in sheet[2]] == [column.heading for column in COLUMNS]
    assert sheet["A1"].value == "企业信息"
    assert sheet.freeze_panes == "C3"
    assert "A1:E1" in {str(area) for area in sheet.merged_cells.ranges}


def test_every_column_has_its_check_down_the_sheet() -> None:
    sheet = opened()[NAME]
    checks = list(sheet.data_validations.dataValidation)
    assert len(checks) == len(COLUMNS)
    assert {area.max_row for check in checks for area in check.sqref.ranges} == {3 + ROWS}
    answers = [check for check in checks if check.formula1 == '"是,否"']
    assert len(answers) > 20


def test_the_example_is_grey_and_columns_are_wide_enough() -> None:
    sheet = opened()[NAME]
    assert sheet["B3"].value == "【示例】虚构精密机电有限公司"
    assert sheet["B3"].font.italic
    assert sheet["F3"].value == 5600
    assert sheet["F3"].number_format == "#,##0.00####"
    assert sheet.column_dimensions["A"].width > 18
    assert sheet.column_dimensions["B"].width > 27


def test_colours_tell_required_and_judged_columns() -> None:
    sheet = opened()[NAME]
    colours = {cell.value: cell.fill.fgColor.rgb for cell in sheet[2]}
    assert colours["统一社会信用代码"] == "FFFFE699"
    assert colours["属“六基”"] == colours["严重失信"] == "FFEDEDED"
    assert colours["企业名称"] == "FFDDEBF7"
