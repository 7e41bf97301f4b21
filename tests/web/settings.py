"""Settings of the test run: the site's own, in a folder that is thrown away, with nothing slow.

``--ds`` in pyproject.toml names this module, so that every pytest process finds it before the environment.
Processes that tests start themselves get the real settings: their environment names those.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# Each process has its own folder. Workers of xdist and mypy leave without tidying up: in build/ `make clean` does.
_FOLDERS = Path(__file__).parents[2] / "build" / "tests"
_FOLDERS.mkdir(parents=True, exist_ok=True)
HOME_OF_TESTS = tempfile.mkdtemp(dir=_FOLDERS)
atexit.register(shutil.rmtree, HOME_OF_TESTS, ignore_errors=True)
os.environ["TIDU_HOME"] = HOME_OF_TESTS
os.environ.pop("TIDU_PACKS", None)

from tidu.web.config.settings import *  # noqa: E402, F403 - the site's settings, read with the folder above

(HOME / "static").mkdir(exist_ok=True)  # noqa: F405 - from the site's settings; whitenoise warns without it
os.environ["DJANGO_SETTINGS_MODULE"] = "tidu.web.config.settings"

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    # A file, as in service: in memory all threads would share one connection, and processes that tests start
    # would find nothing.
    DATABASES["default"]["TEST"] = {"NAME": f"{HOME_OF_TESTS}/test.sqlite3"}  # noqa: F405

# A real hash takes as long as a page: tests of passwords need the rules, not the cost.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": f"{HOME_OF_TESTS}/files"},
    },
    # Pages are tested without built assets; the browser tests build them.
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
LOGGING = {"version": 1, "disable_existing_loggers": False, "root": {"level": "WARNING"}}
