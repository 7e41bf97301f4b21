"""Parquet files: the column names are the header."""

import io
from decimal import Decimal

import polars as pl
import pytest

from tidu.tables.roster.errors import RosterError
from tidu.tables.roster.formats.parquet import open_parquet


def test_header_and_rows() -> None:
    buffer = io.BytesIO()
    pl.DataFrame({"uscc": ["甲", None], "revenue": [Decimal("1.50"), Decimal(2)]}).write_parquet(buffer)
    sheet = open_parquet(buffer.getvalue(), "x")
    assert [list(row) for row in sheet.rows()] == [
        ["uscc", "revenue"],
        ["甲", Decimal("1.50")],
        [None, Decimal(2)],
    ]
    assert sheet.height == 3


def test_a_broken_file() -> None:
    with pytest.raises(RosterError, match=r"“x”无法作为 parquet 打开"):
        open_parquet(b"PAR1broken", "x")
