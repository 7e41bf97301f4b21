"""Rows that Polars decided are written over those that machine code made."""

import ctypes

import polars as pl

from tidu.engine.columnar.native.patch import patch


def test_rows_are_written_in_place() -> None:
    codes, points = (ctypes.c_uint8 * 5)(*range(5)), (ctypes.c_double * 5)(*range(5))
    columns = (ctypes.c_void_p * 2)(ctypes.addressof(codes), ctypes.addressof(points))
    rows = pl.Series([9, 1, 4], dtype=pl.UInt32).slice(1)
    values = pl.DataFrame({"code": pl.Series([77, 88], dtype=pl.UInt8), "points": [0.5, 1.5]})
    patch(columns, (1, 8), rows, values)
    assert list(codes) == [0, 77, 2, 3, 88]
    assert list(points) == [0.0, 0.5, 2.0, 3.0, 1.5]
