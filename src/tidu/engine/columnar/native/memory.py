"""Memory that machine code fills and Polars then reads, lent out and taken back without copying.

Fresh memory is dear: the system hands it out page by page, zeroed, which takes longer than judging the firms
that fill it. So a few blocks are kept for the next frame. A frame over a block owns it until Polars has dropped
the last column, on whatever thread and at whatever time; what Polars calls then must not need Python, so keeping
and freeing are machine code too.
"""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

import polars as pl

from tidu.engine.columnar.native.arrow import ArrowArray, ArrowSchema, Lent
from tidu.engine.columnar.native.code import FIRMS
from tidu.engine.columnar.native.machine import compiled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

KEPT = 2
"""Blocks that are kept for later though no frame uses them."""
_LINE = 64
_POINTER = ctypes.sizeof(ctypes.c_void_p)

_malloc = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_size_t)(("PyMem_RawMalloc", ctypes.pythonapi))
_FREE = ctypes.cast(ctypes.pythonapi.PyMem_RawFree, ctypes.c_void_p).value
_TEXT = f"""\
@kept = internal global [{KEPT} x ptr] zeroinitializer

define void @release_array(ptr %array) nounwind {{
entry:
  %at = getelementptr i8, ptr %array, i64 {ArrowArray.private_data.offset}
  %block = load ptr, ptr %at
  %own = getelementptr i8, ptr %array, i64 {ArrowArray.release.offset}
  store ptr null, ptr %own
  %child = icmp eq ptr %block, null
  br i1 %child, label %end, label %keep
keep:
  %n = phi i64 [ 0, %entry ], [ %next, %taken ]
  %slot = getelementptr ptr, ptr @kept, i64 %n
  %swapped = cmpxchg ptr %slot, ptr null, ptr %block acq_rel monotonic
  %done = extractvalue {{ ptr, i1 }} %swapped, 1
  br i1 %done, label %end, label %taken
taken:
  %next = add i64 %n, 1
  %more = icmp slt i64 %next, {KEPT}
  br i1 %more, label %keep, label %free
free:
  call void inttoptr (i64 {_FREE} to ptr)(ptr %block)
  br label %end
end:
  ret void
}}

define void @release_schema(ptr %schema) nounwind {{
  %own = getelementptr i8, ptr %schema, i64 {ArrowSchema.release.offset}
  store ptr null, ptr %own
  ret void
}}

define ptr @take(i64 %size) nounwind {{
entry:
  br label %look
look:
  %n = phi i64 [ 0, %entry ], [ %next, %on ]
  %slot = getelementptr ptr, ptr @kept, i64 %n
  %block = atomicrmw xchg ptr %slot, ptr null acq_rel
  %none = icmp eq ptr %block, null
  br i1 %none, label %on, label %ask
ask:
  %has = load i64, ptr %block
  %fits = icmp eq i64 %has, %size
  br i1 %fits, label %found, label %free
found:
  ret ptr %block
free:
  call void inttoptr (i64 {_FREE} to ptr)(ptr %block)
  br label %on
on:
  %next = add i64 %n, 1
  %more = icmp slt i64 %next, {KEPT}
  br i1 %more, label %look, label %nothing
nothing:
  ret ptr null
}}
"""


class Block:
    """Room for columns of some widths and so many rows; in front of them, what Arrow is told of them.

    ``columns`` are their addresses. A block must end in a `frame` or be dropped.
    """

    def __init__(self, widths: Sequence[int], rows: int) -> None:
        """Take the room: a kept block of this very size, or fresh memory.

        Args:
            widths: bytes of one value of each column.
            rows: room for so many.

        Raises:
            MemoryError: the system has no more.
        """
        count = len(widths)
        head = _POINTER + count * (ctypes.sizeof(ArrowArray) + 3 * _POINTER) + _POINTER
        # Room for a last step of firms; and columns that begin alike would push each other out of the cache.
        spans = [_lines((rows + FIRMS) * width) + _LINE for width in widths]
        size = _lines(head) + sum(spans) + _LINE
        release, self._release_schema, take = compiled(_TEXT, "release_array", "release_schema", "take")
        address = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_int64)(take)(size) or _malloc(size)
        if address is None:
            raise MemoryError
        ctypes.c_int64.from_address(address).value = size
        self._array = ArrowArray(release=release, private_data=address)
        self._at = address + _POINTER
        first = _lines(address + head)
        self.columns = (ctypes.c_void_p * count)()
        for place, span in enumerate(spans):
            self.columns[place] = first
            first += span

    def frame(self, dtypes: Mapping[str, pl.DataType], rows: int) -> pl.DataFrame:
        """Make a frame of the first columns, without copying; the block is the frame's from then on.

        Args:
            dtypes: what the columns are called and hold.
            rows: how many rows they have.
        """
        array, count = self._array, len(dtypes)
        release, buffer_list = array.release, ctypes.c_void_p * 2
        children = self._put(ArrowArray * count)
        pointers = self._put(ctypes.POINTER(ArrowArray) * count)
        for place, child in enumerate(children):
            buffers = self._put(buffer_list)
            buffers[1] = self.columns[place]
            child.length, child.n_buffers, child.release = rows, len(buffers), release
            child.buffers = buffers
            pointers[place] = ctypes.pointer(child)
        array.length, array.n_buffers, array.n_children = rows, 1, count
        array.buffers, array.children = self._put(ctypes.c_void_p * 1), pointers
        return pl.DataFrame(Lent(tuple(dtypes), tuple(dtypes.values()), array, self._release_schema))

    def drop(self) -> None:
        """Give the room back."""
        ctypes.CFUNCTYPE(None, ctypes.c_void_p)(self._array.release)(ctypes.addressof(self._array))

    def _put(self, kind: type[Any]) -> Any:  # noqa: ANN401 - one of ctypes' own
        """Set up a structure at the head of the block, all zero."""
        found = kind.from_address(self._at)
        ctypes.memset(self._at, 0, ctypes.sizeof(kind))
        self._at += ctypes.sizeof(kind)
        return found


def _lines(size: int) -> int:
    """The next multiple of a line."""
    return -(-size // _LINE) * _LINE
