"""The workbook of rejected rows can be mended and read again as it is."""

import io

import pytest
from python_calamine import CalamineWorkbook

from tests.tables.imports.kit import opened, proposed, read
from tests.tables.kit import CODE, Row, code
from tidu.tables.imports.rejects import ERRORS, write_rejects

ROWS: list[Row] = [
    [CODE, "企业名称", "营业收入（万元）2025", "备注"],
    [code(1), "示例甲", "约3000", "+1+1"],
    [code(2), "示例乙", 5],
    [9.13205810000003772e17, "示例丙", -5],
]


@pytest.fixture
def rejected() -> bytes:
    reading = opened(ROWS)
    buffer = io.BytesIO()
    rows = ((row.row, row.cells, row.faults) for row in reading.rows() if row.faults)
    assert write_rejects(buffer, reading.headings, rows) == 2
    return buffer.getvalue()


def test_original_columns_and_what_is_wrong(rejected: bytes) -> None:
    header, first, second = (
        CalamineWorkbook.from_filelike(io.BytesIO(rejected)).get_sheet_by_index(0).to_python()
    )
    assert header == [*ROWS[0], ERRORS]
    assert first[:4] == [code(1), "示例甲", "约3000", "+1+1"]
    assert str(first[4]).startswith("原表第 2 行｜营业收入（万元）2025：营业收入应为数字")
    assert str(second[4]).count("；") >= 1


def test_read_again_the_column_of_errors_is_left_out_and_the_faults_are_the_same(rejected: bytes) -> None:
    proposal = proposed(rejected)
    assert proposal.columns[-1].mapping.heading == ERRORS
    assert proposal.columns[-1].mapping.target == ""
    again = [[fault.column for fault in row.faults] for row in read(rejected)]
    assert again == [[2], [0, 2]]
