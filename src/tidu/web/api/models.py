"""Tokens that programs sign in with. Only a hash is kept: a token is shown once, when it is made."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from tidu.web.api.access import ApiTokenQuerySet


class ApiToken(models.Model):
    """A token of a person. ``start`` is the part that lists show, ``digest`` the SHA-256 of the whole."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="api_tokens")
    name = models.CharField("名称", max_length=60)
    start = models.CharField("令牌开头", max_length=12, editable=False)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    scopes = models.JSONField("权限", default=list)
    expires_on = models.DateField("有效期至")
    created_at = models.DateTimeField("创建时间", auto_now_add=True)
    last_used_at = models.DateTimeField("最近使用", null=True, blank=True)
    revoked_at = models.DateTimeField("停用时间", null=True, blank=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        """Newest first."""

        verbose_name = "接口令牌"
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    def works_on(self, day: date) -> bool:
        """Whether the token opens anything on a day (the last one included)."""
        return self.revoked_at is None and day <= self.expires_on

    @property
    def works(self) -> bool:
        """Whether the token opens anything today."""
        return self.works_on(timezone.localdate())
