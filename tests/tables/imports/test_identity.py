"""Whose row it is."""

import pytest

from tests.tables.imports.kit import faults, opened, read
from tests.tables.kit import CODE, Row, code
from tidu.engine.uscc import check_sign

HEADER = [CODE, "企业名称", "营业收入（万元）2025"]


def test_a_row_without_a_code_waits_and_is_no_fault() -> None:
    (row,) = read([HEADER, [None, "示例甲", 3]])
    assert (row.uscc, row.name, row.faults, row.cells) == ("", "示例甲", (), ("", "示例甲", "3"))
    assert row.values == {2025: {"revenue": "30000.00"}}
    (row,) = read([["企业名称", "营业收入（万元）2025"], ["示例甲", 3]])
    assert (row.uscc, row.name) == ("", "示例甲")


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (9.13205810000003772e17, "被存成了数字（9.13206E+17），末几位已经丢失"),
        (code(1)[:-1] + ("X" if code(1)[-1] != "X" else "Y"), "校验位不符"),
        ("91320581", "应为18位"),
    ],
)
def test_wrong_codes(cell: object, words: str) -> None:
    ((row, heading, message),) = faults([HEADER, [cell, "示例甲", 3]])
    assert (row, heading) == (2, CODE)
    assert words in message


def test_nobodys_row_is_refused_and_hollow_ones_are_skipped() -> None:
    rows: list[Row] = [HEADER, ["无", None, 5], [None, None, 0], [" ", "-", "0.00"], [None, "合计", 5]]
    ((row, _, message),) = faults(rows)
    assert (row, message) == (2, "既没有统一社会信用代码，也没有企业名称，请补填其中一项")
    reading = opened(rows)
    list(reading.rows())
    assert {note.kind: note.rows for note in reading.notes()} == {
        "skipped-hollow": (3, 4),
        "skipped-total": (5,),
    }


def test_rows_that_are_no_firms() -> None:
    rows: list[Row] = [
        HEADER, ["【示例】", "x", 1], [code(9), "【示例】某公司", 1], [code(1), "示例甲", 1], HEADER,
        [None, "企业名称", None], ["注：数据来自平台"],
    ]  # fmt: skip
    assert [row.row for row in read(rows)] == [4]


def test_repeats_within_the_file() -> None:
    rows: list[Row] = [HEADER, [code(1), "示例甲", 1], [code(2), "示例乙", 1], [code(1), "示例甲", 2]]
    ((row, heading, message),) = faults(rows)
    assert (row, heading) == (4, CODE)
    assert message.startswith("与第 2 行统一社会信用代码重复")
    assert faults([HEADER, [None, "示例甲", 1], [None, "示例甲", 2]]) == []


def test_a_year_a_row() -> None:
    header = [CODE, "年度", "营业收入（万元）"]
    good = read([header, [code(1), 2024, 1], [code(1), "2025年度", 2], [code(2), "2025", 3]])
    assert [row.values for row in good] == [
        {2024: {"revenue": "10000.00"}},
        {2025: {"revenue": "20000.00"}},
        {2025: {"revenue": "30000.00"}},
    ]
    bad = faults(
        [header, [code(1), 2024, 1], [code(1), "2024年", 2], [code(2), None, 3], [code(3), "去年", 3]]
    )
    assert [(row, message[:12]) for row, _, message in bad] == [
        (3, "与第 2 行同一年度（2"),
        (4, "没有填年度，请补填，如 "),
        (5, "年度应为四位数字，如 2"),
    ]


def test_in_ledgers_a_firm_may_stand_often_but_a_number_once() -> None:
    header = [CODE, "专利权人", "专利号", "专利名称"]
    rows: list[Row] = [
        header, [code(1), "示例甲", "ZL1", "甲"], [code(1), "示例甲", "ZL2", "乙"], [code(2), "示例乙", "ZL1", "甲"],
        [code(1), "示例甲", None, "丙"], [code(1), "示例甲", None, "丁"], [code(1), "示例甲", "ZL1", "甲"],
        [None, "示例丙", "ZL1", "甲"], [None, "示例丙", "ZL1", "甲"],
    ]  # fmt: skip
    assert [(row, message[:21]) for row, _, message in faults(rows)] == [
        (7, "与第 2 行是同一企业的同一编号（ZL1）"),
        (9, "与第 8 行是同一企业的同一编号（ZL1）"),
    ]


def test_a_doubtful_seventeenth_sign_is_told_and_taken() -> None:
    first = code(1)[:16] + "X"
    reading = opened([HEADER, [first + check_sign(first), "示例甲", 1]])
    (row,) = reading.rows()
    assert row.faults == ()
    assert [note.kind for note in reading.notes()] == ["uscc-17"]


def test_a_name_that_is_too_long() -> None:
    ((_, heading, message),) = faults([HEADER, [code(1), "长" * 121, 1]])
    assert heading == "企业名称"
    assert "最多 120 个" in message
