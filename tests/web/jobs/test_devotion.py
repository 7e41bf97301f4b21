"""Python's settings while a job works, and after the last one."""

import gc
import sys

import pytest

from tidu.web.jobs.devotion import NEW_OBJECTS, SWITCH_SECONDS, devoted


def _settings() -> tuple[float, tuple[int, int, int]]:
    return sys.getswitchinterval(), gc.get_threshold()


def test_the_last_of_several_puts_the_usual_settings_back() -> None:
    usual = _settings()
    first, second = devoted(), devoted()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    interval, threshold = _settings()
    assert interval == pytest.approx(SWITCH_SECONDS)
    assert threshold == (NEW_OBJECTS, *usual[1][1:])
    second.__exit__(None, None, None)
    assert _settings() == usual


def test_work_that_fails_puts_them_back_too() -> None:
    usual = _settings()
    with pytest.raises(ValueError, match="示例"), devoted():
        raise ValueError("示例")
    assert _settings() == usual
