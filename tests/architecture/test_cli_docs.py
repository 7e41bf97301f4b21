"""``docs/cli.md`` says, word for word, what ``tidu … --help`` prints."""

import subprocess
import sys
from pathlib import Path

from tests.architecture.source import ROOT

SCRIPT = ROOT / "scripts" / "write_cli_docs.py"
PAGE = ROOT / "docs" / "cli.md"


def check(page: Path) -> subprocess.CompletedProcess[str]:
    """The script's verdict on one page, in an interpreter of its own: typer reads its width on import."""
    command = [sys.executable, str(SCRIPT), "--check", "--page", str(page)]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def test_the_page_is_the_help() -> None:
    done = check(PAGE)
    assert done.returncode == 0, done.stderr


def test_every_command_is_on_the_page() -> None:
    headings = {
        line.removeprefix("## ") for line in PAGE.read_text("utf-8").splitlines() if line.startswith("## ")
    }
    expected = "evaluate explain nearest compare template sample read standards check test schema plan"
    assert {f"tidu {name}" for name in expected.split()} <= headings


def test_a_change_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "cli.md"
    page.write_text(PAGE.read_text("utf-8").replace("tidu evaluate", "tidu assess"), "utf-8")
    done = check(page)
    assert done.returncode == 1
    assert "make docs" in done.stderr
