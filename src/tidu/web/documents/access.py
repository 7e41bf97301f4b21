"""Whose documents a person may read, and which she may check and publish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from tidu.web.accounts.roles import Right
from tidu.web.plans.access import is_keeper

if TYPE_CHECKING:
    from tidu.web.accounts.models import User
    from tidu.web.documents.models import Document  # noqa: F401 - named in the class below


class DocumentQuerySet(models.QuerySet["Document"]):
    """Documents, narrowed by who asks."""

    def visible_to(self, user: User) -> DocumentQuerySet:
        """Return what was published in the tenant for those who carry plans out, and drafts for those who keep them."""
        if not user.may(Right.EXPORT):
            return self.none()
        published = models.Q(revision__isnull=False)
        kept = models.Q(jurisdiction__path__startswith=user.jurisdiction.path)
        own = self.filter(root_id=user.root_id)
        return own.filter(published | kept) if is_keeper(user) else own.filter(published)

    def kept_by(self, user: User) -> DocumentQuerySet:
        """Return those that a person may check and publish: a keeper's, of her place and those below."""
        if not is_keeper(user):
            return self.none()
        return self.filter(root_id=user.root_id, jurisdiction__path__startswith=user.jurisdiction.path)
