import json
from pathlib import Path

from tests.cli.typed import tidu
from tidu.cli.schemas import KINDS


def test_kinds_are_listed() -> None:
    text = tidu("schema").stdout
    assert all(kind in text for kind in KINDS)


def test_one_schema_to_stdout() -> None:
    assert json.loads(tidu("schema", "facts").stdout)["title"]


def test_all_schemas_into_a_folder(tmp_path: Path) -> None:
    assert tidu("schema", "-o", tmp_path / "schemas").exit_code == 0
    assert {path.name for path in (tmp_path / "schemas").iterdir()} == {
        f"{kind}.schema.json" for kind in KINDS
    }


def test_one_schema_into_a_folder(tmp_path: Path) -> None:
    tidu("schema", "facts", "-o", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["facts.schema.json"]


def test_an_unknown_kind() -> None:
    done = tidu("schema", "fact")
    assert done.exit_code == 2
    assert "是否指 facts" in done.stderr
