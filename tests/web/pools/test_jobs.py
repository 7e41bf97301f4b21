from tests.web.case import Site
from tests.web.pools.made import pool
from tidu.web.jobs.registry import work_of
from tidu.web.pools.jobs import refresh_pool
from tidu.web.pools.services import start_refresh


def test_the_kind_is_registered(site: Site) -> None:
    assert work_of(start_refresh(actor=site.officer, pool=pool(site))) is refresh_pool
