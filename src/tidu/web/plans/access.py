"""Whose plans a person may see, and which she may keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from tidu.web.accounts.roles import Right, Role

if TYPE_CHECKING:
    from tidu.web.accounts.models import User
    from tidu.web.plans.models import AdoptedPlan  # named in the class below


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
