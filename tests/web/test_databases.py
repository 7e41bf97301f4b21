"""A copy of one database serves every test: it is whole, and as it was made after each of them."""

from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.db import IntegrityError, connection
from django.db.migrations.executor import MigrationExecutor

from tests.web import databases
from tests.web.case import Site
from tidu.web.enterprises.models import Enterprise


def test_every_migration_is_applied(db: None) -> None:
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []


@pytest.mark.django_db(transaction=True)
def test_what_a_test_committed_is_gone_and_what_migrating_wrote_is_not(site: Site) -> None:
    rights = Permission.objects.count()
    assert rights > 0
    databases.empty()
    assert {
        model for model in apps.get_models(include_auto_created=True) if model._base_manager.exists()
    } == {
        Permission,
        apps.get_model("contenttypes", "ContentType"),
    }
    assert Permission.objects.count() == rights


@pytest.mark.django_db(transaction=True)
def test_foreign_keys_are_guarded_again_afterwards(site: Site) -> None:
    databases.empty()
    with pytest.raises(IntegrityError):
        Enterprise.objects.create(root_id=999_999, jurisdiction_id=999_999, name="示例有限公司", uscc="9")


def test_another_migration_makes_another_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = databases.version()
    assert databases.version() == before
    (tmp_path / "migrations").mkdir()
    (tmp_path / "migrations" / "0001_new.py").write_text("", "utf-8")
    monkeypatch.setattr(apps.get_app_config("ui"), "path", str(tmp_path))
    assert databases.version() != before
