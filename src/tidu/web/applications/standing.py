"""Who may take which step of an application: read once for a person and an application, asked for each step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.web.accounts.roles import Right, Role
from tidu.web.enterprises.models import Enterprise
from tidu.web.workflows import rank_of, site_rank
from tidu.workflows import ActorRole, Duty, Rank, is_external
from tidu.workflows.ranks import is_above, resolved

if TYPE_CHECKING:
    from tidu.web.accounts.models import User
    from tidu.web.applications.models import Application
    from tidu.workflows import Transition

_ROLES = {
    ActorRole.FIRM: (Role.FIRM,),
    ActorRole.OFFICER: (Role.OFFICER, Role.OPERATOR),
    ActorRole.UNIT: (Role.UNIT,),
    ActorRole.TEAM: (Role.OFFICER, Role.UNIT),
    ActorRole.SPECIALIST: (Role.SPECIALIST,),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides about a person's steps in one application.

    Attributes:
        site: rank of the site.
        own: rank the person acts for.
        in_scope: whether she sees the firm.
        own_firm: whether it is her own.
        filed: whether she submitted it once.
        others_filed: whether only others did.
        screened: whether she screened it once.
        named: for each kind of work that the batch gives to some, whether she is among them.
    """

    user: User
    site: Rank
    own: Rank
    in_scope: bool
    own_firm: bool
    filed: bool
    others_filed: bool
    screened: bool
    named: dict[str, bool]


def standing_of(user: User, application: Application, site: Rank | None = None) -> Standing:
    """Read what decides about a person's steps; some five queries.

    Args:
        user: the person.
        application: with its batch and firm.
        site: rank of the site, where the caller knows it.
    """
    site = site or site_rank(application.root)
    taken = list(application.steps.values_list("duty", "actor"))
    done = {duty for duty, actor in taken if actor == user.pk}
    filed = Duty.FILE.value in done
    named: dict[str, bool] = {}
    for handler in application.batch.handlers.all():
        mine = handler.user_id == user.pk or (
            handler.unit_id is not None and handler.unit_id == user.organisation_id
        )
        named[handler.duty] = named.get(handler.duty, False) or mine
    return Standing(
        user=user,
        site=site,
        own=rank_of(user, site),
        in_scope=Enterprise.objects.visible_to(user).filter(pk=application.enterprise_id).exists(),
        own_firm=user.enterprise_id == application.enterprise_id,
        filed=filed,
        others_filed=not filed and any(duty == Duty.FILE.value for duty, _ in taken),
        screened=Duty.SCREEN.value in done,
        named=named,
    )


def refusal(standing: Standing, step: Transition) -> str:
    """Return why a person may not take a step; empty where she may."""
    user = standing.user
    if not user.is_active or not standing.in_scope:
        return "没有办理这家企业申报的权限"
    if is_external(step, standing.site):
        return f"“{step.label}”由上级办理，请在结果公布后导入"
    if not any(_plays(standing, role) for role in step.actors):
        who = "、".join(role.label for role in step.actors)
        return f"“{step.label}”由{who}办理"
    if step.duty is Duty.FILE:
        return _filing_refusal(standing, step)
    return _rank_refusal(standing, step) or _separation_refusal(standing, step)


def _plays(standing: Standing, role: ActorRole) -> bool:
    user = standing.user
    if user.role not in _ROLES[role]:
        return False
    if role is ActorRole.FIRM:
        return standing.own_firm
    if role is ActorRole.TEAM:
        return bool(user.sectors)
    return role is ActorRole.UNIT or user.may(Right.EDIT_FIRMS)


def _filing_refusal(standing: Standing, step: Transition) -> str:
    """What somebody submitted is the firm's and his; an operator stands in for who has left."""
    if standing.others_filed and standing.user.role not in (Role.FIRM, Role.OPERATOR):
        return f"这份申报由他人提交，“{step.label}”由企业或提交人办理"
    return ""


def _rank_refusal(standing: Standing, step: Transition) -> str:
    """A step is taken by its own authority, or by a higher one of the site in its place."""
    assert step.rank is not None  # noqa: S101 - checked when the workflow was loaded
    needed = resolved(step.rank, standing.site)
    if is_above(needed, standing.own):
        return f"“{step.label}”由{step.rank.label}主管部门办理"
    if not standing.named.get(step.duty.value, True):
        return f"这个批次的{step.duty.label}已指定由其他单位或人员办理"
    return ""


def _separation_refusal(standing: Standing, step: Transition) -> str:
    if standing.own_firm:
        return "不能办理本企业的申报"
    if standing.filed:
        return "这份申报由您提交，请由其他人办理"
    if step.duty is Duty.DECIDE and standing.screened:
        return "您初审过这份申报，请由其他人作决定"
    return ""
