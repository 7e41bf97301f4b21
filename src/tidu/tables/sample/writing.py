"""Writing made-up firms to a file: .xlsx and .csv with Chinese headings, .parquet with ids."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from tidu.engine.packs.load import load_packs
from tidu.tables.roster.errors import RosterError
from tidu.tables.sample.firms import sample
from tidu.tables.template.examples import choice_label
from tidu.tables.template.layout import Column, columns_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tidu.tables.sample.figures import Row

_SHEET = "样例名单（虚构）"
Cell = str | int | Decimal | date | None


def write_sample(path: Path, *, n: int, seed: int, on: date) -> None:
    """Write made-up firms.

    Args:
        path: file to write; its ending chooses the format.
        n: how many firms.
        seed: the same seed gives the same firms.
        on: date of the evaluation; years in headings and ends of titles count from it.

    Raises:
        RosterError: another ending than .xlsx, .csv or .parquet.
        OSError: the file cannot be written.
    """
    columns = columns_of(load_packs().catalogue, on)
    rows = sample(n, seed, on=on)
    match path.suffix.lower():
        case ".xlsx":
            _write_workbook(path, columns, rows)
        case ".csv":
            _write_csv(path, columns, rows)
        case ".parquet":
            _write_parquet(path, columns, rows)
        case other:
            raise RosterError(f"样例不能写成“{other or path.name}”；请用 .xlsx、.csv 或 .parquet 作扩展名")


def _cells(row: Row, columns: Sequence[Column]) -> Iterator[Cell]:
    """Return a row as people write it: Chinese words, units of the headings."""
    for column in columns:
        value = row.get(column.key)
        if isinstance(value, bool):
            yield "是" if value else "否"
        elif isinstance(value, Decimal):
            yield value / column.factor
        elif isinstance(value, str) and column.fact.choices:
            yield choice_label(column.fact, value)
        elif value is None or isinstance(value, str | int | date):
            yield value


def _write_workbook(path: Path, columns: Sequence[Column], rows: Iterator[Row]) -> None:
    # Local: reading a sample back needs no writer.
    from tidu.tables.sample.workbook import write_workbook

    write_workbook(path, _SHEET, columns, (tuple(_cells(row, columns)) for row in rows))


def _write_csv(path: Path, columns: Sequence[Column], rows: Iterator[Row]) -> None:
    # With a byte order mark, or spreadsheets take it for GBK.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(column.heading for column in columns)
        for row in rows:
            writer.writerow(
                f"{cell.normalize():f}" if isinstance(cell, Decimal) else cell
                for cell in _cells(row, columns)
            )


def _write_parquet(path: Path, columns: Sequence[Column], rows: Iterator[Row]) -> None:
    # Local: Polars takes longer to import than most samples to write.
    from tidu.tables.sample.frame import write_frame

    write_frame(path, columns, rows)
