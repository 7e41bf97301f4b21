"""Run the site's commands: in this process, or in one of their own."""

import os
import socket
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

import typer
from typer.testing import CliRunner, Result

from tidu.cli.site import add_site_commands

SECONDS = 90.0
"""How long a process may take to do anything at all: the machines that run tests are shared."""
COMMAND = (sys.executable, "-m", "tidu.cli.main")


def run(*arguments: str, **options: str) -> Result:
    app = typer.Typer()
    add_site_commands(app)
    return CliRunner().invoke(app, arguments, **options)  # type: ignore[arg-type] # input is a text here


def environment(home: Path, **extra: str) -> dict[str, str]:
    """Settings of a process that has a site of its own, and no database that the test run has."""
    outside = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    settings = {"TIDU_HOME": str(home), "DJANGO_SETTINGS_MODULE": "tidu.web.config.settings", "NO_COLOR": "1"}
    return {**outside, **settings, **extra}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def answer(port: int, path: str, deadline: float) -> int:
    """Status of a page, asked for until the site answers."""
    while True:
        connection = HTTPConnection("127.0.0.1", port, timeout=20)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        except OSError:
            assert time.monotonic() < deadline, "the site did not answer"
            time.sleep(0.3)
        finally:
            connection.close()
