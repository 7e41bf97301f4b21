"""Packs with one fault each: the error names file, line and path, and teaches how to mend it.

Each folder of ``bad_packs`` is loaded on top of the small packs; its ``expected.yaml`` says the whole error.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.engine.support import SMALL
from tidu.engine import PackError, load_packs
from tidu.engine.packs.check import check_packs

FOLDER = Path(__file__).parents[1] / "bad_packs"
NAMES = sorted(path.parent.name for path in FOLDER.glob("*/expected.yaml"))
# The faults that the order names: each must say what was expected, what was found, and how to mend it.
ORDERED = (
    "wrong_unit",
    "unknown_fact",
    "overlapping_tiers",
    "gap_between_tiers",
    "unreachable_tier",
    "cycle_of_prerequisites",
    "duplicate_key",
    "missing_source",
    "effective_before_published",
    "row_ends_before_it_begins",
    "two_standards_in_force",
)


def expectation(name: str) -> dict[str, Any]:
    """The error as its folder writes it down, with what is left out filled up."""
    written: dict[str, Any] = yaml.safe_load((FOLDER / name / "expected.yaml").read_text("utf-8"))
    return {"expected": "", "got": "", "hint": "", **written}


def as_written(error: PackError) -> dict[str, Any]:
    """An error in the words of ``expected.yaml``."""
    return {
        "error": type(error).__name__,
        "file": error.place.file,
        "path": error.place.path,
        "line": error.place.line,
        "message": error.message,
        "expected": error.expected,
        "got": error.got,
        "hint": error.hint,
    }


@pytest.mark.parametrize("name", NAMES)
def test_the_first_error_is_the_one_expected(name: str) -> None:
    with pytest.raises(PackError) as raised:
        load_packs(SMALL, FOLDER / name, shipped=False)
    assert as_written(raised.value) == expectation(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_check_finds_it_too_and_never_raises(name: str) -> None:
    errors = check_packs([SMALL, FOLDER / name], shipped=False)
    assert as_written(errors[0]) == expectation(name)


@pytest.mark.parametrize("name", NAMES)
def test_every_error_says_what_would_be_right(name: str) -> None:
    error = expectation(name)
    assert error["expected"] or error["hint"]
    assert error["line"] >= 1


@pytest.mark.parametrize("name", ORDERED)
def test_the_common_faults_say_everything(name: str) -> None:
    error = expectation(name)
    assert error["expected"]
    assert error["got"]
    assert error["hint"]


def test_every_folder_has_its_expectation() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(NAMES)


def test_the_small_packs_are_sound() -> None:
    assert check_packs([SMALL], shipped=False) == []
