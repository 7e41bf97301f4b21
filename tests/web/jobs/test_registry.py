"""A kind has one function."""

import pytest

from tests.web.jobs.kinds import greet
from tidu.web.jobs.models import Job
from tidu.web.jobs.registry import job_kind, work_of


def test_a_name_is_given_once() -> None:
    assert job_kind("test-greet")(greet) is greet
    with pytest.raises(ValueError, match="test-greet"):
        job_kind("test-greet")(dict)


def test_an_unknown_kind_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        work_of(Job(kind="nobody"))
