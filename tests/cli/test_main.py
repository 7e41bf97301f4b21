import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.typed import ON, code, tidu_process, write_roster
from tidu.cli.main import main


def test_the_module_runs_as_a_program() -> None:
    done = tidu_process("--help")
    assert done.returncode == 0
    assert done.stdout.startswith("用法：tidu")


def test_the_entry_point_ends_with_an_exit_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["tidu", "schema"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 0
    assert "standard" in capsys.readouterr().out


def test_explaining_a_firm_of_a_hundred_from_a_cold_start(tmp_path: Path) -> None:
    roster = write_roster(tmp_path / "名单.csv", *({} for _ in range(100)))
    seconds = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = tidu_process("explain", roster, "--uscc", code(50), *ON)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        assert done.returncode == 0, done.stderr
    # It takes 0.4 s on an idle machine, of the 0.5 s it may take. What is asserted is processor time with room
    # for a busy machine; that nothing heavy is loaded is asserted next.
    assert min(seconds) < 1.2


LOADED = """
import sys
from tidu.cli.main import main
try:
    main()
except SystemExit:
    print(*{name.partition(".")[0] for name in sys.modules}, file=sys.stderr)
"""


def test_explaining_loads_nothing_heavy(tmp_path: Path) -> None:
    roster = write_roster(tmp_path / "名单.csv", {})
    command = [sys.executable, "-c", LOADED, "explain", str(roster), "--uscc", code(1), *ON]
    loaded = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stderr.split()
    assert not {"polars", "numpy", "pydantic", "rich", "xlsxwriter", "openpyxl", "django"} & set(loaded)
