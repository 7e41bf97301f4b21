"""The database of the tests: built once, copied by every process, emptied of what a test committed.

It is built at once, as a new site's is: while one worker migrated, which takes a processor ten seconds and more,
all others would wait. `tests/web/config/test_fresh.py` proves that migrations lead to the same. What was built lies
in build/tests/databases (SQLite) or on the server (PostgreSQL, where it ends with it), named for all that it depends
on, so that a changed model makes a new one.
"""

import fcntl
import hashlib
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from tidu.web.config import fresh

FOLDER = Path(__file__).parents[2] / "build" / "tests" / "databases"

# What building writes itself and no test ever changes.
KEPT = frozenset({"django_migrations", "django_content_type", "auth_permission"})


def version() -> str:
    """Hash of everything a new database depends on: every app's models and migrations, how it is built, Django."""
    digest = hashlib.sha256(django.__version__.encode() + Path(fresh.__file__).read_bytes())
    for app in apps.get_app_configs():
        digest.update(app.name.encode())
        models = {str(sys.modules[model.__module__].__file__) for model in app.get_models()}
        for path in [*map(Path, sorted(models)), *sorted(Path(app.path, "migrations").glob("*.py"))]:
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:20]


@contextmanager
def alone(name: str) -> Iterator[None]:
    """Let one process of this machine at a time do what is called so."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def point_to(name: str) -> None:
    """Let the connection lead to another database from now on."""
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


def build(name: str) -> None:
    """Give an empty database its tables."""
    before = str(connection.settings_dict["NAME"])
    point_to(name)
    fresh.build()
    point_to(before)


def create() -> None:
    """Make the database of this process, with its tables and empty, and let the connection lead to it."""
    asked = connection.settings_dict
    name = str(asked["TEST"]["NAME"] or f"test_{asked['NAME']}")  # xdist's workers are told a name each
    connection.close()
    template = f"test_tidu_{version()}"
    with alone(f"{connection.vendor}_{template}"):
        if connection.vendor == "sqlite":
            _copy_file(template, Path(name))
        else:
            _copy_on_server(template, name)
    point_to(name)


def _copy_file(template: str, target: Path) -> None:
    made = FOLDER / f"{template}.sqlite3"
    if not made.exists():
        # Under another name until it is whole: a run may be interrupted.
        raw = FOLDER / f"{template}.raw"
        for left in FOLDER.glob(f"{raw.name}*"):  # with the journal, which would be played into the new file
            left.unlink()
        build(str(raw))
        raw.rename(made)
    shutil.copyfile(made, target)


def _copy_on_server(template: str, name: str) -> None:
    with server() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname IN (%s, %s)", [template, name])
        there = {row[0] for row in cursor.fetchall()}
        if name in there:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
        if template not in there:
            raw = f"{template}_raw"
            cursor.execute(f'DROP DATABASE IF EXISTS "{raw}" WITH (FORCE)')
            cursor.execute(f'CREATE DATABASE "{raw}"')
            build(raw)
            cursor.execute(f'ALTER DATABASE "{raw}" RENAME TO "{template}"')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


def remove() -> None:
    """Take this process's database off the server; a file goes with the folder of the tests."""
    name = str(connection.settings_dict["NAME"])
    connection.close()
    if connection.vendor == "postgresql":
        with server() as cursor:
            # By force: threads of the live server leave connections open.
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def server() -> Iterator[CursorWrapper]:
    """A cursor that belongs to no database of ours."""
    with connection._nodb_cursor() as cursor:  # noqa: SLF001 - what Django's own test databases use
        yield cursor


def empty() -> None:
    """Delete what a test committed, after which the database is as `create` made it.

    Django's own way empties every table, asks each of a hundred models for its rights anew and writes them again:
    that takes longer than most tests. Few tables have a row after any one test.
    """
    quoted = connection.ops.quote_name
    names = sorted(set(connection.introspection.django_table_names(include_views=False)) - KEPT)
    asked = " UNION ALL ".join(
        f"SELECT {place} WHERE EXISTS (SELECT 1 FROM {quoted(name)})"  # noqa: S608 - names of our own models
        for place, name in enumerate(names)
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        used = [names[place] for (place,) in cursor.fetchall()]
    with _unguarded(), connection.cursor() as cursor:
        for name in used:
            cursor.execute(f"DELETE FROM {quoted(name)}")  # noqa: S608 - the same


@contextmanager
def _unguarded() -> Iterator[None]:
    """One transaction in which neither foreign keys nor our own triggers refuse a removal."""
    with connection.constraint_checks_disabled(), transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL session_replication_role = replica")
        yield
