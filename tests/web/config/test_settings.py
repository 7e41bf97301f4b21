import os
import subprocess
import sys
from pathlib import Path

import pytest

READ = "from tidu.web.config import settings as s; print({})"


def asked(what: str, home: Path, **environment: str) -> str:
    """What a fresh process reads from the settings."""
    kept = {
        name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "TIDU_SECRET_KEY")
    }
    done = subprocess.run(
        [sys.executable, "-c", READ.format(what)],
        env=kept | {"TIDU_HOME": str(home)} | environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("environment", "engine"),
    [
        ({}, "django.db.backends.sqlite3"),
        ({"DATABASE_URL": "postgres://u:p@localhost/x"}, "django.db.backends.postgresql"),
    ],
)
def test_the_database_comes_from_the_environment(
    tmp_path: Path, environment: dict[str, str], engine: str
) -> None:
    assert asked("s.DATABASES['default']['ENGINE']", tmp_path, **environment) == engine


def test_https_makes_cookies_secure(tmp_path: Path) -> None:
    assert (
        asked("s.SESSION_COOKIE_SECURE, s.SECURE_HSTS_SECONDS > 0", tmp_path, TIDU_HTTPS="1") == "True True"
    )
    assert asked("s.SESSION_COOKIE_SECURE, s.DEBUG", tmp_path) == "False False"
