from tidu.web.breakdowns.models import Kind
from tidu.web.breakdowns.selectors import splits_of
from tidu.web.demo.services import Demo
from tidu.web.plans.models import AdoptedPlan
from tidu.web.plans.packs import pack


def test_parts_of_each_plan_make_up_the_whole(demo: Demo) -> None:
    for adopted in AdoptedPlan.objects.select_related("root", "jurisdiction"):
        plan = pack(adopted.pack)
        assert plan is not None
        checks = [
            split.check
            for kind in Kind
            for split in splits_of(adopted, plan, plan.targets, kind)
            if split.check is not None
        ]
        assert checks, adopted.label
        assert {check.difference for check in checks} == {0}
    assert AdoptedPlan.objects.get(pack="changchun.plan-2022").parts.filter(kind=Kind.SECTOR).exists()
