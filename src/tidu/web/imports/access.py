"""Who sees an import and its waiting rows: whoever made it, and the operators of the tenant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django.db import models
from django.db.models import Q

from tidu.web.accounts.roles import Right, Role

if TYPE_CHECKING:
    from tidu.web.accounts.models import User

M = TypeVar("M", bound=models.Model)


class RunQuerySet(models.QuerySet[M]):
    """Imports, narrowed by who asks."""

    def visible_to(self, user: User) -> RunQuerySet[M]:
        """Return the person's own imports; an operator's are the tenant's."""
        return self.filter(_mine(user, ""))


class OfRunQuerySet(models.QuerySet[M]):
    """What belongs to an import by its field ``run``, narrowed as the import is."""

    def visible_to(self, user: User) -> OfRunQuerySet[M]:
        """Return what belongs to imports the person sees."""
        return self.filter(_mine(user, "run__"))


def _mine(user: User, path: str) -> Q:
    if not user.may(Right.IMPORT):
        return Q(pk__in=[])
    of: dict[str, Any] = {f"{path}root_id": user.root_id}
    if user.role != Role.OPERATOR:
        of[f"{path}owner_id"] = user.pk
    return Q(**of)
