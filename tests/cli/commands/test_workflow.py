import json

from tests.cli.typed import tidu


def test_all_workflows_are_listed() -> None:
    text = tidu("workflow", "show").stdout
    assert "national.srdi-recognition" in text
    assert len(json.loads(tidu("workflow", "show", "--format", "json").stdout)) >= 9


def test_one_workflow_as_a_table() -> None:
    done = tidu("workflow", "show", "national.pool-entry", "--rank", "city")
    assert done.exit_code == 0, done.stderr
    assert "培育库入库（national.pool-entry，第 1 版）" in done.stdout
    assert "下级板块" in done.stdout


def test_one_workflow_as_data() -> None:
    data = json.loads(tidu("workflow", "show", "renewal", "--format", "json").stdout)
    assert data["id"] == "national.renewal"
    assert data["transitions"][0]["from"] == ["draft"]


def test_unknown_names() -> None:
    done = tidu("workflow", "show", "renewel")
    assert done.exit_code == 2
    assert "national.renewal" in done.stderr
    assert tidu("workflow", "show", "renewal", "--rank", "moon").exit_code == 2
