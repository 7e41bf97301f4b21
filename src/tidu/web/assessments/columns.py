"""What a query finds as columns: hundreds of thousands of rows without an object each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
from django.db import connection
from django.db.models import TextField
from django.db.models.functions import Cast

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from django.db.models import QuerySet

# Rows that stand in memory as tuples at once: few enough that Python uses the same room again.
_ROWS = 4_000


def columns_of(
    found: QuerySet[Any, Any], schema: Mapping[str, pl.DataType | type[pl.DataType]]
) -> pl.DataFrame:
    """Ask a query and return its rows as a frame.

    Args:
        found: a ``values_list`` with as many columns as the schema, of whole numbers, figures and texts: they are
            taken as the database gives them. JSON and days are asked for by `as_text`, as their converters cost
            more than the query.
        schema: names and types of the columns, in their order.
    """
    values: list[list[Any]] = [[] for _ in schema]
    for rows in _fetched(found):
        for column, more in zip(values, zip(*rows, strict=True), strict=True):
            column.extend(more)
    return pl.DataFrame(
        [
            pl.Series(name, column, dtype=kind)
            for (name, kind), column in zip(schema.items(), values, strict=True)
        ]
    )


def as_text(column: str) -> Cast:
    """Return a column of documents or days as the text that the database keeps or would write of it."""
    return Cast(column, TextField())


def _fetched(found: QuerySet[Any, Any]) -> Iterator[list[tuple[Any, ...]]]:
    text, values = found.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(text, values)
        while rows := cursor.fetchmany(_ROWS):
            yield rows
