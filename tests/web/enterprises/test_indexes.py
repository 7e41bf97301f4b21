"""SQLite counts from the indexes alone; on PostgreSQL a firm's status changes without touching one."""

from __future__ import annotations

import pytest
from django.db import connection

from tidu.web.enterprises.indexes import CountingIndex
from tidu.web.enterprises.models import Enterprise

pytestmark = pytest.mark.django_db


def test_the_status_is_in_counting_indexes_on_sqlite_alone() -> None:
    table = Enterprise._meta.db_table
    with connection.cursor() as cursor:
        there = connection.introspection.get_constraints(cursor, table)
    names = [index.name for index in Enterprise._meta.indexes if isinstance(index, CountingIndex)]
    assert names
    for name in names:
        assert ("status" in there[name]["columns"]) == (connection.vendor == "sqlite")


def test_no_index_of_postgresql_has_the_status() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("of PostgreSQL")
    with connection.cursor() as cursor:
        there = connection.introspection.get_constraints(cursor, Enterprise._meta.db_table)
        cursor.execute("SELECT reloptions FROM pg_class WHERE relname = %s", [Enterprise._meta.db_table])
        assert cursor.fetchone() == (["fillfactor=50"],)
    assert not [name for name, one in there.items() if one["index"] and "status" in one["columns"]]
