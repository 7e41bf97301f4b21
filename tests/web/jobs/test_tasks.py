"""The queue calls the job's function by id."""

import pytest

from tests.web.case import Site
from tests.web.jobs import kinds
from tidu.web.jobs import services, tasks
from tidu.web.jobs.models import State
from tidu.web.jobs.registry import work_of

pytestmark = pytest.mark.django_db


def test_the_task_runs_the_job(site: Site) -> None:
    job = services.start(owner=site.officer, kind="test-greet", title="任务", arguments={"subject": "你好"})
    assert work_of(job) is kinds.greet
    tasks.run_job.call(job.pk)
    job.refresh_from_db()
    assert job.state == State.DONE
