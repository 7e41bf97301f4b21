"""Addresses of columns: values, who has one, and where a slice begins."""

import ctypes

import polars as pl

from tidu.engine.columnar.native.arrow import columns_of


def values_of(column: object, count: int) -> list[float]:
    address, start = column.values, column.start  # type: ignore[attr-defined]
    return list((ctypes.c_double * count).from_address(address + 8 * start))


def test_columns_are_read_without_copying() -> None:
    frame = pl.DataFrame({"a": [1.0, 2.0, 3.0], "b": [1.0, None, 3.0]})
    with columns_of(frame) as (a, b):
        assert values_of(a, 3) == [1.0, 2.0, 3.0]
        assert (a.everybody, b.everybody) == (0, -1)
        bits = ctypes.c_uint8.from_address(b.validity).value >> b.start
        assert bits & 0b111 == 0b101


def test_slices_begin_where_they_do() -> None:
    frame = pl.DataFrame({"a": [float(row) for row in range(100)]}).slice(37, 5)
    with columns_of(frame) as (a,):
        assert values_of(a, 5) == [37.0, 38.0, 39.0, 40.0, 41.0]


def test_chunks_are_joined() -> None:
    part = pl.DataFrame({"a": [1.0, None]})
    with columns_of(pl.concat([part, part], rechunk=False)) as (a,):
        assert values_of(a, 4)[2] == 1.0
