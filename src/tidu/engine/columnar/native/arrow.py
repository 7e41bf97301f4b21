"""Addresses of a frame's columns, and frames over memory of our own, by Arrow's C data interface.

https://arrow.apache.org/docs/format/CDataInterface.html: structures, fields and capsules are named as there.
"""

from __future__ import annotations

import ctypes
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FORMATS: dict[pl.DataType, bytes] = {
    pl.UInt8(): b"C", pl.Int32(): b"i", pl.Int64(): b"l", pl.Float64(): b"g",
}  # fmt: skip
_VALID = ctypes.create_string_buffer(b"\xff" * 16, 16)
"""Bits of firms all of which have a value."""


class ArrowSchema(ctypes.Structure):
    """The type of an array."""


ArrowSchema._fields_ = (
    ("format", ctypes.c_char_p), ("name", ctypes.c_char_p), ("metadata", ctypes.c_void_p),
    ("flags", ctypes.c_int64), ("n_children", ctypes.c_int64),
    ("children", ctypes.POINTER(ctypes.POINTER(ArrowSchema))), ("dictionary", ctypes.c_void_p),
    ("release", ctypes.c_void_p), ("private_data", ctypes.c_void_p),
)  # fmt: skip


class ArrowArray(ctypes.Structure):
    """The buffers of an array."""


ArrowArray._fields_ = (
    ("length", ctypes.c_int64), ("null_count", ctypes.c_int64), ("offset", ctypes.c_int64),
    ("n_buffers", ctypes.c_int64), ("n_children", ctypes.c_int64),
    ("buffers", ctypes.POINTER(ctypes.c_void_p)), ("children", ctypes.POINTER(ctypes.POINTER(ArrowArray))),
    ("dictionary", ctypes.c_void_p), ("release", ctypes.c_void_p), ("private_data", ctypes.c_void_p),
)  # fmt: skip


class ArrowArrayStream(ctypes.Structure):
    """Arrays one after another."""

    _fields_ = (
        ("get_schema", ctypes.c_void_p), ("get_next", ctypes.c_void_p), ("get_last_error", ctypes.c_void_p),
        ("release", ctypes.c_void_p), ("private_data", ctypes.c_void_p),
    )  # fmt: skip


class Column(ctypes.Structure):
    """What the machine code is told of a column: see `leaves.COLUMN`."""

    _fields_ = (
        ("values", ctypes.c_void_p), ("validity", ctypes.c_void_p),
        ("start", ctypes.c_int64), ("everybody", ctypes.c_int64),
    )  # fmt: skip


_GET_NEXT = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
_RELEASE = ctypes.CFUNCTYPE(None, ctypes.c_void_p)
_pointer_of = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.py_object, ctypes.c_char_p)(
    ("PyCapsule_GetPointer", ctypes.pythonapi)
)
_capsule = ctypes.PYFUNCTYPE(ctypes.py_object, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p)(
    ("PyCapsule_New", ctypes.pythonapi)
)


@contextmanager
def columns_of(frame: pl.DataFrame) -> Iterator[Any]:
    """Addresses of a frame's columns (an array of `Column`), good inside the ``with``.

    Args:
        frame: with a row at least; of several chunks a copy is made.
    """
    capsule = frame.rechunk().__arrow_c_stream__()
    address = _pointer_of(capsule, b"arrow_array_stream")
    array = ArrowArray()
    failed = _GET_NEXT(ArrowArrayStream.from_address(address).get_next)(address, ctypes.addressof(array))
    if failed or array.length != frame.height:
        raise RuntimeError("Polars gave no single batch")
    children = [array.children[place].contents for place in range(array.n_children)]
    try:
        yield (Column * len(children))(*map(_column, children))
    finally:
        _RELEASE(array.release)(ctypes.addressof(array))


def _column(array: Any) -> Column:  # noqa: ANN401 - a ctypes structure has no types of its own
    values, start = array.buffers[1], array.offset
    if array.null_count and array.buffers[0]:
        return Column(values, array.buffers[0], start, -1)
    return Column(values, ctypes.addressof(_VALID), start, 0)


class Lent:
    """Columns in memory of ours, as an object that Polars makes a frame of."""

    def __init__(self, names: Sequence[str], dtypes: Sequence[pl.DataType], array: Any, release: int) -> None:  # noqa: ANN401
        """Take what the columns are called, and their array.

        Args:
            names: of the columns.
            dtypes: of the columns.
            array: an `ArrowArray` that owns the memory of its children.
            release: address of the function that releases an `ArrowSchema`.
        """
        self._array = array
        parts = zip(names, dtypes, strict=True)
        self._children = [
            ArrowSchema(format=_FORMATS[dtype], name=name.encode(), release=release) for name, dtype in parts
        ]
        pointers = (ctypes.POINTER(ArrowSchema) * len(self._children))(*map(ctypes.pointer, self._children))
        self._schema = ArrowSchema(
            format=b"+s", name=b"", n_children=len(self._children), children=pointers, release=release
        )

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
        """Hand the columns over."""
        del requested_schema
        return (
            _capsule(ctypes.addressof(self._schema), b"arrow_schema", None),
            _capsule(ctypes.addressof(self._array), b"arrow_array", None),
        )
