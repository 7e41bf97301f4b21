import sys

import pytest

from tidu.cli.application import application
from tidu.cli.main import main


def test_commands_in_the_order_a_user_meets_them() -> None:
    names = [command.name for command in application().registered_commands]
    assert " ".join(str(name) for name in names) == (
        "evaluate explain nearest compare template sample read standards check test schema"
        " start serve worker tick migrate create-admin calendar demo"
    )


def test_one_command_is_loaded_alone() -> None:
    [command] = application("explain").registered_commands
    assert command.name == "explain"


@pytest.mark.parametrize("word", ["", "--help", "explan", "plan", "audit"])
def test_any_other_word_loads_all(word: str) -> None:
    app = application(word)
    assert len(app.registered_commands) > 10
    assert {group.name for group in app.registered_groups} == {"plan", "workflow", "audit"}


def test_a_mistyped_command_is_told_what_is_near(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["tidu", "explian"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert "explain" in capsys.readouterr().err
