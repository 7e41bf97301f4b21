"""What the machine code reads: columns of a frame, and what Polars has to make of them first.

Texts, years counted from dates and other types than plain ones stay with Polars: such nodes become columns of
their own, made before the machine code runs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polars as pl

from tidu.engine.columnar.emit import stages_of
from tidu.engine.columnar.native.code import FIRMS, WORD, vector
from tidu.engine.columnar.native.numbers import ELEMENTS, Number
from tidu.engine.columnar.native.truths import Truth, known

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tidu.engine.columnar.emit import Stages
    from tidu.engine.columnar.graph import Node
    from tidu.engine.columnar.native.code import Code

KINDS: dict[pl.DataType, str] = {
    pl.Boolean(): "bool", pl.Date(): "i32", pl.Float64(): "real",
    pl.Int8(): "i8", pl.Int16(): "i16", pl.Int32(): "i32", pl.Int64(): "i64",
    pl.UInt8(): "u8", pl.UInt16(): "u16", pl.UInt32(): "u32",
}  # fmt: skip
"""Types of columns that machine code reads as they are."""
_FOR_POLARS = frozenset({"cast", "coded", "physical", "is_in", "starts", "years"})
SIZES = {"i8": 1, "i16": 2, "i32": 4, "i64": 8, "double": 8}
"""Bytes of an element."""
LINE = 64
"""Bytes that processors fetch at once."""
AHEAD = 1024
"""Rows between what is read and what is asked for."""
COLUMN = "{ ptr, ptr, i64, i64 }"
"""One column of a batch: values, bits of who has one, rows to skip in both, and −1 (0: everybody has one)."""


class NotNativeError(Exception):
    """Something of a plan that machine code does not do; Polars does it."""


@dataclass(frozen=True, slots=True)
class Leaves:
    """Columns to read: ``names`` in their order, and the stages that make those the frame does not have."""

    names: tuple[str, ...]
    kinds: tuple[str, ...]
    places: Mapping[Node, int]
    stages: Stages = field(compare=False)

    def read(self, code: Code, node: Node) -> Truth | Number:
        """Load a step of firms of a leaf, from row ``%row`` on."""
        place = self.places[node]
        kind = self.kinds[place]
        start = self._field(code, place, 2, "i64")
        row = code.make(f"add i64 %row, {start}")
        everybody = self._field(code, place, 3, "i64")
        valid = _bits(code, self._field(code, place, 1, "ptr"), code.make(f"and i64 {row}, {everybody}"))
        values = self._field(code, place, 0, "ptr")
        if kind == "bool":
            return known(code, _bits(code, values, row), valid)
        element = ELEMENTS[kind]
        first = code.make(f"getelementptr {element}, ptr {values}, i64 {row}")
        _prefetch(code, first, element)
        loaded = code.make(f"load {vector(element)}, ptr {first}, align 1")
        return Number(loaded, kind, valid)

    def column(self, name: str) -> Node:
        """The leaf that is a column of the frame.

        Raises:
            NotNativeError: Polars alone reads it.
        """
        for node in self.places:
            if node.op == "column" and node.extra == name:
                return node
        raise NotNativeError(name)

    def _field(self, code: Code, place: int, number: int, kind: str) -> str:
        at = f"getelementptr {COLUMN}, ptr %columns, i64 {place}, i32 {number}"
        return code.make(f"load {kind}, ptr {code.make(at)}, align 8")


def leaves_of(outputs: Iterable[Node], schema: Mapping[str, pl.DataType]) -> Leaves:
    """Find what the machine code of some outputs reads from frames of a schema.

    Raises:
        NotNativeError: a column is of a type that machine code does not read.
    """
    found: dict[Node, str] = {}
    made: dict[str, Node] = {}
    seen: set[Node] = set()
    waiting = list(outputs)
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        if node.op == "column":
            found[node] = str(node.extra)
        elif node.op in _FOR_POLARS:
            found[node] = f"·leaf{len(made)}"
            made[found[node]] = node
        else:
            waiting.extend(node.args)
    stages = stages_of(made) if made else ()
    frame = pl.DataFrame(schema=dict(schema))
    for stage in stages:
        frame = frame.with_columns(stage)
    names = tuple(sorted(found.values()))
    places = {node: names.index(name) for node, name in found.items()}
    return Leaves(names, tuple(_kind(name, frame.schema[name]) for name in names), places, stages)


def _kind(name: str, dtype: pl.DataType) -> str:
    if dtype not in KINDS:
        raise NotNativeError(name)
    return KINDS[dtype]


def _prefetch(code: Code, first: str, element: str) -> None:
    """Ask for what will be read soon: no processor foresees two hundred columns by itself."""
    for at in range(0, FIRMS * SIZES[element], LINE):
        ahead = code.make(f"getelementptr i8, ptr {first}, i64 {AHEAD * SIZES[element] + at}")
        code.do(f"call void @llvm.prefetch.p0(ptr {ahead}, i32 0, i32 3, i32 1)")


def _bits(code: Code, base: str, row: str) -> str:
    """The bits of a step of firms from a row on, wherever in a byte they begin."""
    byte, shift = code.make(f"lshr i64 {row}, 3"), code.make(f"and i64 {row}, 7")
    first = code.make(f"getelementptr i8, ptr {base}, i64 {byte}")
    low = code.make(f"load {WORD}, ptr {first}, align 1")
    # The byte after the word is read only where bits of it are asked for: it may not be there.
    reach = code.make(f"add i64 {shift}, {FIRMS - 1}")
    last = code.make(f"getelementptr i8, ptr {first}, i64 {code.make(f'lshr i64 {reach}, 3')}")
    rest = code.make(f"load i8, ptr {last}, align 1")
    high = code.make(f"zext i8 {rest} to {WORD}")
    if WORD != "i64":
        shift = code.make(f"trunc i64 {shift} to {WORD}")
    return code.make(f"call {WORD} @llvm.fshr.{WORD}({WORD} {high}, {WORD} {low}, {WORD} {shift})")
