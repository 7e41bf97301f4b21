"""The demo's accounts: one a role for the first place, one officer for each of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tidu.web.accounts.models import Assignment, User
from tidu.web.accounts.roles import Role
from tidu.web.accounts.services import create_account, new_password
from tidu.web.demo.keeping import KeptAccount
from tidu.web.enterprises.models import Enterprise, Status

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tidu.web.demo.ground import Ground
    from tidu.web.demo.places import Place
    from tidu.web.jurisdictions.models import Jurisdiction

_ASSIGNED = {Role.SPECIALIST: 40, Role.EXPERT: 15}


def open_accounts(places: Sequence[Place], grounds: dict[str, Ground], *, on: date) -> list[KeptAccount]:
    """Open the demo's accounts and return them with their passwords, made up anew for each site.

    Args:
        places: the first gets an account for every role.
        grounds: what is written of each place, by name; its firms are there already.
        on: first day of the assignments.

    Raises:
        AccountError: the site has an account of one of the names.
    """
    first, *others = places
    opened = _every_role(first, grounds[first.name], on)
    for place in others:
        ground = grounds[place.name]
        lead = ground.units[place.lead]
        name = f"officer-{place.key}"
        opened.append(_open(name, Role.OFFICER, ground.root, name="示例处长", organisation=lead))
        if place.sectors:
            # A sector team sees its sector in the whole city.
            name, sector = f"sector-{place.key}", next(iter(place.sectors.values()))
            opened.append(_open(name, Role.OFFICER, ground.root, name="示例专班", sectors=[sector]))
        if place.counties:
            # A city's applications are screened by districts, and decided by somebody else.
            part = ground.nodes[place.counties[0].name]
            opened.append(_open(f"district-{place.key}", Role.OFFICER, part, name="示例区级专干"))
            opened.append(
                _open(
                    f"reviewer-{place.key}", Role.OFFICER, ground.root, name="示例评审岗", organisation=lead
                )
            )
    return opened


def _every_role(place: Place, ground: Ground, on: date) -> list[KeptAccount]:
    root, lead = ground.root, ground.units[place.lead]
    part = ground.nodes[(place.zones or place.parts)[0]]
    other = ground.units[place.units[1].name]
    firms = Enterprise.objects.filter(root=root, status=Status.ACTIVE)
    own = firms.order_by("-completeness", "-level_rank", "pk").first()
    opened = [
        _open("admin", Role.OPERATOR, root, name="示例管理员"),
        _open("officer", Role.OFFICER, root, name="示例科长", organisation=lead),
        _open("officer-zone", Role.OFFICER, part, name="示例专干"),
        _open("unit", Role.UNIT, root, name="示例联络员", organisation=other),
        _open("specialist", Role.SPECIALIST, root, name="示例专员"),
        _open("provider", Role.PROVIDER, root, name="示例服务机构"),
        _open("expert", Role.EXPERT, root, name="示例专家"),
        _open("expert-2", Role.EXPERT, root, name="示例专家乙"),
        _open("expert-3", Role.EXPERT, root, name="示例专家丙"),
        _open("leader", Role.LEADER, root, name="示例领导"),
    ]
    if own is not None:
        opened.append(_open("firm", Role.FIRM, own.jurisdiction, name="示例企业用户", enterprise=own))
    assigned = list(firms.filter(jurisdiction=part).order_by("pk")[: max(_ASSIGNED.values())])
    for user in User.objects.filter(root=root, role__in=_ASSIGNED):
        mine = assigned[: _ASSIGNED[Role(user.role)]]
        Assignment.objects.bulk_create(Assignment(user=user, enterprise=firm, since=on) for firm in mine)
    return opened


def _open(username: str, role: Role, place: Jurisdiction, **fields: Any) -> KeptAccount:  # noqa: ANN401 - model fields
    user, password = create_account(
        actor=None, username=username, password=new_password(), role=role, jurisdiction=place, **fields
    )
    scope = user.enterprise or user.jurisdiction
    narrowed = (
        "（分派的企业）" if user.is_narrowed else f"（{'、'.join(user.sectors)}）" if user.sectors else ""
    )
    return KeptAccount(username, password, Role(role).label, f"{scope}{narrowed}")
