"""The scanner's exit code decides; one that cannot be run lets nothing through."""

import sys
from pathlib import Path

import pytest
from pytest_django import Settings

from tidu.web.evidence.contents import EvidenceError
from tidu.web.evidence.scanning import scan


def _scanner(code: str) -> str:
    return f'{sys.executable} -c "{code}"'


def test_without_a_scanner_everything_passes(tmp_path: Path) -> None:
    scan(str(tmp_path / "nothing"))


def test_the_exit_code_decides(tmp_path: Path, settings: Settings) -> None:
    file = tmp_path / "a"
    settings.VIRUS_SCAN = _scanner("import sys; sys.exit('virus' in open(sys.argv[1]).read())")
    file.write_text("clean")
    scan(str(file))
    file.write_text("a virus")
    with pytest.raises(EvidenceError, match="没有通过"):
        scan(str(file))


def test_a_scanner_that_is_missing_lets_nothing_through(settings: Settings) -> None:
    settings.VIRUS_SCAN = "/nowhere/scanner"
    with pytest.raises(EvidenceError, match="暂时无法进行"):
        scan("a")


def test_the_environment_may_name_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIDU_VIRUS_SCAN", _scanner("raise SystemExit(1)"))
    with pytest.raises(EvidenceError, match="没有通过"):
        scan("a")
