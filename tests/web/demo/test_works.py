"""Jobs of the demo are done at once, and one that fails stops the load."""

import pytest

from tests.web.case import Site
from tidu.web.demo.works import UndoneError, done
from tidu.web.jobs.services import start
from tidu.web.pools.services import KIND

pytestmark = pytest.mark.django_db


def test_a_job_that_fails_stops_the_load(site: Site) -> None:
    job = start(owner=site.officer, kind=KIND, title="更新示例库", arguments={"pool_id": 0})
    with pytest.raises(UndoneError, match="更新示例库：程序出错"):
        done(job)
    with pytest.raises(UndoneError, match="没有提交"):
        done(None)
