"""A team and a contact."""

from tests.web.case import Site
from tests.web.plans.made import plan, reporter
from tidu.web.plans.models import AdoptedPlan
from tidu.web.teams.models import Contact, SectorTeam
from tidu.web.teams.services import save_contact, take_teams


def with_teams(site: Site) -> AdoptedPlan:
    """长春's plan with the teams of its document."""
    reporter(site)
    adopted = plan(site)
    take_teams(actor=site.officer, plan=adopted)
    return adopted


def contact(site: Site, adopted: AdoptedPlan, *, name: str = "示例甲", person: str = "unit") -> Contact:
    return save_contact(
        actor=site.people[person],
        plan=adopted,
        contact=None,
        unit=site.bureau,
        name=name,
        phone="000-00000001",
        team=SectorTeam.objects.filter(plan=adopted, key="industry").first(),
    )
