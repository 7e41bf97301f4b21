"""What is done to teams and contacts: taken from the plan, saved, removed. All in the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from tidu.engine.errors import TiduError
from tidu.web.audit import services as audit
from tidu.web.plans.access import may_keep
from tidu.web.plans.standing import pack_of
from tidu.web.plans.units import PlanUnits
from tidu.web.teams.access import may_name_contacts
from tidu.web.teams.models import Contact, SectorTeam

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidu.web.accounts.models import User
    from tidu.web.organisations.models import OrganisationUnit
    from tidu.web.plans.models import AdoptedPlan

_ENDING = "服务专班"


class TeamError(TiduError):
    """A team or contact cannot be kept so; the text says why."""


@transaction.atomic
def take_teams(*, actor: User, plan: AdoptedPlan) -> tuple[SectorTeam, ...]:
    """Set up the teams that the plan's document orders and that are not there yet.

    Raises:
        TeamError: no right, or the plan is gone from the packs.
    """
    _require(actor, plan)
    made = enter_teams(plan)
    if made:
        audit.record(
            actor=actor, action="按文件设立专班", target=plan, after={"专班": [one.name for one in made]}
        )
    return made


def enter_teams(plan: AdoptedPlan) -> tuple[SectorTeam, ...]:
    """Write the document's teams; who may do so was checked before.

    Raises:
        TeamError: the plan is gone from the packs.
    """
    pack = pack_of(plan)
    if pack is None:
        raise TeamError("规则包中已没有这个计划，请系统管理员检查本站的规则包")
    units = PlanUnits(plan.root)
    there = set(plan.teams.values_list("key", flat=True))
    named = set(plan.teams.values_list("name", flat=True))
    made = []
    for team in pack.spec.teams:
        if team.id in there or team.label in named:
            continue
        found = units.named(team.unit).units
        made.append(
            SectorTeam.objects.create(
                plan=plan,
                key=team.id,
                name=team.label,
                sector=team.label.removesuffix(_ENDING),
                lead=found[0] if len(found) == 1 else None,
                clause=team.clause,
                note=team.note,
            )
        )
    return tuple(made)


@transaction.atomic
def save_team(  # noqa: PLR0913 - what a team is, each by name
    *,
    actor: User,
    plan: AdoptedPlan,
    team: SectorTeam | None,
    name: str,
    sector: str,
    lead: OrganisationUnit | None,
    members: Iterable[OrganisationUnit],
    note: str = "",
) -> SectorTeam:
    """Set a team up, or change one.

    Raises:
        TeamError: no right, or another team has the name.
    """
    _require(actor, plan)
    own = team.pk if team is not None else 0
    if plan.teams.filter(name=name).exclude(pk=own).exists():
        raise TeamError(f"已有“{name}”，请换一个名称")
    before = _said(team) if team is not None else None
    kept = team or SectorTeam(plan=plan)
    kept.name, kept.sector, kept.lead, kept.note = name, sector, lead, note
    kept.save()
    kept.members.set([unit for unit in members if unit != lead])
    audit.record(
        actor=actor,
        action="修改专班" if team is not None else "新增专班",
        target=kept,
        before=before,
        after=_said(kept),
    )
    return kept


@transaction.atomic
def remove_team(*, actor: User, team: SectorTeam) -> None:
    """Remove a team; its contacts stay as those of their units.

    Raises:
        TeamError: no right.
    """
    _require(actor, team.plan)
    audit.record(actor=actor, action="撤销专班", target=team, before=_said(team))
    team.delete()


@transaction.atomic
def save_contact(  # noqa: PLR0913 - what a contact is, each by name
    *,
    actor: User,
    plan: AdoptedPlan,
    contact: Contact | None,
    unit: OrganisationUnit,
    name: str,
    phone: str,
    post: str = "",
    team: SectorTeam | None = None,
) -> Contact:
    """Name a contact person of a unit, or change one.

    Raises:
        TeamError: no right, or the unit has one of the name.
    """
    if not may_name_contacts(actor, plan, unit) or (
        contact is not None and not may_name_contacts(actor, plan, contact.unit)
    ):
        raise TeamError("没有登记这个单位联系人的权限")
    own = contact.pk if contact is not None else 0
    if plan.contacts.filter(unit=unit, name=name).exclude(pk=own).exists():
        raise TeamError(f"{unit.name}已登记“{name}”，请在原来的一条上修改")
    before = _called(contact) if contact is not None else None
    kept = contact or Contact(plan=plan)
    kept.unit, kept.name, kept.phone, kept.post, kept.team = unit, name, phone, post, team
    kept.save()
    audit.record(
        actor=actor,
        action="修改联系人" if contact is not None else "登记联系人",
        target=kept,
        before=before,
        after=_called(kept),
    )
    return kept


@transaction.atomic
def remove_contact(*, actor: User, contact: Contact) -> None:
    """Take a contact person off the list.

    Raises:
        TeamError: no right.
    """
    if not may_name_contacts(actor, contact.plan, contact.unit):
        raise TeamError("没有删除这个单位联系人的权限")
    audit.record(actor=actor, action="删除联系人", target=contact, before=_called(contact))
    contact.delete()


def _require(actor: User, plan: AdoptedPlan) -> None:
    if not may_keep(actor, plan):
        raise TeamError("没有管理这个计划的专班的权限")


def _said(team: SectorTeam) -> dict[str, object]:
    return {
        "名称": team.name,
        "领域": team.sector,
        "牵头单位": str(team.lead or ""),
        "成员单位": [unit.name for unit in team.members.all()],
        "说明": team.note,
    }


def _called(contact: Contact) -> dict[str, object]:
    return {
        "单位": contact.unit.name,
        "姓名": contact.name,
        "职务": contact.post,
        "电话": contact.phone,
        "专班": str(contact.team or ""),
    }
