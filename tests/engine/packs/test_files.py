"""Pack files are found by folder and name, in a fixed order; only what is wanted is read."""

from pathlib import Path

import pytest

from tests.engine.support import SMALL
from tidu.engine import PackSyntaxError
from tidu.engine.packs.files import find_files, kind_of, shipped_folder
from tidu.engine.packs.loaded import SHAPES
from tidu.engine.packs.problems import Problems


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("national/facts.yaml", "facts"),
        ("national/standards/srdi-2026.yaml", "standard"),
        ("national/standards/cases/srdi-2026.yaml", "cases"),
        ("jiangsu/overlays/srdi-2022.yaml", "overlay"),
        ("published.yaml", "published"),
        ("changshu/plan.yaml", "plan"),
        ("changshu/plans/revised-2024.yaml", "plan"),
        ("changshu/plan-cases.yaml", "plan-cases"),
        ("changshu/plan-cases/revised-2024.yaml", "plan-cases"),
        ("changshu/policies/a.yaml", None),
    ],
)
def test_the_kind_of_a_file(path: str, kind: str | None) -> None:
    assert kind_of(Path(path)) == kind


def test_files_come_in_order_with_names_as_users_type_them() -> None:
    names = [file.name for file in find_files([SMALL], SHAPES)]
    assert names == sorted(names)
    assert "standards/small-2020.yaml" in names
    assert [file.kind for file in find_files([SMALL], {"facts"})] == ["facts"]


def test_the_shipped_folder_has_packs() -> None:
    assert (shipped_folder() / "national" / "facts.yaml").is_file()


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(PackSyntaxError, match="没有这个规则包文件夹"):
        find_files([tmp_path / "nowhere"], SHAPES)


def test_a_file_in_another_encoding_does_not_hide_the_rest(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_bytes("facts: [] # 说明".encode("gb18030"))
    (tmp_path / "levels.yaml").write_text("\ufefflevels: []\n", "utf-8")
    with pytest.raises(PackSyntaxError, match="UTF-8") as raised:
        find_files([tmp_path], SHAPES)
    assert raised.value.place.file == "facts.yaml"
    problems = Problems(collect=True)
    found = find_files([tmp_path], SHAPES, problems)
    assert [file.text for file in found] == ["levels: []\n"], "a byte order mark is not text"
    assert len(problems.errors) == 1
