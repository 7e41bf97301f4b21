"""A sample as a workbook."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl

from tests.tables.kit import ON, catalogue
from tidu.tables.sample.workbook import write_workbook
from tidu.tables.template.layout import columns_of


def test_headings_formats_and_filter(tmp_path: Path) -> None:
    columns = [
        column
        for column in columns_of(catalogue(), ON)
        if column.key in ("uscc", "established_on", "revenue")
    ]
    file = tmp_path / "样例.xlsx"
    write_workbook(file, "名单", columns, [("x", date(2015, 3, 1), Decimal("1.5")), ("y", None, 2)])
    sheet = openpyxl.load_workbook(file)["名单"]
    assert [cell.value for cell in sheet[1]] == ["统一社会信用代码", "成立日期", "营业收入（万元）2025"]
    assert [cell.value for cell in sheet[3]] == ["y", None, 2]
    assert sheet["B2"].number_format == "yyyy-mm-dd"
    assert sheet["C2"].number_format == "#,##0.00####"
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:C3"
