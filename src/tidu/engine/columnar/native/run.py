"""Run the machine code of a plan over frames, on every core, and let Polars decide what it may not."""

from __future__ import annotations

import ctypes
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import polars as pl

from tidu.engine.columnar.native.arrow import columns_of
from tidu.engine.columnar.native.code import FIRMS
from tidu.engine.columnar.native.kernel import DOUBT, kernel_of
from tidu.engine.columnar.native.machine import compiled
from tidu.engine.columnar.native.memory import Block
from tidu.engine.columnar.native.patch import patch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tidu.engine.columnar.plan import Plan

STEP = 512 * FIRMS
"""Rows that a thread takes at a time."""
_JUDGE = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int64, ctypes.c_int64)


class Native:
    """A plan as machine code, for frames of one schema."""

    def __init__(
        self, plan: Plan, schema: Mapping[str, pl.DataType], answer: Mapping[str, pl.DataType], room: int
    ) -> None:
        """Compile.

        Args:
            plan: what to make.
            schema: column types of the frames.
            answer: column types of what the plan makes.
            room: most rows of a frame.

        Raises:
            NotNativeError: something in the plan is for Polars alone.
        """
        self._kernel = kernel_of(plan, schema, answer)
        self._judge = _JUDGE(*compiled(self._kernel.text, "judge"))
        self._named = {name: dtype for name, dtype in answer.items() if dtype != self._kernel.dtypes[name]}
        self._room = room

    def run(self, facts: pl.DataFrame, decide: Callable[[pl.DataFrame], pl.DataFrame]) -> pl.DataFrame:
        """Judge a frame.

        Args:
            facts: a row at least, and no more than there is room for.
            decide: judges firms exactly that floats may not decide.
        """
        kernel, leaves = self._kernel, facts
        for stage in kernel.leaves.stages:
            leaves = leaves.with_columns(stage)
        block = Block(kernel.widths, self._room)
        try:
            for start, piece in _pieces(leaves.select(kernel.leaves.names)):
                self._fill(block, start, piece)
        except BaseException:
            block.drop()
            raise
        lent = block.frame(kernel.dtypes, facts.height)
        rows = (lent[DOUBT] != 0).arg_true()
        if len(rows):
            # Nobody has seen the frame yet: its memory may still be written to.
            codes = [pl.col(name).to_physical().cast(kernel.dtypes[name]) for name in self._named]
            patch(block.columns, kernel.widths, rows, decide(facts[rows]).with_columns(codes))
        names = [pl.col(name).cat.to(dtype) for name, dtype in self._named.items()]
        return lent.drop(DOUBT).with_columns(names)

    def _fill(self, block: Block, start: int, piece: pl.DataFrame) -> None:
        """Judge a piece of a frame into the rows from ``start`` on."""
        if piece.height < FIRMS:
            # What is written for the rows too many is written over by the next piece, or lies behind the last.
            piece = pl.concat([piece, piece.clear(FIRMS - piece.height)])
        rows, widths = piece.height, self._kernel.widths
        shifted = (address + start * width for address, width in zip(block.columns, widths, strict=True))
        outputs = (ctypes.c_void_p * len(widths))(*shifted)
        with columns_of(piece) as columns, ThreadPoolExecutor(pl.thread_pool_size()) as threads:

            def judge(first: int) -> None:
                if rows - first >= FIRMS:
                    self._judge(columns, outputs, first, min(rows, first + STEP))
                if rows - first <= STEP:
                    # The last firms fill no step: those before them are judged once more.
                    self._judge(columns, outputs, rows - FIRMS, rows)

            list(threads.map(judge, range(0, rows, STEP)))


def _pieces(frame: pl.DataFrame) -> Iterator[tuple[int, pl.DataFrame]]:
    """The parts of a frame that lie in one piece of memory each, and where they begin."""
    lengths = {tuple(column.chunk_lengths()) for column in frame.get_columns()}
    start = 0
    for length in lengths.pop() if len(lengths) == 1 else (frame.height,):
        yield start, frame.slice(start, length)
        start += length
