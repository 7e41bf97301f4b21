"""Announced lists: names alone are enough, levels and ends are read where they stand."""

import pytest

from tests.tables.imports.kit import packs
from tests.tables.kit import CODE, ON, Row, code, workbook
from tidu.tables.imports.announced import open_announced
from tidu.tables.imports.results import ReadRow
from tidu.tables.roster.errors import RosterError


def read(*rows: Row) -> list[ReadRow]:
    known = packs()
    reading = open_announced(
        workbook(rows), name="名单.xlsx", catalogue=known.catalogue, levels=known.levels, on=ON
    )
    return list(reading.rows())


def test_names_alone() -> None:
    rows = read(["序号", "企业名称"], [1, "示例甲有限公司"], [2, "示例乙有限公司"])
    assert [(row.name, row.record, row.faults) for row in rows] == [
        ("示例甲有限公司", {}, ()),
        ("示例乙有限公司", {}, ()),
    ]


def test_everything_a_list_may_say() -> None:
    header = ["序号", CODE, "企业名称", "称号", "证书编号", "有效期起", "有效期至"]
    (row,) = read(
        header, [1, code(1), "示例甲有限公司", "专精特新“小巨人”企业", "SR1", "2026-03-01", "2029-02-28"]
    )
    assert (row.uscc, row.faults) == (code(1), ())
    assert row.record == {
        "level": "national.little-giant", "number": "SR1", "from": "2026-03-01", "until": "2029-02-28",
    }  # fmt: skip


def test_a_level_nobody_knows_is_a_fault_of_its_row() -> None:
    (row,) = read(["企业名称", "称号"], ["示例甲有限公司", "什么称号"])
    assert [fault.heading for fault in row.faults] == ["称号"]


def test_without_a_column_of_firms_it_says_what_was_read() -> None:
    with pytest.raises(RosterError, match="没有找到“企业名称”或“统一社会信用代码”列（表头读到：证书编号"):
        read(["证书编号", "有效期至"], ["SR1", "2029-01-01"])
