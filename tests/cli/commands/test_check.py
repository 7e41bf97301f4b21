from pathlib import Path

import pytest

from tests.cli.typed import tidu

BROKEN = """\
id: "here.wrong-2026"
version: 1
label: "写错的标准"
source:
  {document: "文件", clause: "一", published: 2026-01-01, effective: 2026-01-01, confirmation: one-source}
conditions:
  - {id: "a", label: "甲", clause: "一", confirmation: one-source, test: "revenue >= 1500"}
"""


def test_the_shipped_packs_are_sound() -> None:
    done = tidu("check")
    assert done.exit_code == 0, done.stdout
    assert "规则包检查通过" in done.stdout


@pytest.fixture(name="broken")
def fixture_broken(tmp_path: Path) -> Path:
    (tmp_path / "standards").mkdir()
    (tmp_path / "standards" / "wrong-2026.yaml").write_text(BROKEN, "utf-8")
    return tmp_path


def test_what_is_wrong_is_told_with_its_place(broken: Path) -> None:
    done = tidu("check", broken)
    assert done.exit_code == 1
    assert "standards/wrong-2026.yaml:7" in done.stdout
    assert "应为" in done.stdout
    assert "发现 1 处错误" in done.stdout


def test_packs_of_the_site_are_checked_too(broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIDU_PACKS", str(broken))
    assert tidu("check").exit_code == 1


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    done = tidu("check", tmp_path / "没有")
    assert done.exit_code in (1, 2)
    assert "没有这个规则包文件夹" in done.output
