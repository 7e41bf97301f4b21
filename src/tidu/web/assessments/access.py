"""Whose diagnoses a person may see: those of the firms in scope, and screenings that she or her area asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from tidu.web.accounts.roles import Right, Role
from tidu.web.enterprises.models import Enterprise

if TYPE_CHECKING:
    from tidu.web.accounts.models import User
    from tidu.web.assessments.models import (  # noqa: F401 - named in the classes below
        Assessment,
        LatestVerdict,
        ReportArchive,
        Screening,
    )


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    """Assessments, narrowed by who asks; they are never rewritten."""

    def visible_to(self, user: User) -> AssessmentQuerySet:
        """Return those of firms that a person may see."""
        return self.filter(enterprise__in=Enterprise.objects.visible_to(user))

    def update(self, **_values: object) -> int:
        """Refuse: what was judged stays.

        Raises:
            FrozenError: always.
        """
        from tidu.web.assessments.models import FrozenError  # noqa: PLC0415 - the models are made of this class

        raise FrozenError(self.model._meta.label)


class VerdictQuerySet(models.QuerySet["LatestVerdict"]):
    """Latest verdicts, narrowed by who asks."""

    def visible_to(self, user: User) -> VerdictQuerySet:
        """Return those of firms that a person may see."""
        return self.filter(enterprise__in=Enterprise.objects.visible_to(user))


class ScreeningQuerySet(models.QuerySet["Screening"]):
    """Screenings, narrowed by who asks."""

    def visible_to(self, user: User) -> ScreeningQuerySet:
        """Return a person's own; for those who see the whole tenant, all of it.

        What a screening found of single firms is narrowed again by the firms a person may see.
        """
        mine = self.filter(root_id=user.root_id)
        if not user.may(Right.SEE_FIRMS) or user.role == Role.FIRM:
            return self.none()
        whole = user.jurisdiction_id == user.root_id and not user.sectors and not user.is_narrowed
        return mine if whole else mine.filter(owner=user)


class ArchiveQuerySet(models.QuerySet["ReportArchive"]):
    """Archives, narrowed by who asks: each person sees her own."""

    def visible_to(self, user: User) -> ArchiveQuerySet:
        """Return a person's own, while she may see firms and export."""
        return self.filter(owner=user, root_id=user.root_id) if user.may(Right.EXPORT) else self.none()
