"""The latest verdicts: written in bulk by screenings, one by one by assessments, marked stale by changes."""

from __future__ import annotations

import json
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any

import polars as pl
from django.db import connection, models, transaction
from django.db.models import Case, Value, When

from tidu.web.assessments import changes
from tidu.web.assessments.columns import columns_of
from tidu.web.assessments.documents import FIRM, within
from tidu.web.assessments.models import LatestVerdict, VerdictList
from tidu.web.audit.services import batched

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from tidu.engine.packs.library import Standard

_FOUND = {
    "verdict": pl.Int16,
    "score_low": pl.Float64,
    "score_high": pl.Float64,
    "unmet": pl.Int16,
    "open": pl.Int16,
    "distance": pl.Float64,
}
_DIGEST, _SEED = "digest", 2026
_KEY, _ALIKE = ("list_id", "enterprise_id"), ("list_id", "on", "stale")
_COLUMNS = (*_ALIKE, "enterprise_id", *_FOUND, _DIGEST)
_ROWS = 3_000
# SQLite takes 32,766 values a statement; with more than this many it is no faster.
_LINES = 800
# Rows of one transaction: other writers of a SQLite site wait that long.
_TRANSACTION = 30_000


def list_of(root_id: int, standard: Standard, case: str) -> VerdictList:
    """Return the list of a standard and case in a tenant, made at its first use."""
    found, _ = VerdictList.objects.get_or_create(
        root_id=root_id, standard=standard.id, case=case, defaults={"pack_hash": standard.content_hash}
    )
    return found


def hold_line(into: VerdictList, enterprise_id: int) -> None:
    """Let whoever changes a firm's facts mark its line after this transaction has written it.

    By the line where there is one. A first line has nothing to wait for: then nobody may note a change meanwhile.
    """
    lines = LatestVerdict.objects.select_for_update().filter(list=into, enterprise=enterprise_id)
    if not lines.values_list("pk", flat=True):
        changes.hold()


def digested(lines: pl.DataFrame) -> pl.DataFrame:
    """Return lines as `verdicts.lines_of` makes them in the order of firms, with the digest that tells them apart."""
    found = lines.select(FIRM, *(pl.col(name).cast(kind) for name, kind in _FOUND.items())).sort(FIRM)
    digests = found.drop(FIRM).hash_rows(seed=_SEED).reinterpret(signed=True)
    return found.with_columns(digests.alias(_DIGEST))


def store_lines(found: pl.DataFrame, into: VerdictList, *, on: date, read_after: int) -> int:
    """Write a standard's lines of a screening over what was there; return how many had to be written.

    A line that says what it said before is left alone, but for its date: writing one costs ten times what
    comparing it does, as three indexes are written with it. What is told apart is the line's digest. Lines of firms
    whose facts have changed since they were read are stale.

    Args:
        found: lines as `digested` makes them.
        into: the list.
        on: date of evaluation.
        read_after: `changes.so_far` before the facts were read.
    """
    if found.is_empty():
        return 0
    compared = found.join(_kept(into, found[FIRM].to_list(), on), on=FIRM, how="left", maintain_order="left")
    same = (pl.col(_DIGEST) == pl.col("kept")).fill_null(value=False)
    changed = compared.filter(~same).select(found.columns)
    for start in range(0, changed.height, _TRANSACTION):
        with transaction.atomic():
            _write(changed.slice(start, _TRANSACTION), into, on)
            _mark(changes.since(read_after), list=into)
    _move(compared.filter(same & (pl.col("today") == 0))[FIRM].to_list(), into, on)
    return changed.height


def _kept(into: VerdictList, ids: list[int], on: date) -> pl.DataFrame:
    """Return what is known of the lines that are there: digest, and whether the date is the same already.

    Those that a change has made stale are to be written anew, as are those with no digest (0).
    """
    today = Case(When(on=on, then=Value(1)), default=Value(0))
    lines = LatestVerdict.objects.filter(list=into, stale=False, **within(ids, "enterprise"))
    return columns_of(
        lines.exclude(digest=0).values_list("enterprise_id", _DIGEST, today),
        {FIRM: pl.Int64, "kept": pl.Int64, "today": pl.Int8},
    )


