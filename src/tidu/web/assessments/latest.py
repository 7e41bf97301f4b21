"""The latest verdicts: written in bulk by screenings, one by one by assessments, marked stale by changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection, models, transaction

from tidu.web.assessments.models import LatestVerdict, VerdictList
from tidu.web.audit.services import batched

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    import polars as pl

    from tidu.engine.packs.library import Standard

_COLUMNS = (
    "list_id", "on", "stale", "enterprise_id", "verdict", "score_low", "score_high", "unmet", "open", "distance",
)  # fmt: skip
_KEY = ("list_id", "enterprise_id")
# Ten values a row stay under the parameters that a statement may have in SQLite (32,766) and PostgreSQL.
_ROWS = 3_000
# Rows of one transaction: other writers of a SQLite site wait that long.
_TRANSACTION = 30_000


def list_of(root_id: int, standard: Standard, case: str) -> VerdictList:
    """Return the list of a standard and case in a tenant, made at its first use."""
    found, _ = VerdictList.objects.get_or_create(
        root_id=root_id, standard=standard.id, case=case, defaults={"pack_hash": standard.content_hash}
    )
    return found


def store_lines(lines: pl.DataFrame, into: VerdictList, *, on: date) -> int:
    """Write a standard's lines of a screening over what was there; return how many.

    Plain SQL, a statement for thousands of rows: through model objects it takes four times as long.
    """
    # What is the same in every row is turned into what this database takes once, not a hundred thousand times.
    head = (into.pk, *(_prepared(name, value) for name, value in (("on", on), ("stale", False))))
    for chunk in batched(((*head, *line) for line in lines.iter_rows()), _TRANSACTION):
        with transaction.atomic():
            for part in batched(chunk, _ROWS):
                _write(part)
    return lines.height


def _write(rows: list[tuple[Any, ...]]) -> None:
    quote = connection.ops.quote_name
    names = ", ".join(quote(name) for name in _COLUMNS)
    marks = ", ".join([f"({', '.join(['%s'] * len(_COLUMNS))})"] * len(rows))
    changed = ", ".join(f"{quote(name)} = excluded.{quote(name)}" for name in _COLUMNS if name not in _KEY)
    table, key = quote(LatestVerdict._meta.db_table), ", ".join(quote(name) for name in _KEY)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({names}) VALUES {marks} ON CONFLICT ({key}) DO UPDATE SET {changed}",  # noqa: S608 - names of our own columns
            [value for row in rows for value in row],
        )


def _prepared(name: str, value: object) -> object:
    field: models.Field[Any, Any] = getattr(LatestVerdict, name).field
    return field.get_db_prep_save(value, connection)


def mark_stale(enterprise_ids: Iterable[int]) -> int:
    """Mark the latest verdicts of firms as judged by what has changed since; return how many were not yet."""
    return sum(
        LatestVerdict.objects.filter(enterprise__in=batch, stale=False).update(stale=True)
        for batch in batched(enterprise_ids, _ROWS)
    )
