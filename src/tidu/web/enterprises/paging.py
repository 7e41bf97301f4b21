"""Keyset paging: the next page starts after the last row shown, so that page 2,000 costs what page 1 does."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Generic, TypeVar

from django.db.models import F, Model, Q

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet
    from django.db.models.expressions import OrderBy

M = TypeVar("M", bound=Model)
Mark = tuple[object, int]
"""The sort value and the id of a row."""


@dataclass(frozen=True, slots=True)
class Key:
    """A sort order: a column, its direction, and whether it may be empty (empty ones come last)."""

    column: str
    up: bool = True
    nullable: bool = False
    read: Callable[[str], object] = str

    def turned(self) -> Key:
        """Return the same column in the other direction."""
        return Key(self.column, not self.up, self.nullable, self.read)


@dataclass(frozen=True, slots=True)
class Page(Generic[M]):
    """Rows of a page, and the marks to go on or back; empty where there is nothing."""

    items: list[M]
    next_mark: str = ""
    previous_mark: str = ""


def page_of(rows: QuerySet[M], key: Key, *, after: str = "", before: str = "", size: int = 50) -> Page[M]:
    """Return a page; marks that cannot be read give the first one.

    Args:
        rows: what is listed.
        key: the order.
        after: mark of the row before the page.
        before: mark of the row after the page.
        size: rows a page.
    """
    back_from, start = _read(before, key), _read(after, key)
    if back_from is not None:
        found = list(_beyond(rows, key, back_from, back=True)[: size + 1])
        items = found[:size][::-1]
        return Page(items, _mark(items, key, -1), _mark(items, key, 0) if len(found) > size else "")
    onward = ordered(rows, key) if start is None else _beyond(rows, key, start, back=False)
    found = list(onward[: size + 1])
    items = found[:size]
    return Page(
        items,
        _mark(items, key, -1) if len(found) > size else "",
        _mark(items, key, 0) if start is not None else "",
    )


def ordered(rows: QuerySet[M], key: Key) -> QuerySet[M]:
    """Return rows in an order, the one in which `page_of` shows them."""
    return rows.order_by(*_order(key, back=False))


def _beyond(rows: QuerySet[M], key: Key, mark: Mark, *, back: bool) -> QuerySet[M]:
    """Rows after a mark in the order, or before it, nearest first."""
    value, pk = mark
    up, empty_last = key.up is not back, not back
    more = "gt" if up else "lt"
    empty = Q(**{f"{key.column}__isnull": True})
    if value is None:
        beyond = empty & Q(**{f"pk__{more}": pk})
        return rows.filter(beyond if empty_last else beyond | ~empty).order_by(*_order(key, back=back))
    beyond = Q(**{f"{key.column}__{more}e": value}) & (
        Q(**{f"{key.column}__{more}": value}) | Q(**{f"pk__{more}": pk})
    )
    if key.nullable and empty_last:
        beyond |= empty
    return rows.filter(beyond).order_by(*_order(key, back=back))


def _order(key: Key, *, back: bool) -> tuple[OrderBy, OrderBy]:
    up = key.up is not back
    column, pk = F(key.column), F("pk")
    if not key.nullable:
        return (column.asc(), pk.asc()) if up else (column.desc(), pk.desc())
    empty = {"nulls_first": True} if back else {"nulls_last": True}
    return (column.asc(**empty), pk.asc()) if up else (column.desc(**empty), pk.desc())


def _mark(items: list[M], key: Key, at: int) -> str:
    if not items:
        return ""
    value = getattr(items[at], key.column)
    kept = value.isoformat() if isinstance(value, date) else value
    text = json.dumps([kept, items[at].pk], ensure_ascii=False)
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read(mark: str, key: Key) -> Mark | None:
    try:
        value, pk = json.loads(base64.urlsafe_b64decode(mark + "=" * (-len(mark) % 4)))
        return (None if value is None and key.nullable else key.read(value)), int(pk)
    except (ValueError, TypeError, binascii.Error):
        return None
