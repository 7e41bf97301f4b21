from pathlib import Path

import pytest

from tidu.tables.out.files import whole_file


def test_the_target_appears_when_all_went_well(tmp_path: Path) -> None:
    target = tmp_path / "结果.txt"
    with whole_file(target) as partial:
        partial.write_text("全", "utf-8")
        assert not target.exists()
    assert target.read_text("utf-8") == "全"
    assert list(tmp_path.iterdir()) == [target]


def test_a_failure_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "结果.txt"
    target.write_text("旧", "utf-8")

    def fail() -> None:
        with whole_file(target) as partial:
            partial.write_text("新", "utf-8")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert target.read_text("utf-8") == "旧"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_does_not_exist_names_the_target(tmp_path: Path) -> None:
    target = tmp_path / "没有" / "结果.txt"
    with pytest.raises(FileNotFoundError) as caught, whole_file(target):
        pass
    assert caught.value.filename == str(target)
