from pathlib import Path

import pytest

from tests.cli.typed import tidu

FAILING = """\
standard: "national.srdi-2026"
on: 2026-06-01
cases:
  - {name: "什么都没有也算满足", expect: {verdict: met}}
"""


@pytest.mark.no_cover  # thousands of cases; the lines are those of the test below
def test_the_shipped_cases_pass() -> None:
    done = tidu("test")
    assert done.exit_code == 0, done.stdout
    assert "未通过 0 个" in done.stdout


def test_a_failing_case_is_told_and_found_by_scripts(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "srdi-2026.yaml").write_text(FAILING, "utf-8")
    done = tidu("test", tmp_path)
    assert done.exit_code == 1
    assert "什么都没有也算满足" in done.stdout
    assert "未通过 1 个" in done.stdout
