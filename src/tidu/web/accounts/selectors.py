"""Read accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Role

if TYPE_CHECKING:
    from django.db.models import QuerySet


def accounts_for(user: User, *, search: str = "", role: str = "") -> QuerySet[User]:
    """Return accounts a person may see, narrowed by a word and a role."""
    found = User.objects.visible_to(user).select_related("jurisdiction", "organisation", "enterprise")
    if search:
        found = found.filter(
            Q(username__icontains=search) | Q(name__icontains=search) | Q(phone__contains=search)
        )
    if role:
        found = found.filter(role=role)
    return found.order_by("role", "username")


def specialists_for(user: User) -> QuerySet[User]:
    """Return the active specialists of a person's tenant: those whom firms can be assigned to."""
    return User.objects.filter(root_id=user.root_id, role=Role.SPECIALIST, is_active=True).order_by(
        "name", "username"
    )
