"""Who sees teams and contacts (those who carry the plan out), and who keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from tidu.web.accounts.roles import Right
from tidu.web.plans.access import may_keep, may_report

if TYPE_CHECKING:
    from tidu.web.accounts.models import User
    from tidu.web.organisations.models import OrganisationUnit
    from tidu.web.plans.models import AdoptedPlan
    from tidu.web.teams.models import Contact, SectorTeam  # noqa: F401 - named in the classes below


class TeamQuerySet(models.QuerySet["SectorTeam"]):
    """Sector teams, narrowed by who asks."""

    def visible_to(self, user: User) -> TeamQuerySet:
        """Return the teams of the tenant's plans for those who carry them out."""
        return self.filter(plan__root=user.root_id) if user.may(Right.EXPORT) else self.none()


class ContactQuerySet(models.QuerySet["Contact"]):
    """Contact persons, narrowed by who asks."""

    def visible_to(self, user: User) -> ContactQuerySet:
        """Return the contacts of the tenant's plans for those who carry them out."""
        return self.filter(plan__root=user.root_id) if user.may(Right.EXPORT) else self.none()


def may_name_contacts(user: User, plan: AdoptedPlan, unit: OrganisationUnit) -> bool:
    """Whether a person may name a unit's contacts: its own people, and the plan's keepers."""
    return may_keep(user, plan) or may_report(user, plan, unit)
