"""Who leads a review, and whose sheets a person sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from tidu.web.accounts.roles import Role
from tidu.web.batches.access import may_keep

if TYPE_CHECKING:
    from tidu.web.accounts.models import User
    from tidu.web.batches.models import Batch
    from tidu.web.reviews.models import Expert, Sheet  # noqa: F401 - named in the classes below


def may_lead(user: User, batch: Batch) -> bool:
    """Whether a person draws experts, sees all scores and writes the minutes: who keeps the batch."""
    return may_keep(user, batch)


def may_keep_experts(user: User) -> bool:
    """Whether a person keeps the list of experts: operators, and officers of the whole tenant."""
    whole = user.jurisdiction_id == user.root_id and not user.sectors
    return user.is_active and (user.role == Role.OPERATOR or (user.role == Role.OFFICER and whole))


class ExpertQuerySet(models.QuerySet["Expert"]):
    """Experts, narrowed by who asks."""

    def visible_to(self, user: User) -> ExpertQuerySet:
        """Return the tenant's experts to those who keep them."""
        return self.filter(user__root=user.root_id) if may_keep_experts(user) else self.none()

    def active(self) -> ExpertQuerySet:
        """Return those who can be drawn."""
        return self.filter(is_active=True, user__is_active=True, user__role=Role.EXPERT)


class SheetQuerySet(models.QuerySet["Sheet"]):
    """Sheets, narrowed by who asks."""

    def visible_to(self, user: User) -> SheetQuerySet:
        """Return a person's own sheets; one from which she was dropped is hers no more."""
        return self.standing().filter(expert=user, application__root=user.root_id)

    def standing(self) -> SheetQuerySet:
        """Return those that were not dropped."""
        return self.filter(dropped_at=None)
