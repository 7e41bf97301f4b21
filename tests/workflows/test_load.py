from pathlib import Path

import pytest

from tests.workflows.kit import SMALL
from tidu.engine.errors import ConsistencyError, UnknownIdError
from tidu.workflows import load_workflows


def test_bare_names_mean_the_national_ones() -> None:
    library = load_workflows()
    assert library.workflow("renewal").id == "national.renewal"
    with pytest.raises(UnknownIdError, match=r"national\.renewal"):
        library.workflow("national.renewals")


def test_workflows_of_a_level_the_local_ones_first() -> None:
    library = load_workflows()

    def ids(level: str, case: str, code: str) -> list[str]:
        return [one.id for one in library.for_level(level, case, jurisdiction=code)]  # type: ignore[arg-type] # a table

    assert ids("national.srdi", "new", "320581") == ["national.srdi-recognition"]
    assert ids("national.srdi", "renewal", "320581") == ["national.renewal"]
    assert ids("changchun.srdi-city", "new", "220100") == ["changchun.srdi-city-recognition"]
    assert ids("changchun.srdi-city", "new", "320581") == []
    assert ids("suzhou.srdi-demo", "new", "320509") == ["wujiang-resort.srdi-demo"]
    assert ids("", "new", "220100") == ["changchun.seed-collection", "national.pool-entry"]
    assert ids("", "new", "") == ["national.pool-entry"]


def test_a_sites_own_folder_adds_one(tmp_path: Path) -> None:
    folder = tmp_path / "workflows"
    folder.mkdir()
    (folder / "own.yaml").write_text(SMALL, "utf-8")
    assert "national.small" in load_workflows(tmp_path).workflows
    assert "national.small" not in load_workflows().workflows


def test_a_faulty_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "workflows"
    folder.mkdir()
    (folder / "own.yaml").write_text(SMALL.replace("start: draft", "start: passed"), "utf-8")
    with pytest.raises(ConsistencyError, match=r"workflows/own\.yaml:6（start）：起始状态"):
        load_workflows(tmp_path)
