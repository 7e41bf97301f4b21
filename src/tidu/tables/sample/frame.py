"""A sample as parquet: ids as column names, one type a fact even where no firm has it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import polars as pl

from tidu.engine.schema.facts import FactType

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from tidu.tables.sample.figures import Row
    from tidu.tables.template.layout import Column

_TYPES = {
    FactType.bool_: pl.Boolean(),
    FactType.date: pl.Date(),
    FactType.text: pl.String(),
    FactType.code: pl.String(),
    FactType.choice: pl.String(),
    FactType.count: pl.Int64(),
    FactType.years: pl.Int64(),
    FactType.rank: pl.Int64(),
    FactType.level: pl.Int64(),
}


def write_frame(path: Path, columns: Sequence[Column], rows: Iterable[Row]) -> None:
    """Write rows in base units: money in yuan and shares as fractions, both float64.

    Args:
        path: file to write.
        columns: facts and years to write.
        rows: facts by key.
    """
    table = list(rows)
    frame = pl.DataFrame(
        [
            pl.Series(column.key, [_plain(row.get(column.key)) for row in table], _type(column))
            for column in columns
        ]
    )
    with path.open("wb") as file:
        frame.write_parquet(file)


def _type(column: Column) -> pl.DataType:
    return _TYPES.get(column.fact.type, pl.Float64())


def _plain(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else value
