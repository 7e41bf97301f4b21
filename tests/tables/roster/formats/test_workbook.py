"""Workbooks: sheets, rows from the top, merged cells, hidden sheets, and what cannot be opened."""

import io

import openpyxl
import pytest
import xlsxwriter

from tests.tables.kit import workbook, workbook_of
from tidu.tables.roster.errors import RosterError
from tidu.tables.roster.formats.workbook import open_workbook


def add_chart_sheet(book: xlsxwriter.Workbook) -> None:
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "=名单!$A$1:$A$2"})
    book.add_chartsheet("图").set_chart(chart)


def test_rows_start_at_the_top_and_columns_at_the_first_used() -> None:
    (sheet,) = open_workbook(workbook([[], [], [None, None, "甲", 1.5]]), "x")
    assert sheet.name == "名单"
    assert sheet.height == 3
    assert sheet.first_column == 2
    assert [list(row) for row in sheet.rows()] == [["", ""], ["", ""], ["甲", 1.5]]
    assert sheet.head(1) == [["", ""]]


def test_merged_cells_are_known() -> None:
    (sheet,) = open_workbook(workbook([["甲", "乙"]], {"A2:C2": "丙"}), "x")
    assert sheet.merged == [((1, 0), (1, 2))]


def test_an_empty_sheet_has_no_rows() -> None:
    first, second = open_workbook(workbook_of({"空": [], "有": [["甲"]]}), "x")
    assert (first.height, list(first.rows()), first.first_column) == (0, [], 0)
    assert second.height == 1


def test_hidden_sheets_are_marked_and_charts_left_out() -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    book.add_worksheet("名单").write(0, 0, "甲")
    book.add_worksheet("旧").hide()
    add_chart_sheet(book)
    book.close()
    assert [(sheet.name, sheet.hidden) for sheet in open_workbook(buffer.getvalue(), "x")] == [
        ("名单", False),
        ("旧", True),
    ]


def test_a_workbook_written_by_another_library() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["甲", 1])
    buffer = io.BytesIO()
    book.save(buffer)
    (found,) = open_workbook(buffer.getvalue(), "x")
    assert [list(row) for row in found.rows()] == [["甲", 1.0]]


def test_a_broken_workbook() -> None:
    data = workbook([["甲"]])
    with pytest.raises(RosterError, match=r"“名单.xlsx”无法作为表格打开，可能已损坏.*另存为 .xlsx 再试"):
        open_workbook(data[: len(data) // 2], "名单.xlsx")


def test_only_charts() -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    add_chart_sheet(book)
    with pytest.warns(UserWarning, match="名单"):  # the chart's own sheet is what is missing
        book.close()
    with pytest.raises(RosterError, match="没有工作表（只有图表）"):
        open_workbook(buffer.getvalue(), "x")
