"""Whose pools a person may see, and which she may keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from tidu.web.accounts.roles import Right, Role

if TYPE_CHECKING:
    from tidu.web.accounts.models import User
    from tidu.web.pools.models import Pool  # named in the class below


class PoolQuerySet(models.QuerySet["Pool"]):
    """Pools, narrowed by who asks."""

    def visible_to(self, user: User) -> PoolQuerySet:
        """Return the tenant's pools for those who work with firms; members are narrowed by firms in scope."""
        if not user.may(Right.SEE_FIRMS) or user.role == Role.FIRM or user.is_narrowed:
            return self.none()
        return self.filter(root_id=user.root_id)


def may_keep(user: User, pool: Pool) -> bool:
    """Whether a person may change a pool: the right, and a pool of her own area."""
    return (
        user.may(Right.EDIT_FIRMS)
        and pool.root_id == user.root_id
        and not user.is_narrowed
        and pool.jurisdiction.path.startswith(user.jurisdiction.path)
    )
