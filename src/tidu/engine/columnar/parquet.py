"""Parquet in, parquet out: judge files of any length in the memory of a few batches.

The engine touches no disk; here it hands two names to Polars, which does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
from polars.io.plugins import register_io_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tidu.engine.columnar.program import ColumnarProgram

BATCH = 262_144
"""Rows of a batch: large enough that starting its expressions costs little."""
KEEP = ("uscc", "name")
"""Columns carried over, where the file has them."""


def scan(
    program: ColumnarProgram,
    path_in: str,
    path_out: str,
    *,
    keep: Sequence[str] = KEEP,
    gaps: bool = False,
    parts: bool = False,
) -> None:
    """Judge a parquet file into another one, row for row.

    Args:
        program: what to judge by.
        path_in: a fact frame as parquet.
        path_out: where the answer goes; its columns are ``keep`` and those of `ColumnarProgram.run`.
        keep: columns to carry over, where they are.
        gaps: as for `ColumnarProgram.run`.
        parts: as for `ColumnarProgram.run`.
    """
    source = pl.scan_parquet(path_in)
    schema = source.collect_schema()
    kept = [name for name in keep if name in schema]
    # A frame without columns has no rows: one that says nothing still counts them.
    wanted = list(dict.fromkeys((*kept, *program.plan(schema, parts=parts).inputs))) or schema.names()[:1]

    def judged(batch: pl.DataFrame) -> pl.DataFrame:
        answer = program.run(batch, gaps=gaps, parts=parts)
        return batch.select(kept).hstack(answer) if kept else answer

    def batches(
        with_columns: list[str] | None, _predicate: pl.Expr | None, _rows: int | None, _size: int | None
    ) -> Iterator[pl.DataFrame]:
        total = source.select(pl.len()).collect().item()
        for start in range(0, total, BATCH):
            answer = judged(source.select(wanted).slice(start, BATCH).collect())
            yield answer if with_columns is None else answer.select(with_columns)

    answer = judged(pl.DataFrame(schema=schema).select(wanted))
    register_io_source(batches, schema=answer.schema).sink_parquet(path_out)
