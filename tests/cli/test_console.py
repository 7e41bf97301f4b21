import pytest
from rich.table import Table

from tidu.cli.console import say, show, warn


def test_results_and_remarks_are_kept_apart(capsys: pytest.CaptureFixture[str]) -> None:
    say("结果")
    warn("有一行被拒")
    told = capsys.readouterr()
    assert told.out == "结果\n"
    assert told.err == "注意：有一行被拒\n"


def test_tables_are_not_cut_in_a_pipe(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    table = Table("名称")
    table.add_row("企" * 70)
    show(table)
    assert "企" * 70 in capsys.readouterr().out
