"""What ``make test`` runs: every test at least once, and nothing left out that has no name for it."""

from pathlib import Path

import pytest

from scripts.checks import (
    CHECKS,
    ON_EVERY_DATABASE,
    ONLY_UNMEASURED,
    UNMEASURED,
    UNMEASURED_IN,
    Check,
    run,
    run_abreast,
)
from tests.architecture.source import ROOT

TESTS = sorted((ROOT / "tests").rglob("test_*.py"))


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
    # The first names no folder: it takes all that is not marked. The second names those that have marked tests.
    assert not [part for part in measured if part.startswith("tests/")]
    assert [part for part in unmeasured if part.startswith("tests/")] == list(UNMEASURED_IN)


def test_no_file_with_a_marked_test_is_passed_over() -> None:
    own = Path(__file__).relative_to(ROOT).as_posix()
    texts = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in TESTS}
    marked = {path for path, text in texts.items() if "mark.search" in text and path != own}
    assert {"tests/web/browser", *marked} == set(UNMEASURED_IN)


def test_what_is_left_unread_has_no_other_tests() -> None:
    ignored = [part.removeprefix("--ignore=") for part in stages()[0] if part.startswith("--ignore=")]
    assert ignored == list(ONLY_UNMEASURED)
    # All of tests/web/browser is marked where it is gathered (tests/web/browser/test_frame.py).
    for path in set(ignored) - {"tests/web/browser"}:
        assert f"\npytestmark = pytest.mark.{UNMEASURED.split()[-1]}\n" in (ROOT / path).read_text("utf-8")


def test_only_looks_and_who_asks_for_no_database_are_left_out_on_the_second() -> None:
    *_, second = stages()
    assert chosen(second) == ON_EVERY_DATABASE == "database and not looks"
    assert second[-1] == "tests/web"


def test_nothing_but_looks_is_left_out_on_the_second() -> None:
    users = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "tests").rglob("*.py"))
        if "pytest.mark.looks" in path.read_text("utf-8") and path.name != "test_checks.py"
    ]
    # Pages that also have view tests; the gallery of components and the looks' own faults, which ask no database.
    assert users == [f"tests/web/browser/test_{name}.py" for name in ("components", "every_page", "looks")]


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


def test_small_ones_run_two_at_a_time_and_none_is_shown_inside_another(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def waiting(own: str, other: str) -> Check:
        """A check that says two lines, and ends well only if the other one is at work meanwhile."""
        program = (
            f"import pathlib, time; here = pathlib.Path({str(tmp_path)!r}); print('{own} 1', flush=True); "
            f"(here / '{own}').touch(); end = time.monotonic() + 20\n"
            f"while not (here / '{other}').exists(): assert time.monotonic() < end; time.sleep(0.01)\n"
            f"print('{own} 2')"
        )
        return Check("lint", own, ("python", "-c", program))

    outcomes = run_abreast([waiting("甲", "乙"), waiting("乙", "甲")])
    assert [(outcome.check.title, outcome.code) for outcome in outcomes] == [("甲", 0), ("乙", 0)]
    said = [line for line in capfd.readouterr().out.splitlines() if line.endswith((" 1", " 2"))]
    assert said in (["甲 1", "甲 2", "乙 1", "乙 2"], ["乙 1", "乙 2", "甲 1", "甲 2"])


def test_what_is_measured_is_counted_once_the_tests_have_run() -> None:
    commands = [check.command for check in CHECKS]
    [measured] = [number for number, command in enumerate(commands) if "--cov" in command]
    assert commands[measured + 1][:2] == ("coverage", "report")
    assert "--cov-fail-under=0" in commands[measured], "the floor is the report's, of pyproject.toml"
