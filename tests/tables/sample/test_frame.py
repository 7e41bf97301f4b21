"""A sample as a frame: ids, and one type a fact even where every cell is empty."""

from decimal import Decimal
from pathlib import Path

import polars as pl

from tests.tables.kit import ON, catalogue
from tidu.tables.sample.frame import write_frame
from tidu.tables.template.layout import columns_of


def test_types_do_not_depend_on_the_firms(tmp_path: Path) -> None:
    columns = columns_of(catalogue(), ON)
    write_frame(tmp_path / "空.parquet", columns, [])
    write_frame(
        tmp_path / "一.parquet", columns, [{"uscc": "x", "revenue[-1]": Decimal("1.25"), "employees": 3}]
    )
    empty, one = (pl.read_parquet(tmp_path / name) for name in ("空.parquet", "一.parquet"))
    assert empty.schema == one.schema
    assert empty.columns == [column.key for column in columns]
    assert one.schema["revenue"] == pl.Float64
    assert one.schema["employees"] == pl.Int64
    assert one["revenue[-1]"].to_list() == [1.25]
