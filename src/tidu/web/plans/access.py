"""Whose plans a person may see, and which she may keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from tidu.web.accounts.roles import Right, Role

if TYPE_CHECKING:
    from tidu.web.accounts.models import User
    from tidu.web.organisations.models import OrganisationUnit
    from tidu.web.plans.models import (  # noqa: F401 - named in the classes below
        AdoptedPlan,
        TaskReport,
    )


class PlanQuerySet(models.QuerySet["AdoptedPlan"]):
    """Adopted plans, narrowed by who asks."""

    def visible_to(self, user: User) -> PlanQuerySet:
        """Return the tenant's plans for those who carry them out; firms behind a figure are narrowed again."""
        return self.filter(root_id=user.root_id) if user.may(Right.EXPORT) else self.none()


def is_keeper(user: User) -> bool:
    """Whether a person looks after plans at all: officers of every sector, and operators."""
    return user.may(Right.EDIT_FIRMS) and user.role in (Role.OFFICER, Role.OPERATOR) and not user.sectors


def may_keep(user: User, plan: AdoptedPlan) -> bool:
    """Whether a person may measure a plan and decide on its reports: a keeper of its place or a place above."""
    return (
        is_keeper(user)
        and plan.root_id == user.root_id
        and plan.jurisdiction.path.startswith(user.jurisdiction.path)
    )


class ReportQuerySet(models.QuerySet["TaskReport"]):
    """Quarterly reports, narrowed by who asks."""

    def visible_to(self, user: User) -> ReportQuerySet:
        """Return the tenant's reports; a unit's people see those of their unit only."""
        if not user.may(Right.EXPORT):
            return self.none()
        found = self.filter(plan__root=user.root_id)
        return found.filter(unit=user.organisation_id) if user.role == Role.UNIT else found


def may_read_reports(user: User, unit: OrganisationUnit) -> bool:
    """Whether a person may see what a unit reports, or has not reported yet: as `ReportQuerySet.visible_to`."""
    own = user.role != Role.UNIT or user.organisation_id == unit.pk
    return user.may(Right.EXPORT) and unit.root_id == user.root_id and own


def may_report(user: User, plan: AdoptedPlan, unit: OrganisationUnit) -> bool:
    """Whether a person may write a unit's reports: its own people, and the plan's keepers in its stead."""
    writes = user.role in (Role.UNIT, Role.OFFICER, Role.OPERATOR) and user.may(Right.EXPORT)
    own = user.organisation_id == unit.pk and unit.root_id == plan.root_id == user.root_id
    return (writes and own) or (may_keep(user, plan) and unit.root_id == plan.root_id)
