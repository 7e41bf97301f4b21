"""Write very many rows: what the ORM does, without a model for each row. For stores; nothing is checked here."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from django.db.models import Model

# SQLite of the last years takes 32,766 values a statement.
_VALUES_A_STATEMENT = 8_000


def next_ids(model: type[Model], count: int) -> Sequence[int]:
    """Return ids that no other row gets; call it in the transaction that inserts them."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            # The transaction holds the only pen: nobody else inserts before it ends.
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
            last = next(iter(cursor.fetchall()), (0,))[0]
            return range(last + 1, last + 1 + count)
        # In a query of its own the sequence's name is looked up once, not once an id.
        sequence = f"(SELECT pg_get_serial_sequence('\"{table}\"', 'id'))"
        cursor.execute(f"SELECT nextval({sequence}) FROM generate_series(1, %s)", [count])  # noqa: S608 - our own table
        return [row[0] for row in cursor.fetchall()]


def insert(model: type[Model], fields: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows; columns that are not named must be nullable or are given.

    PostgreSQL gets them by COPY. SQLite gets hundreds a statement, which takes half the time of a statement a row,
    and lets other threads work while a statement runs.

    Args:
        model: whose table.
        fields: names of its columns (``enterprise_id``).
        rows: values as the database takes them: JSON as text, times as `moment` gives them.
    """
    quote = connection.ops.quote_name
    into = f"{quote(model._meta.db_table)} ({', '.join(map(quote, fields))})"
    with connection.wrap_database_errors, connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            with cursor.copy(f"COPY {into} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        iterator, most = iter(rows), _VALUES_A_STATEMENT // len(fields)
        while some := list(islice(iterator, most)):
            statement = _insert_many(into, len(fields), len(some))
            # Not by Django's cursor: it would look through the thousands of places each time.
            connection.connection.execute(statement, list(chain.from_iterable(some)))


@lru_cache(64)
def _insert_many(into: str, columns: int, rows: int) -> str:
    """Return SQLite's own text of an insert of several rows."""
    one = f"({', '.join('?' * columns)})"
    return f"INSERT INTO {into} VALUES {', '.join([one] * rows)}"  # noqa: S608 - our own table


def update(model: type[Model], fields: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Set columns of rows: values in the order of the fields, then the row's id. As `insert` otherwise."""
    quote = connection.ops.quote_name
    columns = ", ".join(f"{quote(field)} = %s" for field in fields)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {quote(model._meta.db_table)} SET {columns} WHERE id = %s",  # noqa: S608 - as above
            list(rows),
        )


def learn(model: type[Model], fields: Sequence[str]) -> None:
    """Let PostgreSQL look how values of columns are spread, in a table that is being filled.

    It does so by itself a minute later; until then it takes every tenant for small, and walks through all its rows.
    """
    if connection.vendor == "sqlite":
        return
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {quote(model._meta.db_table)} ({', '.join(map(quote, fields))})")


def moment(value: datetime) -> str:
    """Return a time as the database takes it: as text, which is made once instead of once a row."""
    return str(connection.ops.adapt_datetimefield_value(value))
