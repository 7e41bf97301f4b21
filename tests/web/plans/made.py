"""Adopted plans for tests."""

from datetime import date

from tests.web.case import Site
from tidu.web.enterprises.models import Enterprise
from tidu.web.facts.models import FactSource, Strength
from tidu.web.organisations.models import OrganisationUnit
from tidu.web.plans.models import AdoptedPlan
from tidu.web.plans.services import adopt
from tidu.web.titles.services import record_title

PACK = "changchun.plan-2022"
ON = date(2025, 6, 30)


def plan(site: Site, *, pack: str = PACK, person: str = "officer") -> AdoptedPlan:
    """A plan adopted for the whole city, or the person's part of it."""
    actor = site.people[person]
    return adopt(actor=actor, plan_id=pack, jurisdiction=actor.jurisdiction)


def title(site: Site, firm: Enterprise, level: str = "national.srdi") -> None:
    """A title valid in the middle of the plan."""
    source, _ = FactSource.objects.get_or_create(root=site.root, name="示例表", strength=Strength.DEPARTMENT)
    record_title(
        actor=None,
        enterprise=firm,
        source=source,
        level=level,
        since=date(2024, 1, 1),
        until=date(2026, 12, 31),
    )


def science(site: Site) -> OrganisationUnit:
    """市科技局, which the plan names beside 市工信局."""
    return OrganisationUnit.objects.create(root=site.root, jurisdiction=site.root, name="示例市科学技术局")
