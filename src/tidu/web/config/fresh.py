"""An empty database gets its tables at once, from the models as they are, instead of migration by migration.

Django draws up every model anew for each step of each migration, which takes a new site ten seconds and more
before its first page. On an empty database the end is known: all tables as they are today. Migrations remain the
only way for a database that has any, and what both ways lead to is the same: a test compares the two, on SQLite
and on PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import DEFAULT_DB_ALIAS, connection, router
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import Migration, RunPython
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import StateApps
from django.db.models import Model


def build() -> bool:
    """Build the whole structure if the database has no table yet, in one transaction; tell whether it did.

    What our own migrations do beside changing tables (``RunPython``: triggers, data that belong to the structure)
    is done in their order, with the models of today; that of other packages moves earlier data, of which there are
    none. Then all migrations are noted as applied.

    Raises:
        OperationalError: the database cannot be opened.
    """
    if connection.introspection.table_names():
        return False
    executor = MigrationExecutor(connection)
    plan = [migration for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]
    with connection.schema_editor() as editor:
        if connection.introspection.table_names():
            return False  # by another process, for whose transaction this one had to wait
        emit_pre_migrate_signal(0, interactive=False, db=DEFAULT_DB_ALIAS)
        for model in _models():
            editor.create_model(model)
        _run(editor, [migration for migration in plan if _ours(migration)])
        executor.recorder.ensure_schema()
        for migration in plan:
            executor.recorder.record_applied(migration.app_label, migration.name)
    emit_post_migrate_signal(0, interactive=False, db=DEFAULT_DB_ALIAS)
    return True


def _models() -> Iterable[type[Model]]:
    # Tables between two models come with the model that names them.
    return [
        model
        for app in apps.get_app_configs()
        for model in router.get_migratable_models(app, DEFAULT_DB_ALIAS)
        if model._meta.can_migrate(connection)
    ]


def _ours(migration: Migration) -> bool:
    return apps.get_app_config(migration.app_label).name.startswith("tidu.")


def _run(editor: BaseDatabaseSchemaEditor, plan: Iterable[Migration]) -> None:
    # Migrations are typed to be given models of their time; the database has those of today.
    today = cast("StateApps", apps)
    for operation in (each for migration in plan for each in migration.operations):
        if isinstance(operation, RunPython):
            operation.code(today, editor)
