import pytest

from tests.web.demo.kit import ON
from tidu.engine.packs.problems import Problems
from tidu.web.demo.plans import made_up_text
from tidu.web.demo.services import Demo
from tidu.web.plans.models import AdoptedPlan
from tidu.web.plans.packs import built, fitting


def test_each_place_carries_out_its_own_plan(demo: Demo) -> None:
    found = AdoptedPlan.objects.select_related("root")
    assert {(one.root.name[:2], one.pack.partition(".")[0]) for one in found} == {
        ("常熟", "changshu"),
        ("常熟", "demo-changshu"),
        ("长春", "changchun"),
        ("吴江", "wujiang-resort"),
        ("西宁", "xining-zones"),
        ("萧山", "xiaoshan"),
    }
    assert {one.measured_on for one in found} == {ON}
    assert all(one.readings.exists() for one in found)
    # Only the made-up one still runs, and looks ahead.
    adopted = AdoptedPlan.objects.select_related("jurisdiction").get(pack="demo-changshu.plan-2026")
    assert (adopted.start.year, adopted.end.year) == (2026, 2028)
    assert {one.target for one in adopted.forecasts.all()} >= {"srdi", "new-giants", "innovative"}
    assert adopted.reports.exists()
    # It is the demo's own, never offered to a site of that place.
    assert {one.id for one in fitting(adopted.jurisdiction, on=ON)} == {"changshu.plan-2023"}


@pytest.mark.parametrize("year", [2026, 2031])
def test_a_made_up_plan_says_that_it_is_none(year: int) -> None:
    plan = built(made_up_text("changshu", year), Problems())
    assert plan is not None
    assert "虚构" in plan.spec.label
    assert (plan.spec.document.number, plan.spec.document.issuers) == (None, ())
    assert plan.start.year == year
    assert made_up_text("xiaoshan", year) == ""
