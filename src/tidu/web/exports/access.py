"""Who may see which exports: everyone the own ones, and only while she may export at all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.db import models

from tidu.web.accounts.roles import Right

if TYPE_CHECKING:
    from tidu.web.accounts.models import User
    from tidu.web.exports.models import Export  # noqa: F401 - named in the class below


class ExportQuerySet(models.QuerySet["Export"]):
    """Exports, narrowed by who asks."""

    def visible_to(self, user: User) -> ExportQuerySet:
        """Return the person's own exports; none without the right to export."""
        return self.filter(owner=user, root_id=user.root_id) if user.may(Right.EXPORT) else self.none()


def scope_of(user: User) -> str:
    """Return what decides which firms a person sees, as a text to compare."""
    return json.dumps(
        [user.role, user.root_id, user.jurisdiction_id, sorted(user.sectors)], ensure_ascii=False
    )
