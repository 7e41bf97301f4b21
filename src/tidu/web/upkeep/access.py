"""Whose upkeep a person may see, and who handles it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Right, Role
from tidu.web.enterprises.guards import may_decide
from tidu.web.enterprises.models import Enterprise

if TYPE_CHECKING:
    from tidu.web.upkeep.models import Alert, ChangeReport  # noqa: F401 - named in the classes below


class ChangeQuerySet(models.QuerySet["ChangeReport"]):
    """Reports, narrowed by who asks."""

    def visible_to(self, user: User) -> ChangeQuerySet:
        """Return the reports of firms that the person may see."""
        return self.filter(enterprise__in=Enterprise.objects.visible_to(user))


class AlertQuerySet(models.QuerySet["Alert"]):
    """Alerts, narrowed by who asks."""

    def visible_to(self, user: User) -> AlertQuerySet:
        """Return the alerts of firms that the person may see."""
        return self.filter(title__enterprise__in=Enterprise.objects.visible_to(user))

    def open(self) -> AlertQuerySet:
        """Return those that nobody has dealt with and that have not settled themselves."""
        return self.filter(closed_on=None)


def may_lead(user: User) -> bool:
    """Whether a person may open a year's updates and start the monitoring of a whole tenant."""
    return may_decide(user) and user.may(Right.EDIT_FIRMS) and user.jurisdiction_id == user.root_id


def officers_of(firm: Enterprise) -> list[User]:
    """Return the officers nearest to a firm: of its own area, else of the next one above that has any."""
    path = firm.jurisdiction.path
    found = User.objects.filter(root=firm.root_id, role=Role.OFFICER, is_active=True)
    near = [
        one
        for one in found.select_related("jurisdiction")
        if path.startswith(one.jurisdiction.path) and (not one.sectors or firm.sector in one.sectors)
    ]
    deepest = max((len(one.jurisdiction.path) for one in near), default=0)
    return [one for one in near if len(one.jurisdiction.path) == deepest]


def people_of(firm: Enterprise) -> list[User]:
    """Return the accounts of a firm itself."""
    return list(User.objects.filter(enterprise=firm, role=Role.FIRM, is_active=True))
