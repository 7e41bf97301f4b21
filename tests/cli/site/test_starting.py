"""What every command of the site begins with."""

import pytest
from django.db import OperationalError

from tidu.cli.site.errors import SiteError
from tidu.cli.site.starting import bring_up_to_date, start_django


def test_django_may_be_started_more_than_once() -> None:
    start_django()
    start_django()


def test_a_database_that_cannot_be_opened_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*arguments: object, **options: object) -> None:
        raise OperationalError("unable to open database file")

    monkeypatch.setattr("tidu.web.config.fresh.build", locked)
    with pytest.raises(SiteError, match="请检查 DATABASE_URL 和 TIDU_HOME"):
        bring_up_to_date()
