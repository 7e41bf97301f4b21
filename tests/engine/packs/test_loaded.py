"""Files are read by kind; a broken one is remembered so that others are not blamed for it."""

import pytest

from tests.engine.support import ground
from tidu.engine import PackError
from tidu.engine.packs.files import PackFile
from tidu.engine.packs.loaded import read_files
from tidu.engine.packs.problems import Problems

BROKEN = PackFile("standards/broken.yaml", "standard", "id: [")


def test_files_by_kind() -> None:
    loaded = read_files(ground(), Problems())
    assert [spec.id for _, spec in loaded.gate] == ["test.gate"]
    assert loaded.levels_judged == {"test.size": None, "test.small-2020": "test.small"}
    assert not loaded.failed


def test_a_broken_file() -> None:
    problems = Problems(collect=True)
    loaded = read_files([BROKEN, *ground()], problems)
    assert loaded.failed == {"standard"}
    assert len(loaded.standard) == 2
    assert [error.place.file for error in problems.errors] == ["standards/broken.yaml"]
    with pytest.raises(PackError):
        read_files([BROKEN], Problems())
