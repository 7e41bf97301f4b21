from openpyxl.utils import get_column_letter

from tests.tables.fillin.kit import firm, opened
from tidu.tables.fillin.fill_sheet import NAME


def test_cells_that_decide_are_yellow_and_open_the_others_shut() -> None:
    sheet = opened([firm(1, "revenue"), firm(2, "employees")])[NAME]
    headings = [str(cell.value) for cell in sheet[1]]
    revenue = get_column_letter(headings.index("营业收入（万元）2025") + 1)
    employees = get_column_letter(
        next(place for place, text in enumerate(headings, 1) if text.startswith("从业人员"))
    )
    wanted, shut = sheet[f"{revenue}2"], sheet[f"{revenue}3"]
    assert wanted.protection.locked is False
    assert wanted.fill.fgColor.rgb == "FFFFF2CC"
    assert shut.protection.locked is True
    assert shut.fill.fgColor.rgb == "FFE7E6E6"
    assert sheet[f"{employees}3"].protection.locked is False
    assert sheet.protection.sheet is True
    assert sheet["A2"].protection.locked is True


def test_choices_and_answers_are_picked_from_a_list_where_the_cell_is_open() -> None:
    sheet = opened([firm(1, "size_industry"), firm(2), firm(3, "size_industry", "dishonesty_list")])[NAME]
    lists = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}
    industry = next(where for where, labels in lists.items() if "工业" in labels)
    assert {where for where in lists if where[0] == industry[0]} == {f"{industry[0]}2", f"{industry[0]}4"}
    assert '"是,否"' in lists.values()
