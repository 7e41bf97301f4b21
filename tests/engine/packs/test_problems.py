"""Errors are raised at the first one, or collected, each told once."""

import pytest

from tidu.engine.errors import ConsistencyError, PackError, Place
from tidu.engine.packs.problems import Problems

FIRST, SECOND = (ConsistencyError(text, place=Place("a.yaml")) for text in ("一", "二"))


def fail(error: Exception) -> None:
    raise error


def test_loading_stops_at_the_first() -> None:
    problems = Problems()
    with pytest.raises(PackError, match="一"):
        problems.take([FIRST, SECOND])
    with pytest.raises(PackError, match="二"), problems.here():
        raise SECOND
    assert problems.errors == []


def test_a_check_keeps_them_all_and_each_once() -> None:
    problems = Problems(collect=True)
    problems.take([FIRST, SECOND, FIRST])
    with problems.here():
        fail(SECOND)
    assert problems.errors == [FIRST, SECOND]


def test_only_errors_of_packs_are_taken() -> None:
    with pytest.raises(KeyError), Problems(collect=True).here():
        fail(KeyError())
