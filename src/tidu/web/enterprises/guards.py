"""Who may write to a firm's record. The system itself (commands, jobs, the demo) has no actor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.errors import TiduError
from tidu.web.accounts.roles import Right
from tidu.web.enterprises.models import Enterprise

if TYPE_CHECKING:
    from tidu.web.accounts.models import User


class RegistryError(TiduError):
    """The registry cannot be changed so; the text says why."""


def may_edit(actor: User, enterprise: Enterprise) -> bool:
    """Whether a person may change a firm's record: the right, and the firm in scope."""
    return (
        actor.may(Right.EDIT_FIRMS) and Enterprise.objects.visible_to(actor).filter(pk=enterprise.pk).exists()
    )


def require_edit(actor: User | None, enterprise: Enterprise) -> None:
    """Refuse who may not change a firm's record.

    Raises:
        RegistryError: no right, or the firm is out of scope.
    """
    if actor is not None and not may_edit(actor, enterprise):
        raise RegistryError("没有维护这家企业的权限")
