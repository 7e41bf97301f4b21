"""Who may write to a firm's record. The system itself (commands, jobs, the demo) has no actor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.errors import TiduError
from tidu.web.accounts.roles import Right, Role
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
    if enterprise.merged_into_id is not None:
        raise RegistryError("这份档案已并入另一家企业，请在那家企业的档案中维护")
    if actor is not None and not may_edit(actor, enterprise):
        raise RegistryError("没有维护这家企业的权限")


def may_report(actor: User, enterprise: Enterprise) -> bool:
    """Whether a person may state figures of a firm: who keeps its record, and the firm itself."""
    own = actor.role == Role.FIRM and actor.is_active and actor.enterprise_id == enterprise.pk
    return own or may_edit(actor, enterprise)


def may_decide(actor: User) -> bool:
    """Whether a person may say which value or record is right: officers and operators, not who only visits."""
    return actor.is_active and actor.role in (Role.OFFICER, Role.OPERATOR)


def require_statement(actor: User | None, enterprise: Enterprise, *, by_firm: bool) -> None:
    """Refuse who may not record figures; a firm may in its own name (``by_firm``) and in no other.

    Raises:
        RegistryError: no right, out of scope, or a firm that speaks as somebody else.
    """
    own = actor is not None and actor.role == Role.FIRM and by_firm and may_report(actor, enterprise)
    if not own or enterprise.merged_into_id is not None:
        require_edit(actor, enterprise)


def require_decision(actor: User | None, enterprise: Enterprise) -> None:
    """Refuse who may not verify values or merge records.

    Raises:
        RegistryError: no right, or the firm is out of scope.
    """
    require_edit(actor, enterprise)
    if actor is not None and not may_decide(actor):
        raise RegistryError("核实数据、合并档案由主管部门人员办理")
