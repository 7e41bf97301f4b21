"""How cells are compared and shown."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from tidu.tables.roster.cells.texts import is_placeholder, one_line, plain, shown


@pytest.mark.parametrize(
    ("text", "same"),
    [("　１２３ ", "123"), ("'0123", "0123"), ("——", "--"), ("\u200b是\ufeff", "是"), ("35％", "35%")],
)
def test_plain(text: str, same: str) -> None:
    assert plain(text) == same


@pytest.mark.parametrize(
    "text", ["", "-", "——", "----", "/", "无", "#N/A", "#DIV/0!", "N / A", "nan", "暂无"]
)
def test_placeholders(text: str) -> None:
    assert is_placeholder(plain(text))


@pytest.mark.parametrize("text", ["0", "否", "-1", "无锡", "省级"])
def test_what_is_no_placeholder(text: str) -> None:
    assert not is_placeholder(plain(text))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (True, "是"),
        (False, "否"),
        (3.0, "3"),
        (0.1 + 0.2, "0.3"),
        (12345678.9, "12345678.9"),
        (Decimal("1E+4"), "10000"),
        (date(2026, 5, 31), "2026-05-31"),
        (datetime(2026, 5, 31), "2026-05-31"),  # noqa: DTZ001 - cells have no zones
        (datetime(2026, 5, 31, 8, 30), "2026-05-31 08:30:00"),  # noqa: DTZ001
        (" 名称 ", "名称"),
    ],
)
def test_shown(cell: object, text: str) -> None:
    assert shown(cell) == text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "line"),
    [("营业收入\n（万元） 2025", "营业收入（万元） 2025"), (" net  profit\n", "net profit"), ("", "")],
)
def test_one_line(text: str, line: str) -> None:
    assert one_line(text) == line
