from datetime import date

import pytest
from rich.table import Table
from rich.text import Text

from tidu.cli.console import show
from tidu.cli.plan_tables import list_table, listing_tables
from tidu.plans import load_plans
from tidu.tables.out.listings import Listing


def test_a_heading_and_a_table_without_its_empty_columns() -> None:
    listing = Listing("甲", "题目", ("有", "空", "数"), (("[b]x[/b]", "", 1234), ("y", None, 5)))
    heading, table = listing_tables([listing])
    assert isinstance(heading, Text)
    assert heading.plain == "题目"
    assert isinstance(table, Table)
    assert [column.header for column in table.columns] == ["有", "数"]
    cells = [str(cell) for column in table.columns for cell in column.cells]
    assert cells == ["[b]x[/b]", "y", "1,234", "5"]


def test_plans_with_whether_they_are_in_force(capsys: pytest.CaptureFixture[str]) -> None:
    plans = [load_plans().plan(name) for name in ("changshu", "wujiang-resort")]
    show(list_table(plans, date(2025, 6, 30)))
    text = capsys.readouterr().out
    assert "2023-01-01 至 2025-12-31（有效）" in text
    assert "2022-01-01 至 2024-12-31（已到期）" in text
    show(list_table(plans, date(2022, 6, 30)))
    assert "（未开始）" in capsys.readouterr().out
