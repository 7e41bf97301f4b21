"""Which tokens a person may see: her own, an operator the whole tenant's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from tidu.web.accounts.roles import Right

if TYPE_CHECKING:
    from tidu.web.accounts.models import User
    from tidu.web.api.models import ApiToken  # noqa: F401 - named in the class below


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    """Tokens, narrowed by who asks."""

    def visible_to(self, user: User) -> ApiTokenQuerySet:
        """Return the person's tokens; for those who manage accounts, all of the tenant."""
        if user.may(Right.MANAGE_ACCOUNTS):
            return self.filter(user__root_id=user.root_id)
        return self.filter(user_id=user.pk)
