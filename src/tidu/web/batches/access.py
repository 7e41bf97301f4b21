"""Which batches a person sees, and which she may keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from tidu.web.accounts.roles import Right, Role

if TYPE_CHECKING:
    from tidu.web.accounts.models import User
    from tidu.web.batches.models import Batch
    from tidu.web.enterprises.models import Enterprise


class BatchQuerySet(models.QuerySet["Batch"]):
    """Batches, narrowed by who asks."""

    def visible_to(self, user: User) -> BatchQuerySet:
        """Return the tenant's batches; who only applies or helps to sees those that were opened, in her area."""
        if not user.may(Right.SEE_FIRMS):
            return self.none()
        mine = self.filter(root_id=user.root_id)
        if user.role == Role.FIRM:
            return mine.opened().open_to(user.enterprise) if user.enterprise is not None else self.none()
        return mine.opened() if user.is_narrowed else mine

    def opened(self) -> BatchQuerySet:
        """Return those that were opened, closed ones included."""
        return self.filter(opened_at__isnull=False)

    def open_to(self, firm: Enterprise) -> BatchQuerySet:
        """Return those whose area and sector a firm lies in."""
        nodes = [int(part) for part in firm.jurisdiction.path.strip("/").split("/")]
        areas = Q(areas__in=nodes) | Q(areas=None)
        sectors = Q(sector="") | Q(sector=firm.sector) if firm.sector else Q(sector="")
        # `areas` joins: a firm in two named areas must not see its batch twice.
        return self.filter(areas & sectors, root_id=firm.root_id).distinct()


def may_make(user: User) -> bool:
    """Whether a person may call for applications at all: officers and operators."""
    return user.is_active and user.role in (Role.OFFICER, Role.OPERATOR)


def may_keep(user: User, batch: Batch) -> bool:
    """Whether a person may change a batch: one that her own authority or a part of it organises."""
    return (
        may_make(user)
        and batch.root_id == user.root_id
        and batch.organiser.path.startswith(user.jurisdiction.path)
    )
