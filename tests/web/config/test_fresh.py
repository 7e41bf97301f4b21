"""A database built at once is the one that migrations lead to, table by table."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.backends.utils import CursorWrapper

from tests.web import databases
from tidu.web.config import fresh

pytestmark = pytest.mark.django_db(transaction=True)

TRIGGERS = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name",
    "postgresql": "SELECT event_object_table, trigger_name, event_manipulation, action_timing "
    "FROM information_schema.triggers ORDER BY 1, 2, 3",
}

RIGHTS = {"auth_group_permissions"}


@contextmanager
def empty_database(folder: Path) -> Iterator[None]:
    """A database without a table; afterwards that of the tests is open again."""
    before = str(connection.settings_dict["NAME"])
    name = str(folder / "new.sqlite3") if connection.vendor == "sqlite" else f"{before}_new"
    if connection.vendor == "postgresql":
        with databases.server() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            cursor.execute(f'CREATE DATABASE "{name}"')
    databases.point_to(name)
    try:
        yield
    finally:
        databases.remove()
        databases.point_to(before)


def structure() -> dict[str, object]:
    """Columns, indexes and constraints of each table, triggers, and what migrating writes itself."""
    with connection.cursor() as cursor:
        found = written(cursor) if connection.vendor == "sqlite" else introspected(cursor)
        cursor.execute(TRIGGERS[connection.vendor])
        found["triggers"] = cursor.fetchall()
        for table, column in (("django_migrations", "name"), ("auth_permission", "codename")):
            cursor.execute(f"SELECT {column} FROM {table} ORDER BY {column}")  # noqa: S608 - two names of ours
            found[f"rows of {table}"] = cursor.fetchall()
    return found


def written(cursor: CursorWrapper) -> dict[str, object]:
    """Tables and indexes as SQLite keeps them, word for word: Django, which takes them apart, needs ten seconds."""
    cursor.execute("SELECT name, type, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql <> ''")
    return {name: parts(name, sql) if kind == "table" else sql for name, kind, sql in cursor.fetchall()}


def parts(table: str, sql: str) -> list[str]:
    """What stands between the commas of a table's statement, sorted: no statement of ours leans on its order."""
    found, depth, last = [], 0, sql.index("(") + 1
    for at, sign in enumerate(sql):
        depth += (sign == "(") - (sign == ")")
        if (sign == "," and depth == 1) or (sign == ")" and depth == 0):
            found.append(sql[last:at].strip())
            last = at + 1
    # Numbers of Django's own rows between users, groups and rights have four bytes by its models, eight by its
    # migrations.
    return sorted(part for part in found if table not in RIGHTS or not part.startswith('"id"'))


def introspected(cursor: CursorWrapper) -> dict[str, object]:
    """Tables as Django reads them."""
    look = connection.introspection
    found: dict[str, object] = {}
    for table in look.table_names(cursor):
        columns = {each.name: each for each in look.get_table_description(cursor, table)}
        if table in RIGHTS:
            del columns["id"]  # as above
        found[table] = (columns, look.get_constraints(cursor, table))
    return found


@pytest.mark.no_cover  # Django's own work
def test_both_ways_lead_to_the_same(tmp_path: Path) -> None:
    built = structure()  # as every test's (tests/web/databases.py)
    with empty_database(tmp_path):
        call_command("migrate", verbosity=0, interactive=False)
        migrated = structure()
        assert not fresh.build()
    assert built.keys() == migrated.keys()
    for name, found in built.items():
        assert found == migrated[name], name


@pytest.mark.no_cover  # Django's own work
def test_migrating_what_was_built_has_nothing_to_do(tmp_path: Path) -> None:
    with empty_database(tmp_path):
        assert fresh.build()
        built = structure()
        call_command("migrate", verbosity=0, interactive=False)
        assert structure() == built


def test_a_database_with_tables_is_left_to_migrations(tmp_path: Path) -> None:
    with empty_database(tmp_path):
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE of_somebody_else (id integer)")
        assert not fresh.build()
        assert connection.introspection.table_names() == ["of_somebody_else"]


def test_what_was_interrupted_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with empty_database(tmp_path):
        with monkeypatch.context() as patch:
            patch.setattr(fresh, "_run", interrupted)
            with pytest.raises(KeyboardInterrupt):
                fresh.build()
        assert connection.introspection.table_names() == []
        assert fresh.build()
