"""Keep what is known of experts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Role
from tidu.web.audit import services as audit
from tidu.web.reviews.access import may_keep_experts
from tidu.web.reviews.errors import ReviewError
from tidu.web.reviews.models import Expert

if TYPE_CHECKING:
    from collections.abc import Sequence


@transaction.atomic
def save_expert(*, actor: User, user: User, unit: str, fields: str, is_active: bool) -> Expert:
    """Say where an expert works, what she knows, and whether she can be drawn.

    Raises:
        ReviewError: no right, or the account is not an expert's of the tenant.
    """
    if not may_keep_experts(actor) or user.root_id != actor.root_id or user.role != Role.EXPERT:
        raise ReviewError("没有维护这名专家的权限")
    said = {"unit": unit.strip(), "fields": fields.strip(), "is_active": is_active}
    expert, _ = Expert.objects.update_or_create(user=user, defaults=said)
    audit.record(actor=actor, action="维护评审专家", target=expert, after=said)
    return expert


def accounts_of_experts(actor: User) -> Sequence[User]:
    """Return the expert accounts of the tenant, with what is known of each."""
    if not may_keep_experts(actor):
        return ()
    found = User.objects.filter(root=actor.root_id, role=Role.EXPERT, is_active=True)
    return list(found.select_related("expert").order_by("username"))
