import pytest

from tests.cli.typed import tidu
from tidu.cli.application import application
from tidu.cli.wrapping import width

COMMANDS = [command.name for command in application().registered_commands]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_chinese_help_with_examples(command: str) -> None:
    text = tidu(command, "--help").stdout
    assert text.startswith(f"用法：tidu {command}")
    assert "示例：" in text
    assert f"tidu {command}" in text.split("示例：")[1]
    for english in ("Usage", "Options", "Show this message", "default", "required", "Arguments"):
        assert english not in text


def test_the_first_page_lists_every_command_and_exit_code() -> None:
    text = tidu("--help").stdout
    for command in COMMANDS:
        assert f"\n  {command} " in text
    assert "退出码" in text
    assert "原文核对" in text


def test_lines_fit_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "70")
    lines = tidu("explain", "--help").stdout.split("示例：")[0].splitlines()
    assert max(width(line) for line in lines) <= 70


def test_repeatable_and_required_options_say_so() -> None:
    assert "（可重复）" in tidu("evaluate", "--help").stdout
    assert "（必填）" in tidu("explain", "--help").stdout


def test_without_a_command_the_help_is_shown() -> None:
    done = tidu()
    assert done.exit_code == 2
    assert "用法：tidu" in done.stderr
