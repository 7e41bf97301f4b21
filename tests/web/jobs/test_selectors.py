"""Everyone reads their own jobs."""

import pytest

from tests.web.case import Site
from tidu.web.jobs import services
from tidu.web.jobs.models import State
from tidu.web.jobs.selectors import jobs_for

pytestmark = pytest.mark.django_db


def test_own_jobs_only_newest_first_by_keyset_and_state(site: Site) -> None:
    mine = [services.start(owner=site.officer, kind="test-greet", title=f"任务{n}") for n in range(4)]
    services.start(owner=site.operator, kind="test-greet", title="别人的")
    services.cancel(actor=site.officer, job=mine[1])
    assert list(jobs_for(site.officer)) == mine[::-1]
    assert list(jobs_for(site.officer, before=mine[2].pk)) == [mine[1], mine[0]]
    assert list(jobs_for(site.officer, state=State.CANCELLED)) == [mine[1]]
