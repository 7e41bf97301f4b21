from tests.web.breakdowns.made import parts
from tests.web.case import Site
from tests.web.plans.made import plan
from tidu.web.breakdowns.models import Part


def test_a_tenant_sees_its_own_parts_only(site: Site) -> None:
    parts(site, plan(site))
    for key in ("officer", "leader", "unit"):
        assert Part.objects.visible_to(site.people[key]).count() == 2
    for key in ("firm", "provider", "stranger"):
        assert not Part.objects.visible_to(site.people[key]).exists()
