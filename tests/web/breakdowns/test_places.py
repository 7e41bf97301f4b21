from decimal import Decimal

from tests.web.case import Site
from tests.web.plans.made import plan
from tidu.web.breakdowns.models import Kind
from tidu.web.breakdowns.places import districts_of, sectors_of, years_of
from tidu.web.breakdowns.services import save_parts


def test_what_a_plan_may_be_broken_down_to(site: Site) -> None:
    adopted = plan(site)
    assert districts_of(adopted) == (site.east, site.west)
    assert districts_of(plan(site, person="district_officer")) == (site.town,)
    assert years_of(adopted) == (2022, 2023, 2024, 2025)
    assert sectors_of(adopted) == ()
    site.east_firm.sector = "工业"
    site.east_firm.save()
    # A sector that no firm is in any more keeps its part in sight.
    save_parts(actor=site.officer, plan=adopted, target="srdi", kind=Kind.SECTOR, values={"能源": Decimal(5)})
    assert set(sectors_of(adopted)) == {"工业", "能源"}
