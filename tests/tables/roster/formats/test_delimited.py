"""Delimited text: encodings, delimiters, quotes."""

import pytest

from tests.tables.kit import csv_text
from tidu.tables.roster.errors import RosterError
from tidu.tables.roster.formats.delimited import open_delimited

ROWS = [["统一社会信用代码", "营业收入（万元）"], ["91350100M000100Y43", "1500"]]


@pytest.mark.parametrize(
    ("codec", "remark"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("gb18030", "文件按 GB18030 编码读入"),
        ("utf-16", "文件按 UTF-16 编码读入"),
    ],
)
def test_encodings(codec: str, remark: str) -> None:
    sheet = open_delimited(csv_text(ROWS).encode(codec), "x")
    assert [list(row) for row in sheet.rows()] == ROWS
    assert sheet.remark == remark


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_delimiters(delimiter: str) -> None:
    title = "2026年名单，共1家\r\n"
    sheet = open_delimited((title + csv_text(ROWS, delimiter)).encode(), "x")
    assert [list(row) for row in sheet.rows()][1:] == ROWS
    assert sheet.height == 3
    assert sheet.merged is None


def test_quoted_cells_may_hold_delimiters_and_line_breaks() -> None:
    sheet = open_delimited('代码;名称\r\n1;"甲,乙\n丙;丁"\r\n2;戊\r\n'.encode(), "x")
    assert [list(row) for row in sheet.rows()] == [["代码", "名称"], ["1", "甲,乙\n丙;丁"], ["2", "戊"]]


def test_blank_lines_count_as_rows() -> None:
    sheet = open_delimited(b"a,b\r\n\r\n1,2\r\n", "x")
    assert [list(row) for row in sheet.rows()] == [["a", "b"], [], ["1", "2"]]


def test_an_unknown_encoding() -> None:
    with pytest.raises(RosterError, match="文字编码无法识别"):
        open_delimited(b"abc,\xff\xff\xff", "x")


def test_a_cell_without_end() -> None:
    with pytest.raises(RosterError, match="不是完整的分隔文本"):
        open_delimited(b'a,"' + b"b" * (2**24 + 1), "x")
