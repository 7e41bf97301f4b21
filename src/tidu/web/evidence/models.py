"""Files that prove something: stored outside the web root under random names, served by permission."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models

from tidu.web.enterprises.models import Enterprise
from tidu.web.jurisdictions.models import Jurisdiction

if TYPE_CHECKING:
    from tidu.web.accounts.models import User


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    """Files, narrowed by who asks."""

    def visible_to(self, user: User) -> EvidenceQuerySet:
        """Return files of visible firms, and the person's own uploads."""
        mine = models.Q(uploaded_by=user)
        of_firms = models.Q(enterprise__in=Enterprise.objects.visible_to(user))
        return self.filter(models.Q(root_id=user.root_id) & (mine | of_firms))


class Evidence(models.Model):
    """One file: its name as uploaded, its content's hash and kind, and what it belongs to.

    ``uploaded_by`` is empty for files that the public handed in.
    """

    root = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+")
    enterprise = models.ForeignKey(Enterprise, models.PROTECT, null=True, blank=True, related_name="evidence")
    name = models.CharField("文件名", max_length=200)
    stored_as = models.CharField(max_length=80, unique=True)
    content_type = models.CharField("类型", max_length=80)
    size = models.PositiveBigIntegerField("大小")
    sha256 = models.CharField(max_length=64, db_index=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    uploaded_at = models.DateTimeField("上传时间", auto_now_add=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        """Newest first."""

        verbose_name = "证明材料"
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        """Return the file's name."""
        return self.name
