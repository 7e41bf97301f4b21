from pathlib import Path

from tests.workflows.kit import SMALL
from tidu.workflows.check import check_workflows


def test_the_shipped_workflows_are_sound() -> None:
    assert check_workflows() == []


def test_every_fault_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "workflows"
    folder.mkdir()
    text = SMALL.replace("start: draft", "start: passed").replace(", actors: [officer]", "")
    (folder / "own.yaml").write_text(text, "utf-8")
    (folder / "other.yaml").write_text("a: 1\n", "utf-8")
    messages = {error.message for error in check_workflows([tmp_path])}
    assert {"起始状态应是可修改的状态", "步骤没有写由谁办理", "不认识的键 a"} <= messages
