"""Whose applications a person sees: those of the firms in her scope; a firm sees its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from tidu.web.accounts.roles import Role
from tidu.web.assessments.models import FrozenError
from tidu.web.enterprises.models import Enterprise

if TYPE_CHECKING:
    from tidu.web.accounts.models import User
    from tidu.web.applications.models import Application, Step, Version  # noqa: F401 - named in the classes below


class ApplicationQuerySet(models.QuerySet["Application"]):
    """Applications, narrowed by who asks."""

    def visible_to(self, user: User) -> ApplicationQuerySet:
        """Return those of firms in scope. Experts see none here: they are given what they score elsewhere."""
        if not user.is_active or user.role in (Role.EXPERT, Role.PROVIDER):
            return self.none()
        return self.filter(root_id=user.root_id, enterprise__in=Enterprise.objects.visible_to(user))

    def in_progress(self) -> ApplicationQuerySet:
        """Return those that have not ended."""
        return self.filter(is_active=True)


class VersionQuerySet(models.QuerySet["Version"]):
    """Versions: written once."""

    def update(self, **_values: object) -> int:
        """Refuse: what was submitted stays.

        Raises:
            FrozenError: always.
        """
        raise FrozenError(self.model._meta.label)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse: what was submitted stays.

        Raises:
            FrozenError: always.
        """
        raise FrozenError(self.model._meta.label)


class StepQuerySet(models.QuerySet["Step"]):
    """Steps: written once."""

    def update(self, **_values: object) -> int:
        """Refuse: what was done stays.

        Raises:
            FrozenError: always.
        """
        raise FrozenError(self.model._meta.label)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse: what was done stays.

        Raises:
            FrozenError: always.
        """
        raise FrozenError(self.model._meta.label)
