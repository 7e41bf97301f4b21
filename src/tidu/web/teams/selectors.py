"""Read teams and contacts of a plan: whom a unit names, and which units name nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.tables.bulletin.workbook import written
from tidu.tables.out.listings import Listing
from tidu.web.plans.standing import pack_of
from tidu.web.plans.units import PlanUnits
from tidu.web.teams.models import Contact, SectorTeam

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from tidu.web.organisations.models import OrganisationUnit
    from tidu.web.plans.models import AdoptedPlan

_TEAMS = ("专班", "服务领域", "牵头单位", "成员单位", "联系人", "条款", "说明")
_CONTACTS = ("单位", "姓名", "处室、职务", "电话", "所在专班")


def teams_of(adopted: AdoptedPlan) -> QuerySet[SectorTeam]:
    """Return the teams of a plan with their units and contacts; a query each."""
    return (
        SectorTeam.objects.filter(plan=adopted)
        .select_related("lead")
        .prefetch_related("members", "contacts__unit")
    )


def contacts_of(adopted: AdoptedPlan) -> QuerySet[Contact]:
    """Return the contacts of a plan by unit."""
    return Contact.objects.filter(plan=adopted).select_related("unit", "team", "plan__jurisdiction")


def units_without_contact(adopted: AdoptedPlan) -> tuple[OrganisationUnit, ...]:
    """Return the units that report on the plan's tasks and name nobody, by name."""
    pack = pack_of(adopted)
    if pack is None:
        return ()
    named = set(Contact.objects.filter(plan=adopted).values_list("unit", flat=True))
    asked = {unit.pk: unit for row in PlanUnits(adopted.root).of_plan(pack) for unit in row.reporters}
    return tuple(sorted((unit for pk, unit in asked.items() if pk not in named), key=lambda one: one.name))


def teams_to_come(adopted: AdoptedPlan) -> int:
    """Return how many teams the document orders that are not set up."""
    pack = pack_of(adopted)
    if pack is None:
        return 0
    there = set(adopted.teams.values_list("key", flat=True))
    named = set(adopted.teams.values_list("name", flat=True))
    return sum(team.id not in there and team.label not in named for team in pack.spec.teams)


def teams_workbook(adopted: AdoptedPlan) -> bytes:
    """Return teams and contacts as a workbook."""
    teams = tuple(
        (
            one.name,
            one.sector,
            one.lead.name if one.lead is not None else "",
            "、".join(unit.name for unit in one.members.all()),
            "、".join(f"{who.name}（{who.phone}）" for who in one.contacts.all()),
            one.clause,
            one.note,
        )
        for one in teams_of(adopted)
    )
    contacts = tuple(
        (one.unit.name, one.name, one.post, one.phone, one.team.name if one.team is not None else "")
        for one in contacts_of(adopted)
    )
    return written(
        [
            Listing("服务专班", f"{adopted.label}：服务专班", _TEAMS, teams),
            Listing("联系人", f"{adopted.label}：各单位联系人", _CONTACTS, contacts),
        ]
    )
