"""What the measuring stage leaves untraced: repetitions and the gathering of tests, and nothing else."""

from types import SimpleNamespace
from typing import cast

import coverage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import measured


@given(st.booleans())
def searched(value: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
    """A test of hypothesis, not gathered under this name."""


def untraced(*names: str, of: object = None) -> list[str]:
    seen: set[str] = set()
    items = [cast("pytest.Item", SimpleNamespace(nodeid=name, obj=of)) for name in names]
    return [item.nodeid for item in items if measured.repeats(item, seen)]


def test_every_case_but_the_first() -> None:
    names = ("tests/a.py::test_b[1]", "tests/a.py::test_b[2]", "tests/a.py::test_c", "tests/b.py::test_b[1]")
    assert untraced(*names) == ["tests/a.py::test_b[2]"]


def test_a_page_has_its_tests_measured_although_they_are_inherited() -> None:
    assert untraced("tests/a.py::TestOne::test_it", "tests/a.py::TestTwo::test_it") == []


def test_searches_and_what_reads_our_own_files() -> None:
    assert untraced("tests/a.py::test_b", of=searched) == ["tests/a.py::test_b"]
    assert untraced("tests/architecture/test_a.py::test_b") == ["tests/architecture/test_a.py::test_b"]


class Controller:
    """In place of pytest-cov's."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def pause(self) -> None:
        self.told.append("pause")

    def resume(self) -> None:
        self.told.append("resume")


@pytest.mark.parametrize(
    ("process", "loads", "told"),
    [
        pytest.param("alone", True, ["pause", "resume"], id="alone"),
        pytest.param("master", True, ["pause"], id="master"),
        pytest.param("worker", False, ["pause", "resume"], id="worker"),
    ],
)
def test_the_package_is_measured_as_it_is_imported_and_tests_as_they_run(
    monkeypatch: pytest.MonkeyPatch, process: str, told: list[str], *, loads: bool
) -> None:
    controller, loaded = Controller(), list[str]()
    # What pytest-cov began before and would go on with; it hides the run that this test itself is part of.
    before: list[SimpleNamespace] = []
    before.append(SimpleNamespace(stop=before.clear))
    monkeypatch.setattr(coverage.Coverage, "current", lambda: before[-1] if before else None)
    monkeypatch.setattr(measured, "import_package", lambda: loaded.append("package"))
    plugins = SimpleNamespace(
        getplugin={"_cov": SimpleNamespace(cov_controller=controller)}.get,
        hasplugin={"dsession"}.__contains__ if process == "master" else set[str]().__contains__,
    )
    config = SimpleNamespace(pluginmanager=plugins, **({"workerinput": {}} if process == "worker" else {}))
    gathering = measured.pytest_collection(cast("pytest.Session", SimpleNamespace(config=config)))
    next(gathering)
    assert (controller.told, loaded, before) == (["pause"], ["package"] * loads, [])
    with pytest.raises(StopIteration):
        gathering.send(None)
    assert controller.told == told
