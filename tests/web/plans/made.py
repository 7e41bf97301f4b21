"""Adopted plans for tests."""

from collections.abc import Sequence
from datetime import date

from tests.web.case import Site
from tidu.web.accounts.models import User
from tidu.web.enterprises.models import Enterprise
from tidu.web.facts.models import FactSource, Strength
from tidu.web.organisations.models import OrganisationUnit
from tidu.web.plans.models import AdoptedPlan, TaskReport
from tidu.web.plans.quarters import Quarter
from tidu.web.plans.reports import Figure, save_report
from tidu.web.plans.services import adopt
from tidu.web.titles.services import record_title

PACK = "changchun.plan-2022"
ON = date(2025, 6, 30)
# The plan's last quarter, and the task whose targets are 省级 and 国家级 titles.
NOW = Quarter(2025, 4)
TASK = "t2"


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


def reporter(site: Site) -> User:
    """The unit's person, of 市工信局, which the plan names for most tasks."""
    person = site.people["unit"]
    person.organisation = site.bureau
    person.save()
    return person


def report(
    site: Site, *, text: str = "示例进展", figures: Sequence[Figure] = (), quarter: Quarter = NOW
) -> TaskReport:
    """A report begun by the unit's person, of a plan adopted where there is none yet."""
    found = AdoptedPlan.objects.filter(root=site.root, pack=PACK).first() or plan(site)
    return save_report(
        actor=site.people["unit"],
        plan=found,
        task=TASK,
        unit=site.bureau,
        quarter=quarter,
        text=text,
        figures=figures,
    )
