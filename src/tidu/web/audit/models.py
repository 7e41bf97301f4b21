"""The audit trail: one entry an action, appended, never changed; sealed in order into a chain of hashes.

Entries are written with the action's own transaction. The chain is laid over them afterwards by `seal`, so
that requests never wait for one another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from tidu.web.jurisdictions.models import Jurisdiction

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from tidu.web.accounts.models import User


class EntryQuerySet(models.QuerySet["Entry"]):
    """Entries, narrowed by who asks."""

    def visible_to(self, user: User) -> QuerySet[Entry]:
        """Return the trail of the person's tenant for those who may see it, else only their own actions."""
        from tidu.web.accounts.roles import Right  # noqa: PLC0415 - accounts' models need the audit app loaded first

        mine = self.filter(root_id=user.root_id)
        return mine if user.may(Right.SEE_AUDIT) else mine.filter(actor=user)


class Entry(models.Model):
    """Who did what to which object, when and from where, with the values before and after."""

    root = models.ForeignKey(Jurisdiction, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("时间", auto_now_add=True, db_index=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    actor_name = models.CharField("操作人", max_length=60, blank=True)
    address = models.GenericIPAddressField("来源地址", null=True)
    action = models.CharField("操作", max_length=60)
    object_type = models.CharField("对象类别", max_length=40, blank=True)
    object_id = models.CharField("对象编号", max_length=40, blank=True)
    object_name = models.CharField("对象", max_length=200, blank=True)
    before = models.JSONField("之前", encoder=DjangoJSONEncoder, null=True)
    after = models.JSONField("之后", encoder=DjangoJSONEncoder, null=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        """Newest first; found by object for its history."""

        verbose_name = "审计记录"
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [
            models.Index(fields=["object_type", "object_id"]),
            models.Index(fields=["root", "id"]),
        ]

    def __str__(self) -> str:
        """Return action and object."""
        return f"{self.action} {self.object_name}"


class Check(models.Model):
    """A check of the whole chain: how many entries it held, and where it did not hold (``[position, entry, why]``)."""

    at = models.DateTimeField("核对时间", auto_now_add=True)
    sealed = models.PositiveBigIntegerField("核对条数")
    breaches = models.JSONField("异常", default=list)

    class Meta:
        """Newest first."""

        verbose_name = "审计链核对"
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        """Return the moment."""
        return f"{self.at:%Y-%m-%d %H:%M}"


class Seal(models.Model):
    """A link of the chain: the hash of an entry's content and of the seal before it."""

    position = models.PositiveBigIntegerField(unique=True)
    entry_id = models.PositiveBigIntegerField(unique=True)
    content = models.CharField(max_length=64)
    chained = models.CharField(max_length=64)
    sealed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """In order of the chain."""

        verbose_name = "封印"
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        """Return the position."""
        return str(self.position)
