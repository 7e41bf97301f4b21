"""``tidu start``: one command brings the whole site, a second one too, and Ctrl+C takes all of it away."""

import signal
import socket
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.site.commands import COMMAND, SECONDS, answer, environment, free_port, run
from tidu.cli.site import together
from tidu.cli.site.errors import SiteError
from tidu.cli.site.processes import Processes


def _demo(home: Path) -> None:
    """A small demo, so that the start does not load the large one."""
    subprocess.run(
        [*COMMAND, "demo", "--size", "30", "--root", "萧山区"],
        env=environment(home),
        check=True,
        capture_output=True,
        timeout=SECONDS,
    )


def test_the_site_answers_ticks_and_stops(tmp_path: Path) -> None:
    _demo(tmp_path)
    port = free_port()
    with subprocess.Popen(
        [*COMMAND, "start", "--demo", "--workers", "1"],
        env=environment(tmp_path, PORT=str(port)),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as site:
        try:
            deadline = time.monotonic() + SECONDS
            assert answer(port, "/accounts/sign-in/", deadline) == 200
            while not (tmp_path / "logs" / "tick.log").exists():
                assert time.monotonic() < deadline, "no tick"
                time.sleep(0.2)
        finally:
            site.send_signal(signal.SIGINT)
            output = site.communicate(timeout=SECONDS)[0].decode()
    assert site.returncode == 0, output
    assert "已有演示数据：30 家虚构企业" in output
    assert f"网站地址：http://127.0.0.1:{port}/" in output
    assert "officer" in output
    assert "已停止" in output
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0, "something still listens"


def test_a_taken_port_is_told_before_anything_is_started(tmp_path: Path) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        done = subprocess.run(
            [*COMMAND, "start", "--demo", "--port", str(port)],
            env=environment(tmp_path),
            check=False,
            capture_output=True,
            text=True,
            timeout=SECONDS,
        )
    assert done.returncode == 2
    assert f"端口 {port} 已被别的程序占用" in done.stderr
    assert not (tmp_path / "tidu.sqlite3").exists()


@pytest.mark.django_db
def test_a_site_without_accounts_says_how_to_open_one() -> None:
    done = run("start", "--port", str(free_port()))
    assert isinstance(done.exception, SiteError)
    assert "tidu create-admin" in str(done.exception)
    assert "--demo" in str(done.exception)


def test_a_site_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Quiet(Processes):
        def check(self, *labels: str) -> None:
            """Nothing stopped."""

    monkeypatch.setattr(together, "_ANSWER_SECONDS", 0.1)
    with pytest.raises(SiteError, match="没有应答"):
        together._await_answer(Quiet(tmp_path), "127.0.0.1", free_port())  # noqa: SLF001 - waiting is all there is to it


def test_a_site_that_goes_by_another_name_is_up_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    statuses = iter((400, 502))

    class Answer:
        def __init__(self, *arguments: object, **options: object) -> None:
            self.status = 0

        def request(self, *arguments: object) -> None:
            self.status = next(statuses)

        def getresponse(self) -> "Answer":
            return self

        def close(self) -> None: ...

    monkeypatch.setattr("http.client.HTTPConnection", Answer)
    assert together._answers("0.0.0.0", 1)  # noqa: S104, SLF001 - asked, not listened on
    assert not together._answers("127.0.0.1", 1)  # noqa: SLF001 - as above
