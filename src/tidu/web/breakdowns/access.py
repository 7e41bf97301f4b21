"""Who may see a breakdown, and who may change it: as the plan it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from tidu.web.accounts.roles import Right

if TYPE_CHECKING:
    from tidu.web.accounts.models import User
    from tidu.web.breakdowns.models import Part  # noqa: F401 - named in the class below


class PartQuerySet(models.QuerySet["Part"]):
    """Parts of targets, narrowed by who asks."""

    def visible_to(self, user: User) -> PartQuerySet:
        """Return the parts of the tenant's plans for those who carry them out."""
        return self.filter(plan__root=user.root_id) if user.may(Right.EXPORT) else self.none()
