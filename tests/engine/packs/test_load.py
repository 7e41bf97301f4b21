"""Packs load from folders or from memory, once, and stay as they were."""

from pathlib import Path

import pytest

from tests.engine.support import SMALL, ground
from tidu.engine import PackError, load_packs
from tidu.engine.packs.load import build_library


def test_shipped_and_site_packs_together() -> None:
    both = load_packs(SMALL, shipped=False)
    assert set(both.standards) == {"test.size", "test.small-2020"}
    assert both.titles == {"small": "small_until"}
    assert "national.srdi-2026" in load_packs().standards


def test_a_folder_is_loaded_once() -> None:
    assert load_packs(SMALL, shipped=False) is load_packs(str(SMALL), shipped=False)


def test_a_relative_name_means_the_folder_it_meant_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two"):
        (tmp_path / name / "packs").mkdir(parents=True)
    (tmp_path / "two" / "packs" / "facts.yaml").write_text(
        'facts:\n  - {id: exports, label: "出口额", type: money, period: year, definition: "说明。"}\n',
        "utf-8",
    )
    found = []
    for name in ("one", "two"):
        monkeypatch.chdir(tmp_path / name)
        found.append(len(load_packs("packs", shipped=False).catalogue.facts))
    assert found == [0, 1]


def test_from_memory_and_in_any_order() -> None:
    library = build_library(reversed(ground()))
    same = load_packs(SMALL, shipped=False)
    assert {name: standard.content_hash for name, standard in library.standards.items()} == {
        name: standard.content_hash for name, standard in same.standards.items()
    }


def test_nothing_at_all() -> None:
    library = build_library([])
    assert not library.standards
    assert not library.rows


def test_the_first_error_is_raised() -> None:
    with pytest.raises(PackError, match="没有这个规则包文件夹"):
        load_packs(SMALL / "nowhere", shipped=False)
