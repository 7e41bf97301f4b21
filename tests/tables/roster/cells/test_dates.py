"""Dates in cells."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tables.kit import catalogue
from tidu.engine.catalogue import Value
from tidu.tables.roster.cells import Odd, Oddity
from tidu.tables.roster.cells.dates import date_reader
from tidu.tables.roster.errors import CellError
from tidu.tables.roster.model import Cell

DAY = date(2026, 5, 31)


def read(cell: Cell) -> Value | Odd | None:
    return date_reader(catalogue().fact("srdi_until"))(cell)


@pytest.mark.parametrize(
    "cell",
    [
        DAY,
        datetime(2026, 5, 31, 8),  # noqa: DTZ001 - cells have no zones
        "2026-05-31",
        "2026/5/31",
        "2026.5.31",
        "2026年5月31日",
        "２０２６年５月３１日",
        "20260531",
        20260531.0,
        20260531,
        "2026-05-31 00:00:00",
        "2026-05-31T00:00:00Z",
    ],
    ids=repr,
)
def test_every_writing_of_a_day(cell: Cell) -> None:
    assert read(cell) == DAY


@pytest.mark.parametrize("cell", [46173.0, 46173, "46173"], ids=repr)
def test_a_serial_number_is_taken_and_noted(cell: Cell) -> None:
    assert read(cell) == Odd(Oddity.serial_date, DAY)


@pytest.mark.parametrize("cell", ["无", "-", "/", "暂无"])
def test_never_held(cell: Cell) -> None:
    assert read(cell) == Odd(Oddity.placeholder)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("2026-02-30", "实为“2026-02-30”，没有这一天"),
        ("2026年5月", "请补上日"),
        ("2026", "请补上月和日"),
        ("长期", "应为完整的日期，如 2026-05-31，实为“长期”，请改成日期"),
        ("3026-05-31", "没有这一天"),
        (3.0, "实为“3”"),
    ],
)
def test_what_is_no_day(cell: Cell, words: str) -> None:
    with pytest.raises(CellError) as caught:
        read(cell)
    assert words in str(caught.value)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_reads_back(day: date) -> None:
    assert read(day.isoformat()) == day
    assert read(f"{day:%Y%m%d}") == day
