import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from tests.cli.typed import ON, tidu_process, write_roster
from tidu.cli import failures
from tidu.cli.exits import ExitCode
from tidu.cli.failures import guarded
from tidu.engine import UnknownIdError


def raising(error: BaseException) -> object:
    raise error


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (KeyboardInterrupt(), ExitCode.interrupted, "已中断"),
        (typer.Abort(), ExitCode.interrupted, "已中断"),
        (UnknownIdError("标准", "x", ["xy"]), ExitCode.misuse, "没有名为 x 的标准；是否指 xy？"),
        (FileNotFoundError(2, "No such file", "a.xlsx"), ExitCode.misuse, "找不到“a.xlsx”"),
        (PermissionError(13, "Permission denied", "a.xlsx"), ExitCode.misuse, "正被 Excel、WPS 打开"),
        (IsADirectoryError(21, "Is a directory", "a"), ExitCode.misuse, "“a”是文件夹"),
        (OSError(28, "No space left on device"), ExitCode.misuse, "No space left on device"),
        (ZeroDivisionError("division by zero"), ExitCode.bug, "梯度自身的问题"),
    ],
)
def test_one_sentence_and_an_exit_code(
    error: BaseException, code: ExitCode, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert guarded(lambda: raising(error)) == code
    told = capsys.readouterr().err
    assert words in told
    assert "Traceback" not in told


def test_exit_codes_pass_through() -> None:
    assert guarded(lambda: 1) == 1
    assert guarded(lambda: None) == 0


def test_developers_may_see_the_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIDU_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        guarded(lambda: 1 // 0)


def test_a_reader_that_goes_away_is_no_failure(tmp_path: Path) -> None:
    roster = write_roster(tmp_path / "名单.csv", *({} for _ in range(50)))
    command = [sys.executable, "-m", "tidu.cli.main", "evaluate", str(roster), *ON, "--format", "json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    told = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 0
    assert told == b""


def test_stdout_is_silenced(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "dup2", lambda source, target: seen.append((source, target)))
    failures.silence_stdout()
    os.close(seen[0][0])
    assert len(seen) == 1


INTERRUPTED = """
import tidu.cli.main as main
import typer
def echo(*words, **options):
    raise KeyboardInterrupt
typer.echo = echo
main.main()
"""


def test_interrupting_ends_with_130() -> None:
    command = [sys.executable, "-c", INTERRUPTED, "schema"]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 130
    assert done.stderr.strip() == "错误：已中断"


def test_chinese_survives_a_c_locale() -> None:
    done = tidu_process("standards", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
