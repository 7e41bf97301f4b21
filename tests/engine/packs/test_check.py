"""A check goes on after the first error, does not blame the innocent, and never raises."""

import shutil
from pathlib import Path

import pytest

from tests.engine.support import SMALL
from tidu.engine.packs.check import check_packs

SOURCE = '{document: "办法", clause: "一", published: null, effective: null, confirmation: unconfirmed}'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A copy of the small packs that a test may spoil."""
    return Path(shutil.copytree(SMALL, tmp_path / "site"))


def spoil(site: Path, name: str, old: str, new: str) -> None:
    path = site / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def found(site: Path) -> list[tuple[str, str]]:
    return [(error.place.file, error.message) for error in check_packs([site], shipped=False)]


def standard(name: str, test: str) -> str:
    keys = f'id: "c", label: "条件", clause: "一", confirmation: one-source, test: "{test}"'
    return f'id: "{name}"\nversion: 1\nlabel: "甲"\nsource: {SOURCE}\nconditions:\n  - {{{keys}}}\n'


def test_every_file_tells_its_own_error(site: Path) -> None:
    (site / "standards" / "a.yaml").write_text(standard("site.a", "revenue >= 3"), "utf-8")
    (site / "standards" / "b.yaml").write_text(standard("site.b", "turnover >= 3万"), "utf-8")
    spoil(site, "applicability.yaml", "to: null", "to: 2019-01-01")
    assert found(site) == [
        ("standards/a.yaml", "两边单位不同"),
        ("standards/b.yaml", "没有这个事实"),
        ("applicability.yaml", "截止日期早于起始日期"),
    ]


def test_a_broken_file_hides_nothing_but_what_depends_on_it(site: Path) -> None:
    (site / "standards" / "a.yaml").write_text("id: [", "utf-8")
    (site / "standards" / "b.yaml").write_text(standard("site.b", "revenue >= 3"), "utf-8")
    spoil(site, "applicability.yaml", "test.small-2020", "site.a")
    assert found(site) == [("standards/a.yaml", "YAML 无法读取"), ("standards/b.yaml", "两边单位不同")]


@pytest.mark.parametrize("name", ["facts.yaml", "levels.yaml", "gate.yaml"])
def test_without_the_ground_nothing_else_is_blamed(site: Path, name: str) -> None:
    (site / name).write_text("oops: 1\n", "utf-8")
    assert {file for file, _ in found(site)} == {name}


def test_an_error_of_the_gate_is_told_once(site: Path) -> None:
    (site / "standards" / "a.yaml").write_text(
        standard("site.a", "own_brand").replace("conditions:", 'gate: "test.gate"\nconditions:'), "utf-8"
    )
    spoil(site, "gate.yaml", 'test: "own_brand"', 'test: "brand"')
    assert found(site) == [("gate.yaml", "没有这个事实")]


def test_broken_size_classes_are_not_an_unknown_standard(site: Path) -> None:
    size = 'size: {standard: "test.size", in: [small]}'
    (site / "standards" / "a.yaml").write_text(
        standard("site.a", "own_brand").replace('test: "own_brand"', size), "utf-8"
    )
    spoil(site, "standards/size.yaml", "employees >= 1000人", "employees >= 1000万")
    assert found(site) == [("standards/size.yaml", "两边单位不同")]


def test_examples_must_name_a_standard(site: Path) -> None:
    cases = site / "standards" / "cases"
    cases.mkdir()
    (cases / "a.yaml").write_text('standard: "test.none"\ncases: []\n', "utf-8")
    (cases / "b.yaml").write_text('standard: "test.small-2020"\ncases: [{name: "甲"}]\n', "utf-8")
    assert found(site) == [
        ("standards/cases/a.yaml", "没有这个标准"),
        ("standards/cases/b.yaml", "缺少 expect"),
    ]


def test_a_file_that_would_be_passed_over(site: Path) -> None:
    (site / "standards" / "a.yml").write_text("", "utf-8")
    (site / "readme.yml").write_text("", "utf-8")
    assert found(site) == [("standards/a.yml", "文件名应以 .yaml 结尾")]


def test_a_missing_folder_is_an_error_like_others(tmp_path: Path) -> None:
    assert check_packs([tmp_path / "nowhere"], shipped=False)[0].message == "没有这个规则包文件夹"


def test_the_shipped_packs_are_sound() -> None:
    assert check_packs() == []
