"""Rows that are no firms."""

import pytest

from tidu.tables.roster.model import Cell
from tidu.tables.roster.skipping import EXAMPLE_MARK, Skip, skip_of

HEADING = "统一社会信用代码"
CODE = "91350100M000100Y43"


def skip(*cells: Cell) -> Skip | None:
    """The first cell is the code, the second the name."""
    return skip_of(cells, cells[0], cells[1], HEADING)


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (("", "", ""), Skip.blank),
        ((None, None, None), Skip.blank),
        (("  ", "", ""), Skip.blank),
        ((CODE, f"{EXAMPLE_MARK}某公司", 3.0), Skip.example),
        (("（示例）", "某公司", 3.0), Skip.example),
        ((HEADING, "企业名称", "营业收入"), Skip.header),
        (("", "合 计", 3.0), Skip.total),
        (("合计", "", 3.0), Skip.total),
        (("", "", "平均值"), Skip.total),
        (("注：本表数据来自平台", "", ""), Skip.remark),
        (("", "填表人：", "联系人："), Skip.remark),
    ],
)
def test_rows_that_are_no_firms(cells: tuple[Cell, ...], kind: Skip) -> None:
    assert skip(*cells) is kind
    assert kind.label


@pytest.mark.parametrize(
    "cells",
    [
        (CODE, "示例精密机电037号有限公司", 3.0),
        ("", "示例甲", 3.0),
        (None, "示例甲", 3.0),
        (9.1e17, "示例甲", 3.0),
        ("", "注册公司", 3.0),
    ],
)
def test_rows_that_are_or_should_be(cells: tuple[Cell, ...]) -> None:
    assert skip(*cells) is None
