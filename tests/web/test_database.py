"""The suite runs on two databases: what was asked for is what is used."""

import os

import pytest
from django.db import connection

from tests.web.case import Site
from tidu.web.enterprises.models import Enterprise


def test_the_database_is_the_one_that_was_asked_for(db: None) -> None:
    asked = "postgresql" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "sqlite"
    assert connection.vendor == asked


def test_chinese_text_sorts_and_compares_in_utf_8(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT upper('abc梯度'), length('梯度')")
        assert cursor.fetchone() == ("ABC梯度", 2)


def marked(request: pytest.FixtureRequest) -> bool:
    return request.node.get_closest_marker("database") is not None


def test_who_asks_for_the_database_by_any_fixture_runs_on_both(
    site: Site, request: pytest.FixtureRequest
) -> None:
    assert marked(request)


@pytest.mark.django_db
def test_who_asks_for_it_by_mark_runs_on_both(request: pytest.FixtureRequest) -> None:
    assert marked(request)


def test_who_does_not_ask_is_refused_it_and_runs_once(request: pytest.FixtureRequest) -> None:
    assert not marked(request)
    with pytest.raises(RuntimeError, match="Database access not allowed"):
        Enterprise.objects.exists()
