"""Who sees and keeps notices, objections, announcements and imported lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.db import models

from tidu.web.accounts.roles import Right
from tidu.web.assessments.models import FrozenError
from tidu.web.batches.access import may_keep as may_keep_batch
from tidu.web.batches.access import may_make
from tidu.web.enterprises.models import Enterprise

if TYPE_CHECKING:
    from tidu.web.accounts.models import User
    from tidu.web.notices.models import AnnouncedList, Announcement, Notice, NoticeFirm, Objection  # noqa: F401

M = TypeVar("M", bound=models.Model)


class PaperQuerySet(models.QuerySet[M]):
    """Notices or announcements: drafts for those who make them, published ones for everyone."""

    def visible_to(self, user: User) -> PaperQuerySet[M]:
        """Return the tenant's papers; who does not make them sees those that were published."""
        if not user.is_active or not user.may(Right.EXPORT):
            return self.none()
        mine = self.filter(root_id=user.root_id)
        return mine if may_make(user) else mine.public()

    def public(self) -> PaperQuerySet[M]:
        """Return those that everybody may read."""
        return self.filter(published_at__isnull=False)

    def update(self, **values: object) -> int:
        """Refuse to change what was published.

        Raises:
            FrozenError: one of the papers is public.
        """
        if self.public().exists():
            raise FrozenError(self.model._meta.label)
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse to remove what was published.

        Raises:
            FrozenError: one of the papers is public.
        """
        if self.public().exists():
            raise FrozenError(self.model._meta.label)
        return super().delete()


class ObjectionQuerySet(models.QuerySet["Objection"]):
    """Objections, narrowed by who asks."""

    def visible_to(self, user: User) -> ObjectionQuerySet:
        """Return those against firms in scope, for officers and operators alone: they name who objected."""
        if not may_make(user):
            return self.none()
        return self.filter(
            listed__notice__root_id=user.root_id, listed__enterprise__in=Enterprise.objects.visible_to(user)
        )

    def open(self) -> ObjectionQuerySet:
        """Return those that have no outcome yet."""
        return self.filter(outcome="")


class ListQuerySet(models.QuerySet["AnnouncedList"]):
    """Imported lists, narrowed by who asks."""

    def visible_to(self, user: User) -> ListQuerySet:
        """Return the tenant's lists for whoever may import and act for the whole site."""
        return self.filter(root_id=user.root_id) if may_import(user) else self.none()


def may_keep(user: User, notice: Notice) -> bool:
    """Whether a person may make, change and publish a notice and its announcements: who keeps the batch."""
    return may_keep_batch(user, notice.batch)


def may_handle(user: User, listed: NoticeFirm) -> bool:
    """Whether a person may see and decide on objections against a firm: officers and operators in its scope."""
    visible = Enterprise.objects.visible_to(user).filter(pk=listed.enterprise_id)
    return may_make(user) and listed.notice.root_id == user.root_id and visible.exists()


def may_import(user: User) -> bool:
    """Whether a person may import announced lists: officers and operators of the whole site."""
    return may_make(user) and user.may(Right.IMPORT) and user.jurisdiction_id == user.root_id
