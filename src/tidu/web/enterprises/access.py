"""Which firms a person may see: subtree ∩ sectors ∪ assignments; a firm sees only itself (design §8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils import timezone

from tidu.web.accounts.roles import Right, Role

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from tidu.web.accounts.models import User
    from tidu.web.enterprises.models import Enterprise, SavedView  # noqa: F401 - named in the classes below


HIDDEN = "prepared"
"""Status of a firm that an import has prepared and not yet shown, or that was taken back: it is not there."""


class EnterpriseQuerySet(models.QuerySet["Enterprise"]):
    """Firms, narrowed by who asks. Every page, job, export and API call starts here."""

    def visible_to(self, user: User | AnonymousUser) -> EnterpriseQuerySet:
        """Return the firms a person may see; nobody's are none."""
        if not user.is_authenticated or not user.may(Right.SEE_FIRMS):
            return self.none()
        inside = self.filter(root_id=user.root_id).exclude(status=HIDDEN)
        if user.role == Role.FIRM:
            return inside.filter(pk=user.enterprise_id or 0)
        whole = user.jurisdiction_id == user.root_id
        if whole and not user.sectors and not user.is_narrowed:
            # The whole tenant: no join, no LIKE.
            return inside
        today = timezone.localdate()
        assigned = Q(assignments__user=user, assignments__since__lte=today) & (
            Q(assignments__until=None) | Q(assignments__until__gte=today)
        )
        mine = self.model.objects.filter(assigned).values("pk")
        if user.is_narrowed:
            return inside.filter(pk__in=mine)
        area = Q() if whole else Q(jurisdiction__path__startswith=user.jurisdiction.path)
        if user.sectors:
            area &= Q(sector__in=user.sectors)
        return inside.filter(area | Q(pk__in=mine))


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    """Saved views, narrowed by who asks."""

    def visible_to(self, user: User) -> SavedViewQuerySet:
        """Return the person's own views and those shared with her unit or with the whole tenant."""
        shared = Q(sharing="tenant")
        if user.organisation_id is not None:
            shared |= Q(sharing="unit", organisation_id=user.organisation_id)
        return self.filter(Q(root_id=user.root_id) & (Q(owner=user) | shared))

    def kept_by(self, user: User) -> SavedViewQuerySet:
        """Return the views a person may rename, change and delete: her own."""
        return self.filter(root_id=user.root_id, owner=user)
