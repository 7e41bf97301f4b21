"""A plan with figures: two firms hold titles, parts are entered for the two districts."""

from decimal import Decimal

from tests.web.case import Site
from tests.web.plans.made import ON, PACK, plan, title
from tests.web.starts import start
from tidu.plans import Plan
from tidu.web.breakdowns.models import Kind
from tidu.web.breakdowns.services import save_parts
from tidu.web.plans.models import AdoptedPlan
from tidu.web.plans.packs import plans
from tidu.web.plans.services import measure

TARGET = "srdi"


def pack() -> Plan:
    return plans().plan(PACK)


@start
def measured(site: Site) -> AdoptedPlan:
    """长春's plan, measured at a quarter's close: a holder in each district."""
    adopted = plan(site)
    for firm in (site.east_firm, site.west_firm):
        firm.sector = "工业"
        firm.save()
        title(site, firm)
    measure(adopted, on=ON)
    adopted.refresh_from_db()
    return adopted


def parts(
    site: Site, adopted: AdoptedPlan, east: int | str = 400, west: int | str = 200, *, target: str = TARGET
) -> None:
    """Parts of the two districts."""
    save_parts(
        actor=site.officer,
        plan=adopted,
        target=target,
        kind=Kind.DISTRICT,
        values={str(site.east.pk): Decimal(east), str(site.west.pk): Decimal(west)},
    )
