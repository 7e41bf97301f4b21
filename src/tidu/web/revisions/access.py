"""Who sees the editions of packs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from tidu.web.accounts.roles import Right

if TYPE_CHECKING:
    from tidu.web.accounts.models import User
    from tidu.web.revisions.models import PackRevision  # noqa: F401 - named in the class below


class RevisionQuerySet(models.QuerySet["PackRevision"]):
    """Editions, narrowed by who asks."""

    def visible_to(self, user: User) -> RevisionQuerySet:
        """Return the tenant's editions for those who carry plans out."""
        return self.filter(root_id=user.root_id) if user.may(Right.EXPORT) else self.none()
