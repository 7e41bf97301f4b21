"""Tell the units of a plan, and its leaders, that a bulletin is out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse

from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Role
from tidu.web.inbox.services import send
from tidu.web.plans.standing import pack_of
from tidu.web.plans.units import PlanUnits

if TYPE_CHECKING:
    from tidu.web.bulletins.models import Bulletin


def tell_issued(bulletin: Bulletin) -> int:
    """Send one message to everybody of the plan's units, its officers and leaders; return how many."""
    plan = bulletin.plan
    pack = pack_of(plan)
    rows = PlanUnits(plan.root).of_plan(pack) if pack is not None else ()
    units = {unit.pk for row in rows for unit in row.all}
    of_units = Q(organisation__in=units, role__in=(Role.UNIT, Role.OFFICER))
    of_place = Q(jurisdiction=plan.jurisdiction_id, role__in=(Role.OFFICER, Role.LEADER))
    people = User.objects.filter(of_units | of_place, root=plan.root_id, is_active=True)
    for user in people:
        send(
            recipient=user,
            subject=f"通报已印发：{bulletin.issue}",
            body=bulletin.text.title,
            address=reverse("bulletins:detail", args=[bulletin.pk]),
            key=f"bulletin:{bulletin.pk}",
        )
    return len(people)
