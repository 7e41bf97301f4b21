"""Who sees a bulletin: issued ones all who carry plans out, drafts those who keep the plan. Issued ones are frozen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from tidu.engine.errors import TiduError
from tidu.web.accounts.roles import Right
from tidu.web.plans.access import is_keeper

if TYPE_CHECKING:
    from tidu.web.accounts.models import User
    from tidu.web.bulletins.models import (  # noqa: F401 - named in the classes below
        Bulletin,
        BulletinFile,
    )

ISSUED = "issued"


class FrozenError(TiduError):
    """An issued bulletin is never changed or removed; a mistake is put right by another one."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("通报已印发，不能修改或删除；有误的，请另发一期更正")


class BulletinQuerySet(models.QuerySet["Bulletin"]):
    """Bulletins, narrowed by who asks; issued ones refuse to be written over in bulk as well."""

    def visible_to(self, user: User) -> BulletinQuerySet:
        """Return the tenant's issued bulletins, and the drafts of plans that the person keeps."""
        if not user.may(Right.EXPORT):
            return self.none()
        seen = Q(state=ISSUED)
        if is_keeper(user):
            seen |= Q(plan__jurisdiction__path__startswith=user.jurisdiction.path)
        return self.filter(seen, plan__root=user.root_id)

    def update(self, **values: Any) -> int:  # noqa: ANN401 - as Django's
        """Change drafts.

        Raises:
            FrozenError: one of them is issued.
        """
        if self.filter(state=ISSUED).exists():
            raise FrozenError
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Remove drafts.

        Raises:
            FrozenError: one of them is issued.
        """
        if self.filter(state=ISSUED).exists():
            raise FrozenError
        return super().delete()


class FileQuerySet(models.QuerySet["BulletinFile"]):
    """Files of issued bulletins: written once."""

    def update(self, **_values: Any) -> int:  # noqa: ANN401 - as Django's
        """Refuse.

        Raises:
            FrozenError: always.
        """
        raise FrozenError

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse.

        Raises:
            FrozenError: always.
        """
        raise FrozenError
