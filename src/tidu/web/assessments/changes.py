"""Whose facts have changed, noted in the order of the changes: a screening reads facts long before it writes lines.

A mark on the line alone would be lost when the screening writes it, and a firm without a line has none to mark.
"""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from tidu.web.assessments.models import Change

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_KEPT = timedelta(days=2)


def note(enterprises: Sequence[int]) -> None:
    """Note that facts of firms have changed: in the transaction of the change, before any line is marked."""
    Change.objects.create(firms=list(enterprises))


def so_far() -> int:
    """Return a mark of this moment: what is read from now on holds every change noted before it."""
    # No screening takes as long.
    Change.objects.filter(at__lt=timezone.now() - _KEPT).delete()
    with _settled():
        return Change.objects.aggregate(last=Max("pk"))["last"] or 0


def since(mark: int) -> list[int]:
    """Return the firms of which changes have been noted since a mark and are committed: ids, sorted."""
    found = Change.objects.filter(pk__gt=mark).values_list("firms", flat=True)
    return sorted({firm for firms in found for firm in firms})


def all_since(mark: int) -> list[int]:
    """Return the same, once transactions are over that have noted a change and not committed it yet."""
    with _settled():
        return since(mark)


def hold() -> None:
    """Wait until nobody is between noting a change and committing it; nobody notes one until this transaction ends."""
    # SQLite has one writer: what another one noted is committed, or will have a later number.
    if connection.vendor != "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {connection.ops.quote_name(Change._meta.db_table)} IN SHARE MODE")


@contextmanager
def _settled() -> Iterator[None]:
    # On SQLite a transaction would be a writer itself.
    with nullcontext() if connection.vendor == "sqlite" else transaction.atomic():
        hold()
        yield
