import subprocess
import sys

from tests.cli.typed import tidu
from tidu.cli.application import application
from tidu.cli.shell import ChineseCommand, ChineseGroup

LOADED = """
import sys
from tidu.cli.main import main
sys.argv = ["tidu", *{arguments!r}]
try:
    main()
except SystemExit:
    print(*sorted({{name.partition('.')[0] for name in sys.modules}}), file=sys.stderr)
"""


def loaded_after(*arguments: str) -> set[str]:
    """Top-level modules a fresh process has loaded after a command."""
    command = [sys.executable, "-c", LOADED.format(arguments=list(arguments))]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    return set(done.stderr.split())


def test_commands_are_ours() -> None:
    app = application()
    assert app.info.cls is ChineseGroup
    assert all(command.cls is ChineseCommand for command in app.registered_commands)


def test_reading_arguments_does_not_load_pydantic() -> None:
    assert "pydantic" not in loaded_after("schema")


def test_standalone_mode_makes_no_difference() -> None:
    assert tidu("schema", "zzz").exit_code == 2
