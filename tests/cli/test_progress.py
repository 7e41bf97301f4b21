import sys

import pytest

from tidu.cli import progress


def test_short_work_and_pipes_get_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    with progress.working("诊断", 10) as advance:
        advance()
    with progress.working("诊断", 10_000) as advance:
        advance()
    with progress.reading() as report:
        report(1, 10_000)
    assert capsys.readouterr().err == ""


def in_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make stderr say that somebody is watching; called in the test, whose capture has its own stderr."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("FORCE_COLOR", "1")


def test_long_work_in_a_terminal_gets_one(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    in_terminal(monkeypatch)
    with progress.working("逐家诊断", 1_000) as advance:
        print("结果")  # noqa: T201 - a result must not end up in the bar
        for _ in range(1_000):
            advance()
    told = capsys.readouterr()
    assert "逐家诊断" in told.err
    assert told.out == "结果\n"


def test_long_reading_in_a_terminal_gets_one(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    in_terminal(monkeypatch)
    with progress.reading() as report:
        report(100, 299)
        report(100, 1_000)
        report(1_000, 1_000)
    assert "读取名单" in capsys.readouterr().err
