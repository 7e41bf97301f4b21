"""``docs/reference/facts.md`` says what the packs say."""

import subprocess
import sys
from pathlib import Path

from tests.architecture.source import ROOT
from tidu.engine import load_packs

SCRIPT = ROOT / "scripts" / "write_fact_docs.py"
PAGE = ROOT / "docs" / "reference" / "facts.md"


def check(page: Path) -> subprocess.CompletedProcess[str]:
    """The script's verdict on one page."""
    command = [sys.executable, str(SCRIPT), "--check", "--page", str(page)]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def test_the_page_is_current() -> None:
    done = check(PAGE)
    assert done.returncode == 0, done.stderr


def test_every_fact_title_and_field_is_on_the_page() -> None:
    text = PAGE.read_text("utf-8")
    library = load_packs()
    names = [fact.id for fact in library.catalogue]
    names += list(library.titles)
    names += [field.id for record in library.catalogue.records.values() for field in record.fields]
    assert [name for name in names if f"`{name}`" not in text] == []


def test_a_change_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "facts.md"
    page.write_text(PAGE.read_text("utf-8").replace("营业收入", "收入"), "utf-8")
    done = check(page)
    assert done.returncode == 1
    assert "make docs" in done.stderr
