from tests.web.demo.kit import ON
from tidu.web.demo.services import Demo
from tidu.web.plans.models import AdoptedPlan


def test_each_place_carries_out_its_own_plan(demo: Demo) -> None:
    found = AdoptedPlan.objects.select_related("root")
    assert {(one.root.name[:2], one.pack.partition(".")[0]) for one in found} == {
        ("常熟", "changshu"),
        ("长春", "changchun"),
        ("吴江", "wujiang-resort"),
        ("西宁", "xining-zones"),
        ("萧山", "xiaoshan"),
    }
    assert {one.measured_on for one in found} == {ON}
    assert all(one.readings.exists() for one in found)
