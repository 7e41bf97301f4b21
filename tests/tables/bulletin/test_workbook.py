import io

from python_calamine import CalamineWorkbook

from tests.tables.bulletin.kit import content
from tidu.tables.bulletin.model import Content
from tidu.tables.bulletin.workbook import workbook


def test_each_table_is_a_sheet_with_its_numbers() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook(content())))
    assert book.sheet_names == ["目标进展", "空表"]
    rows = book.get_sheet_by_name("目标进展").to_python()
    assert rows[1] == ["目标", "完成家数", "状态"]
    assert rows[2] == ["示例市专精特新中小企业培育库", 1024.0, "滞后"]
    # A text that begins with = is no formula.
    assert rows[3][0] == "=示例公式"


def test_without_tables_it_says_so() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook(Content("报头", "1", "局", "", "标题", ()))))
    assert "没有表" in str(book.get_sheet_by_name("通报").to_python()[0][0])
