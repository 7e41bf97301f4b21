"""Whose titles a person may see, and who decides on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from tidu.web.enterprises.guards import may_decide, may_edit
from tidu.web.enterprises.models import Enterprise

if TYPE_CHECKING:
    from datetime import date

    from tidu.web.accounts.models import User
    from tidu.web.titles.models import Title  # noqa: F401 - named in the class below


class TitleQuerySet(models.QuerySet["Title"]):
    """Titles, narrowed by who asks."""

    def visible_to(self, user: User) -> TitleQuerySet:
        """Return the titles of the firms a person may see."""
        return self.filter(enterprise__in=Enterprise.objects.visible_to(user))

    def held_on(self, day: date) -> TitleQuerySet:
        """Return the titles in force on a day, as the events stand now."""
        begun = models.Q(since=None) | models.Q(since__lte=day)
        kept = models.Q(withdrawn_on=None) | models.Q(withdrawn_on__gt=day)
        return self.filter(begun, kept, until__gte=day)


def may_decide_on(user: User, enterprise: Enterprise) -> bool:
    """Whether a person may suspend, revoke or restore titles of a firm: officers and operators in scope."""
    return may_decide(user) and may_edit(user, enterprise)
