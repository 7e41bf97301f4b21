"""Who sees an item, who keeps it, and who reports what was done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from tidu.web.accounts.roles import Right, Role
from tidu.web.plans.access import may_keep, may_report

if TYPE_CHECKING:
    from tidu.web.accounts.models import User
    from tidu.web.meetings.models import MeetingItem


class ItemQuerySet(models.QuerySet["MeetingItem"]):
    """Items, narrowed by who asks."""

    def visible_to(self, user: User) -> ItemQuerySet:
        """Return the items of the tenant's plans; a unit's people see those that their unit owns or helps with."""
        if not user.may(Right.EXPORT):
            return self.none()
        found = self.filter(plan__root=user.root_id)
        if user.role != Role.UNIT:
            return found
        own = user.organisation_id or 0
        return found.filter(Q(owner=own) | Q(helpers=own)).distinct()


def may_act(user: User, item: MeetingItem) -> bool:
    """Whether a person may say what was done: the owner's people, and the plan's keepers."""
    return may_report(user, item.plan, item.owner) or may_keep(user, item.plan)