def _write(lines: pl.DataFrame, into: VerdictList, on: date) -> None:
    alike = [into.pk, *(_prepared(name, value) for name, value in (("on", on), ("stale", False)))]
    if connection.vendor == "sqlite":
        # Not by Django's cursor: it would look through the thousands of places each time.
        for part in lines.iter_slices(_LINES):
            values = [*alike, *chain.from_iterable(part.iter_rows())]
            connection.connection.execute(_upsert(_places(part.height)), values)
        return
    arrays = ", ".join(f"%s::{_field(name).db_type(connection)}[]" for name in _COLUMNS[len(_ALIKE) :])
    with connection.cursor() as cursor:
        cursor.execute(
            _upsert(f"SELECT %s, %s, %s, told.* FROM unnest({arrays}) AS told"),  # noqa: S608 - of our own columns
            [*alike, *(column.to_list() for column in lines.get_columns())],
        )


@lru_cache(8)
def _places(rows: int) -> str:
    """Return SQLite's places for some lines: what all of them have in common is given once."""
    common = ", ".join(f"?{number + 1}" for number in range(len(_ALIKE)))
    own = len(_COLUMNS) - len(_ALIKE)
    places = (
        ", ".join(f"?{len(_ALIKE) + 1 + row * own + number}" for number in range(own)) for row in range(rows)
    )
    return f"VALUES {', '.join(f'({common}, {one})' for one in places)}"


@lru_cache(8)
def _upsert(source: str) -> str:
    quote = connection.ops.quote_name
    names = ", ".join(quote(name) for name in _COLUMNS)
    changed = ", ".join(f"{quote(name)} = excluded.{quote(name)}" for name in _COLUMNS if name not in _KEY)
    table, key = quote(LatestVerdict._meta.db_table), ", ".join(quote(name) for name in _KEY)
    return f"INSERT INTO {table} ({names}) {source} ON CONFLICT ({key}) DO UPDATE SET {changed}"


def _move(firms: Sequence[int], into: VerdictList, on: date) -> None:
    """Say of lines in which nothing has changed that they were found on another day; not of any written meanwhile."""
    quote = connection.ops.quote_name
    among = (
        "SELECT value FROM json_each(%s)" if connection.vendor == "sqlite" else "SELECT unnest(%s::bigint[])"
    )
    statement = (
        f"UPDATE {quote(LatestVerdict._meta.db_table)} SET {quote('on')} = %s "  # noqa: S608 - as above
        f"WHERE list_id = %s AND digest <> 0 AND enterprise_id IN ({among})"
    )
    for some in batched(firms, _TRANSACTION):
        ids = json.dumps(some) if connection.vendor == "sqlite" else some
        with connection.cursor() as cursor:
            cursor.execute(statement, [_prepared("on", on), into.pk, ids])


def _prepared(name: str, value: object) -> Any:  # noqa: ANN401 - as the database takes it
    return _field(name).get_db_prep_save(value, connection)


def _field(name: str) -> models.Field[Any, Any]:
    field: models.Field[Any, Any] = getattr(LatestVerdict, name).field
    return field


def mark_stale(enterprise_ids: Iterable[int]) -> int:
    """Mark the latest verdicts of firms as judged by what has changed since; return how many were not yet.

    To be called in the transaction of the change, or after it.
    """
    marked = 0
    for batch in batched(enterprise_ids, _ROWS):
        changes.note(batch)
        marked += _mark(batch)
    return marked


def mark_changed(lists: Sequence[VerdictList], *, read_after: int) -> None:
    """Mark what was written of firms whose facts were changed meanwhile by transactions that ended only now."""
    _mark(changes.all_since(read_after), list__in=lists)


def _mark(enterprise_ids: Iterable[int], **narrowed: object) -> int:
    return sum(
        LatestVerdict.objects.filter(enterprise__in=batch, stale=False, **narrowed).update(stale=True)
        for batch in batched(enterprise_ids, _ROWS)
    )
