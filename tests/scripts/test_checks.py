"""What ``make test`` runs: every test at least once, and nothing left out that has no name for it."""

from pathlib import Path

import pytest

from scripts.checks import CHECKS, ON_EVERY_DATABASE, UNMEASURED, Check, run
from tests.architecture.source import ROOT


def stages() -> list[tuple[str, ...]]:
    return [check.command for check in CHECKS if "pytest" in check.command]


def chosen(command: tuple[str, ...]) -> str:
    """Markers that a stage runs or leaves out."""
    return command[command.index("-m", command.index("pytest")) + 1]


def test_what_is_not_measured_is_run_by_the_next_stage() -> None:
    measured, unmeasured, _ = stages()
    assert "--cov" in measured
    assert "--cov" not in unmeasured
    assert chosen(measured) == f"not ({UNMEASURED})"
    assert chosen(unmeasured) == UNMEASURED
    # Neither names a folder: between them they take the whole suite.
    assert not [part for part in (*measured, *unmeasured) if part.startswith("tests")]


def test_only_looks_and_who_asks_for_no_database_are_left_out_on_the_second() -> None:
    *_, second = stages()
    assert chosen(second) == ON_EVERY_DATABASE == "database and not looks"
    assert second[-1] == "tests/web"


def test_nothing_but_pages_that_also_have_view_tests_is_a_look() -> None:
    users = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "tests").rglob("*.py"))
        if "pytest.mark.looks" in path.read_text("utf-8") and path.name != "test_checks.py"
    ]
    assert users == ["tests/web/browser/test_every_page.py"]


def test_only_the_browsers_folder_is_marked(request: pytest.FixtureRequest) -> None:
    # tests/web/browser/test_frame.py asserts the other half.
    assert request.node.get_closest_marker("browser") is None


def test_what_failed_is_kept_for_the_end_of_the_log(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "test_broken.py"
    broken.write_text("def test_wrong():\n    assert 1 == 2\n\ndef test_right():\n    pass\n", "utf-8")
    outcome = run(Check("test", "坏的", ("pytest", "-q", "-p", "no:cacheprovider", str(broken))))
    assert outcome.code == 1
    [line] = outcome.failures
    assert line.startswith("FAILED ")
    assert "test_broken.py::test_wrong" in line
    # And the whole of it was shown as it came.
    assert "1 failed, 1 passed" in capfd.readouterr().out
