"""Look for hundreds of values at once: one parameter of a statement instead of one a value.

Django's ``__in`` prepares, checks and counts each of them, which takes longer than finding the rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from django.db.models import F, Lookup

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.sql.compiler import SQLCompiler

_encode = msgspec.json.Encoder().encode


class Among(Lookup[Any]):
    """Whether a column has one of some values: ``filter(Among("uscc", codes), root_id=root)``."""

    lookup_name = "among"
    # The values are texts or numbers as they stand.
    prepare_rhs = False

    def __init__(self, column: str, values: Iterable[str] | Iterable[int]) -> None:
        """Name a column (``enterprise__root`` works as in any filter) and the values."""
        super().__init__(F(column), list(values))

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        """Return SQL of SQLite or PostgreSQL."""
        column, parameters = self.process_lhs(compiler, connection)
        if connection.vendor == "sqlite":
            return (
                f"{column} IN (SELECT value FROM json_each(%s))",  # noqa: S608 - Django's own text of the column
                (*parameters, _encode(self.rhs).decode()),
            )
        return f"{column} = ANY(%s)", (*parameters, as_array(self.rhs))


def as_array(values: Iterable[str] | Iterable[int]) -> str:
    """Return PostgreSQL's text of an array, in a tenth of the time that psycopg takes for a list."""
    texts = [str(value) for value in values]
    if any('"' in text or "\\" in text for text in texts):
        texts = [text.replace("\\", "\\\\").replace('"', '\\"') for text in texts]
    return f"""{{"{'","'.join(texts)}"}}""" if texts else "{}"
