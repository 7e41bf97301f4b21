"""A published version may not change its content."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.engine.support import SMALL
from tidu.engine import load_packs
from tidu.engine.packs.check import check_packs
from tidu.engine.packs.convert import convert
from tidu.engine.packs.files import PackFile
from tidu.engine.packs.published import check_published, published_text, with_new_versions
from tidu.engine.packs.strict_yaml import read_yaml
from tidu.engine.schema.published import PublishedFile

STANDARDS = load_packs(SMALL, shipped=False).standards
EMPTY = PublishedFile(standards={})
PINNED = with_new_versions(EMPTY, STANDARDS)


def read(text: str) -> PublishedFile:
    return convert(read_yaml(text, "published.yaml"), PublishedFile)


def test_pins_are_written_and_read_back() -> None:
    assert read(published_text(PINNED)) == PINNED
    assert read(published_text(EMPTY)) == EMPTY
    assert PINNED.standards["test.size"]["1"] == STANDARDS["test.size"].content_hash


def test_plans_are_pinned_beside_standards() -> None:
    both = with_new_versions(PINNED, STANDARDS, "plans")
    assert both.standards == both.plans == PINNED.standards
    assert read(published_text(both)) == both
    spoilt = PublishedFile(standards=PINNED.standards, plans={"test.size": {"1": "a" * 64}})
    file = PackFile("published.yaml", "published", published_text(spoilt))
    assert list(check_published(file, STANDARDS)) == []
    (error,) = check_published(file, STANDARDS, "plans")
    assert (error.place.path, error.hint[:4]) == ("plans.test.size.1", "改动计划")


def test_what_is_pinned_stays() -> None:
    known = PublishedFile(standards={"test.size": {"1": "a" * 64, "0": "b" * 64}})
    again = with_new_versions(known, STANDARDS)
    assert again.standards["test.size"] == {"1": "a" * 64, "0": "b" * 64}
    assert set(again.standards) == set(STANDARDS)


def test_only_a_changed_version_is_an_error() -> None:
    file = PackFile("published.yaml", "published", published_text(PINNED))
    assert list(check_published(file, STANDARDS)) == []
    wrong = PublishedFile(
        standards={"test.size": {"1": "a" * 64, "2": "b" * 64}, "test.gone": {"1": "c" * 64}}
    )
    errors = list(check_published(PackFile("published.yaml", "published", published_text(wrong)), STANDARDS))
    assert [(error.place.path, error.place.line, error.message) for error in errors] == [
        ("standards.test.size.1", 7, "已发布的版本内容变了")
    ]
    assert errors[0].got == STANDARDS["test.size"].content_hash[:12]


def test_a_change_is_refused_until_the_version_is_raised(tmp_path: Path) -> None:
    site = Path(shutil.copytree(SMALL, tmp_path / "site"))
    (site / "published.yaml").write_text(published_text(PINNED), "utf-8")
    assert check_packs([site], shipped=False) == []
    path = site / "standards" / "small-2020.yaml"
    changed = path.read_text("utf-8").replace("1000万", "1500万")
    path.write_text(changed, "utf-8")
    assert [error.message for error in check_packs([site], shipped=False)] == ["已发布的版本内容变了"]
    path.write_text(changed.replace("version: 1", "version: 2"), "utf-8")
    assert check_packs([site], shipped=False) == []


def test_the_script_writes_down_what_is_new_and_refuses_what_changed(tmp_path: Path) -> None:
    file = tmp_path / "published.yaml"

    def publish(*options: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "scripts/publish_packs.py", "--file", str(file), *options]
        return subprocess.run(
            command, check=False, capture_output=True, text=True, cwd=Path(__file__).parents[3]
        )

    assert publish().returncode == publish().returncode == 0
    pins = read(file.read_text("utf-8"))
    assert pins.standards["national.srdi-2026"]["1"] == load_packs().standard("srdi-2026").content_hash
    spoilt = {**pins.standards, "national.srdi-2026": {"1": "a" * 64}}
    file.write_text(published_text(PublishedFile(standards=spoilt)), "utf-8")
    refused = publish()
    assert (refused.returncode, "已发布的版本内容变了" in refused.stdout) == (1, True)
    assert publish("--again").returncode == 0
    assert read(file.read_text("utf-8")) == pins
