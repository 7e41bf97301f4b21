from datetime import date

import pytest

from tests.web.breakdowns.made import TARGET, measured, pack
from tests.web.case import Site
from tests.web.plans.made import ON, PACK
from tidu.web.breakdowns.rollup import district_goals, rolled_up
from tidu.web.plans.models import AdoptedPlan
from tidu.web.plans.services import adopt, measure

pytestmark = pytest.mark.start(on=measured)


def test_districts_plans_are_summed_up(site: Site) -> None:
    adopted = measured(site)
    target = pack().target(TARGET)
    assert rolled_up(adopted, target) is None
    east = adopt(actor=site.officer, plan_id=PACK, jurisdiction=site.east)
    west = adopt(actor=site.officer, plan_id=PACK, jurisdiction=site.west)
    measure(east, on=ON)
    found = rolled_up(adopted, target)
    assert found is not None
    assert [one.plan for one in found.goals] == [east, west]
    assert found.check.text == "各部分合计 1,200 户，比总目标多 600 户"
    # A district without a figure is not 0: what is known is a lower bound.
    assert found.missing == ("示例西区",)
    assert found.value == "—"
    measure(west, on=ON)
    found = rolled_up(adopted, target)
    assert found is not None
    assert (found.value, found.missing) == ("2 户", ())


def test_only_targets_that_are_the_same_and_plans_of_the_time(site: Site) -> None:
    adopted = measured(site)
    adopt(actor=site.officer, plan_id="changshu.plan-2023", jurisdiction=site.east)
    assert district_goals(adopted, pack().target(TARGET)) == ()
    adopt(actor=site.officer, plan_id=PACK, jurisdiction=site.west)
    assert len(district_goals(adopted, pack().target(TARGET))) == 1
    assert rolled_up(adopted, pack().target("rd-intensity")) is None
    AdoptedPlan.objects.filter(jurisdiction=site.west).update(start=date(2030, 1, 1))
    assert district_goals(adopted, pack().target(TARGET)) == ()
