"""The suite runs on two databases: what was asked for is what is used."""

import os

from django.db import connection


def test_the_database_is_the_one_that_was_asked_for(db: None) -> None:
    asked = "postgresql" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "sqlite"
    assert connection.vendor == asked


def test_chinese_text_sorts_and_compares_in_utf_8(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT upper('abc梯度'), length('梯度')")
        assert cursor.fetchone() == ("ABC梯度", 2)
