"""Insert rows by the hundred thousand: as Django would write them, without an object for each.

Django takes 0.1 ms a row, which is ten minutes for a load-test database. Rows go in as plain tuples
(`tidu.web.facts.bulk`).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Max, QuerySet
from django.utils import timezone
from msgspec.json import encode

from tidu.web.facts.bulk import insert

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import Field, Model


class Table:
    """Rows of one model on their way into the database; call everything inside one transaction.

    Fields that are not named get their default, or the moment at which the table was opened.
    """

    def __init__(self, model: type[Model], *names: str) -> None:
        """Name the fields that `add` takes (``root_id``), in order; with ``id`` the keys are the caller's too."""
        fields = {field.attname: field for field in model._meta.concrete_fields}
        rest = [field for name, field in fields.items() if name not in names and not field.primary_key]
        self._model = model
        self._rest = tuple(_default(field) for field in rest)
        self._columns = [str(fields[name].column) for name in names] + [str(field.column) for field in rest]
        self._rows: list[tuple[Any, ...]] = []

    def next_id(self) -> int:
        """Return the key above all others; until the transaction ends, nobody else adds rows."""
        if connection.vendor == "postgresql":
            table = connection.ops.quote_name(self._model._meta.db_table)
            with connection.cursor() as cursor:
                cursor.execute(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")
        highest = QuerySet(self._model).aggregate(highest=Max("pk"))["highest"]
        return (highest or 0) + 1

    def add(self, *values: object) -> None:
        """Add a row; values as the model's fields take them, in the order of the names."""
        self._rows.append((*map(_plain, values), *self._rest))

    def flush(self) -> None:
        """Write what was added."""
        if not self._rows:
            return
        insert(self._model, self._columns, self._rows)
        self._rows.clear()


def reset_sequences(models: Sequence[type[Model]]) -> None:
    """Let the database number on above the keys that were given by hand."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models)):
            cursor.execute(statement)


def _plain(value: object) -> object:
    """A value as both databases read it from text; most are text already."""
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, dict | list):
        return encode(value).decode()
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _default(field: Field[Any, Any]) -> object:
    if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
        return connection.ops.adapt_datetimefield_value(timezone.now())
    if field.has_default():
        return _plain(field.get_default())
    return None if field.null else ""
