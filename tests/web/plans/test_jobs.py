from tests.web.case import Site
from tests.web.plans.made import plan
from tidu.web.jobs.registry import work_of
from tidu.web.plans.jobs import measure_plan
from tidu.web.plans.services import start_measure


def test_the_kind_is_registered(site: Site) -> None:
    assert work_of(start_measure(actor=site.officer, plan=plan(site))) is measure_plan
