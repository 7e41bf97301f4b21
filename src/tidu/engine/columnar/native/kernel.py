"""The whole of a plan as one function over rows, as LLVM text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from tidu.engine.columnar.native import numbers
from tidu.engine.columnar.native.code import EVERY, FIRMS, Code, vector
from tidu.engine.columnar.native.leaves import AHEAD, SIZES, Leaves, NotNativeError, leaves_of
from tidu.engine.columnar.native.numbers import Number, as_kind
from tidu.engine.columnar.native.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidu.engine.columnar.plan import Plan

_KINDS: dict[pl.DataType, str] = {
    pl.UInt8(): numbers.BYTE, pl.Float64(): numbers.REAL, pl.Int32(): "i32", pl.Int64(): "i64",
}  # fmt: skip
DOUBT = "·doubt"
"""A byte a firm, not zero where Polars must decide."""
_TEXT = """\
declare i{firms} @llvm.fshr.i{firms}(i{firms}, i{firms}, i{firms})
declare <{firms} x double> @llvm.fabs.v{firms}f64(<{firms} x double>)
declare <{firms} x double> @llvm.floor.v{firms}f64(<{firms} x double>)

declare double @llvm.fabs.f64(double)
declare double @llvm.floor.f64(double)
declare double @llvm.roundeven.f64(double)
declare i{firms} @llvm.cttz.i{firms}(i{firms}, i1)
declare void @llvm.prefetch.p0(ptr, i32, i32, i32)

{routines}

define void @judge(ptr noalias %columns, ptr noalias %outputs, i64 %start, i64 %stop) #0 {{
entry:
  br label %firms
firms:
  %row = phi i64 [ %start, %entry ], [ %next, %firms ]
  {body}
  %next = add i64 %row, {firms}
  %end = add i64 %next, {firms}
  %more = icmp sle i64 %end, %stop
  br i1 %more, label %firms, label %done
done:
  ret void
}}

attributes #0 = {{ nounwind "min-legal-vector-width"="512" "prefer-vector-width"="512" }}
"""


@dataclass(frozen=True, slots=True)
class Kernel:
    """Machine code's source, what it reads, and what it writes.

    ``judge(columns, outputs, start, stop)`` judges the rows from ``start`` in steps of `FIRMS` as long as so many
    are left before ``stop``, at least once. ``outputs`` are the addresses of the columns, the last of which is `DOUBT`.
    ``dtypes`` are their types by name, ``widths`` the bytes of a value.
    """

    text: str
    leaves: Leaves
    dtypes: Mapping[str, pl.DataType]
    widths: tuple[int, ...]


def kernel_of(plan: Plan, schema: Mapping[str, pl.DataType], answer: Mapping[str, pl.DataType]) -> Kernel:
    """Write the machine code of a plan.

    Args:
        plan: what to make.
        schema: column types of the frames.
        answer: column types of what the plan makes.

    Raises:
        NotNativeError: something in it is for Polars alone.
    """
    leaves = leaves_of(plan.nodes.values(), schema)
    if not leaves.names:
        raise NotNativeError("no column to read")
    code = Code()
    writer = Writer(code, leaves)
    numbers_of = {}
    for name, node in plan.nodes.items():
        dtype = pl.UInt8() if node.op == "named" else answer[name]
        numbers_of[name] = _output(code, writer.number(node), dtype), dtype
    for name, limit in plan.limits.items():
        # NaN stands above every limit, infinity included.
        writer.doubted(numbers.compare(code, ">", writer.number(leaves.column(name)), limit).yes)
    doubt = numbers.chosen(code, writer.doubt, numbers.constant(1), numbers.constant(0))
    numbers_of[DOUBT] = doubt, pl.UInt8()
    for place, (number, _) in enumerate(numbers_of.values()):
        _store(code, place, number)
    return Kernel(
        _TEXT.format(routines="\n".join(writer.routines), body="\n  ".join(code.lines), firms=FIRMS),
        leaves,
        {name: dtype for name, (_, dtype) in numbers_of.items()},
        tuple(SIZES[numbers.ELEMENTS[number.kind]] for number, _ in numbers_of.values()),
    )


def _output(code: Code, number: Number, dtype: pl.DataType) -> Number:
    """Bring a number to the type of its column."""
    kind = _KINDS.get(dtype)
    if kind is None or number.valid != EVERY:
        raise NotNativeError(str(dtype))
    if number.kind == numbers.WHOLE and numbers.ELEMENTS[kind] != "i64":
        element = vector(numbers.ELEMENTS[kind])
        return Number(code.make(f"trunc {number.vector} {number.text} to {element}"), kind)
    return as_kind(code, number, kind)


def _store(code: Code, place: int, number: Number) -> None:
    address = code.make(f"getelementptr ptr, ptr %outputs, i64 {place}")
    column = code.make(f"load ptr, ptr {address}, align 8")
    element = numbers.ELEMENTS[number.kind]
    first = code.make(f"getelementptr {element}, ptr {column}, i64 %row")
    ahead = code.make(f"getelementptr {element}, ptr {first}, i64 {AHEAD // 2}")
    code.do(f"call void @llvm.prefetch.p0(ptr {ahead}, i32 1, i32 3, i32 1)")
    code.do(f"store {number.vector} {number.text}, ptr {first}, align 1")
