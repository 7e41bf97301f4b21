"""Processes that are started together, watched, and stopped together."""

import time
from pathlib import Path

import pytest

from tidu.cli.site import processes
from tidu.cli.site.errors import SiteError
from tidu.cli.site.processes import Processes

_SECONDS = 30.0
_STUBBORN = "trap '' TERM; "
_SLEEP = "echo up; while :; do sleep 0.1; done"


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch) -> None:
    """The shell instead of ``tidu``: ``serve`` is the name of the log and of the script, which is its last word."""
    monkeypatch.setattr(processes, "_TIDU", ("/bin/sh", "-c", 'eval "$1"'))


def _started(folder: Path, script: str) -> Processes:
    running = Processes(folder)
    running.start("网站", ("serve", script))
    return running


def _wait_for_log(folder: Path, text: str) -> None:
    deadline = time.monotonic() + _SECONDS
    while text not in (folder / "serve.log").read_text("utf-8"):
        assert time.monotonic() < deadline, f"{text} never came"
        time.sleep(0.05)


def _message(running: Processes) -> str:
    """What is told once a process has stopped."""
    deadline = time.monotonic() + _SECONDS
    while time.monotonic() < deadline:
        try:
            running.check("网站")
        except SiteError as error:
            return str(error)
        time.sleep(0.05)
    return ""


@pytest.mark.usefixtures("shell")
def test_one_runs_until_it_is_stopped(tmp_path: Path) -> None:
    running = _started(tmp_path, _SLEEP)
    _wait_for_log(tmp_path, "up")
    running.check("网站")
    running.start("网站", ("serve", "echo twice"))
    running.stop()
    assert "twice" not in (tmp_path / "serve.log").read_text("utf-8")
    with pytest.raises(SiteError):
        running.check("网站")


@pytest.mark.usefixtures("shell")
def test_one_that_stops_by_itself_is_told_with_its_last_words(tmp_path: Path) -> None:
    running = _started(tmp_path, "echo 端口打不开; exit 3")
    assert _message(running) == "网站意外停止（退出码 3）：\n  端口打不开"
    running.stop()


@pytest.mark.usefixtures("shell")
def test_one_that_does_not_listen_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_PATIENCE", 0.3)
    running = _started(tmp_path, _STUBBORN + _SLEEP)
    _wait_for_log(tmp_path, "up")
    running.stop()
    with pytest.raises(SiteError, match="退出码 -9"):
        running.check("网站")
