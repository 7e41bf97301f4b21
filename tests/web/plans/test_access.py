from tests.web.case import Site
from tests.web.plans.made import plan
from tidu.web.plans.access import is_keeper, may_keep
from tidu.web.plans.models import AdoptedPlan


def test_a_tenant_sees_its_own_plans_only(site: Site) -> None:
    made = plan(site)
    for key in ("operator", "officer", "district_officer", "leader", "unit"):
        assert list(AdoptedPlan.objects.visible_to(site.people[key])) == [made]
    for key in ("firm", "specialist", "provider", "expert", "stranger"):
        assert not AdoptedPlan.objects.visible_to(site.people[key]).exists()


def test_a_plan_is_kept_by_officers_of_its_place_and_above(site: Site) -> None:
    whole, part = plan(site), plan(site, person="district_officer")
    assert may_keep(site.officer, whole)
    assert may_keep(site.officer, part)
    assert may_keep(site.district_officer, part)
    assert not may_keep(site.district_officer, whole)
    assert not may_keep(site.stranger, whole)
    for key in ("leader", "unit", "specialist"):
        assert not is_keeper(site.people[key])
    site.officer.sectors = ["示例领域"]
    assert not is_keeper(site.officer)
