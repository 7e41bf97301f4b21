"""Machine code that writes the rows Polars decided into the columns that machine code made."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

from tidu.engine.columnar.native.arrow import columns_of
from tidu.engine.columnar.native.machine import compiled

if TYPE_CHECKING:
    import polars as pl

_TEXT = """\
define void @patch{bits}(ptr %column, ptr %values, ptr %rows, i64 %count) nounwind {{
entry:
  br label %each
each:
  %n = phi i64 [ 0, %entry ], [ %next, %each ]
  %from = getelementptr i{bits}, ptr %values, i64 %n
  %value = load i{bits}, ptr %from
  %place = getelementptr i32, ptr %rows, i64 %n
  %row = load i32, ptr %place
  %wide = zext i32 %row to i64
  %to = getelementptr i{bits}, ptr %column, i64 %wide
  store i{bits} %value, ptr %to
  %next = add i64 %n, 1
  %more = icmp slt i64 %next, %count
  br i1 %more, label %each, label %end
end:
  ret void
}}
"""
_PATCH = ctypes.CFUNCTYPE(None, *[ctypes.c_void_p] * 3, ctypes.c_int64)


def patch(columns: Any, widths: tuple[int, ...], rows: pl.Series, values: pl.DataFrame) -> None:  # noqa: ANN401
    """Write values into some rows of columns.

    Args:
        columns: addresses of the columns.
        widths: bytes of a value of each.
        rows: their places, UInt32; at least one.
        values: a row for each place, a column for each column, without nulls.
    """
    by_width = {
        width: _PATCH(*compiled(_TEXT.format(bits=8 * width), f"patch{8 * width}")) for width in set(widths)
    }
    with columns_of(rows.to_frame()) as (places,), columns_of(values) as found:
        sizes = zip(columns, found, widths, strict=False)
        for column, value, width in sizes:
            by_width[width](
                column, value.values + value.start * width, places.values + 4 * places.start, len(rows)
            )
