"""What is done to firms: put on record, changed. Old names and codes are kept. Each step lands in the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from tidu.engine import uscc as codes
from tidu.web.accounts.roles import Right
from tidu.web.assessments.latest import mark_stale
from tidu.web.audit import services as audit
from tidu.web.enterprises.guards import RegistryError, require_edit
from tidu.web.enterprises.models import Enterprise, EnterpriseCode, EnterpriseName, Status
from tidu.web.enterprises.pinyin import initials, sort_key
from tidu.web.enterprises.summary import refresh_summaries

if TYPE_CHECKING:
    from tidu.web.accounts.models import User
    from tidu.web.jurisdictions.models import Jurisdiction

MASTER_FIELDS = (
    "name", "uscc", "jurisdiction", "status", "established_on", "size_industry", "industry_code", "sector", "chain",
    "chain_link", "main_product", "product_code", "address", "legal_representative", "controller", "group_name",
)  # fmt: skip
"""What a person may change of a firm's master data."""


@transaction.atomic
def create_enterprise(
    *,
    actor: User | None,
    uscc: str,
    name: str,
    jurisdiction: Jurisdiction,
    **fields: Any,  # noqa: ANN401 - model fields
) -> Enterprise:
    """Put a firm on record in the tenant of its jurisdiction.

    Args:
        actor: who does it; None for the system.
        uscc: code as typed; it is mended where that is safe.
        name: full name.
        jurisdiction: where the firm lies.
        fields: others of `MASTER_FIELDS`.

    Raises:
        RegistryError: a wrong or taken code, no name, no right, or a place out of scope.
    """
    if actor is not None and not actor.may(Right.EDIT_FIRMS):
        raise RegistryError("没有维护企业的权限")
    _check_place(actor, jurisdiction, jurisdiction.tenant_id if actor is None else actor.root_id)
    code = _checked_code(uscc, root_id=jurisdiction.tenant_id)
    firm = Enterprise(root_id=jurisdiction.tenant_id, jurisdiction=jurisdiction, uscc=code)
    _set(firm, {"name": _checked_name(name), **fields})
    firm.save()
    refresh_summaries([firm.pk])
    firm.refresh_from_db()
    audit.record(
        actor=actor, action="企业建档", target=firm, after={"uscc": code, "name": firm.name, **_plain(fields)}
    )
    return firm


@transaction.atomic
def change_enterprise(*, actor: User | None, enterprise: Enterprise, **fields: Any) -> Enterprise:  # noqa: ANN401 - model fields
    """Change a firm's master data; a former name or code is kept, so that old tables still match.

    Raises:
        RegistryError: no right, a wrong or taken code, no name, or a place out of scope.
    """
    require_edit(actor, enterprise)
    firm = Enterprise.objects.select_for_update().get(pk=enterprise.pk)
    if "jurisdiction" in fields and fields["jurisdiction"] != firm.jurisdiction:
        _check_place(actor, fields["jurisdiction"], firm.root_id)
    if "uscc" in fields:
        fields["uscc"] = _checked_code(fields["uscc"], root_id=firm.root_id, own=firm)
    if "name" in fields:
        fields["name"] = _checked_name(fields["name"])
    before, after = audit.changes(firm, fields)
    if not after:
        return firm
    today = timezone.localdate()
    if "name" in before:
        EnterpriseName.objects.get_or_create(enterprise=firm, name=before["name"], defaults={"until": today})
    if "uscc" in before:
        EnterpriseCode.objects.get_or_create(enterprise=firm, uscc=before["uscc"], defaults={"until": today})
    _set(firm, fields)
    firm.save()
    refresh_summaries([firm.pk])
    mark_stale([firm.pk])
    firm.refresh_from_db()
    audit.record(actor=actor, action="修改企业信息", target=firm, before=before, after=after)
    return firm


def _set(firm: Enterprise, fields: dict[str, Any]) -> None:
    for name, value in fields.items():
        if name not in MASTER_FIELDS:
            raise TypeError(name)
        setattr(firm, name, value)
    firm.sort_key, firm.initials = sort_key(firm.name), initials(firm.name)


def _checked_code(text: str, *, root_id: int, own: Enterprise | None = None) -> str:
    """Return a code as it should be written; refuse a wrong one and one that another firm has."""
    checked = codes.check(text)
    if own is not None and checked.code == own.uscc:
        return own.uscc
    if checked.error:
        raise RegistryError(f"统一社会信用代码不对：{checked.error}")
    taken = (
        Enterprise.objects.filter(root_id=root_id, uscc=checked.code).select_related("merged_into").first()
    )
    if taken is not None and taken.merged_into is not None:
        raise RegistryError(f"代码 {checked.code} 的档案已并入{taken.merged_into.name}，请在那份档案中维护")
    if taken is not None and taken.status == Status.PREPARED:
        raise RegistryError(f"代码 {checked.code} 正在由一次导入登记，请等导入完成后再看")
    if taken is not None:
        raise RegistryError(f"代码 {checked.code} 已有企业档案，请核对是否重复建档")
    return checked.code


def _checked_name(text: str) -> str:
    name = "".join(text.split()) if not text.isascii() else text.strip()
    if not name:
        raise RegistryError("请填写企业名称")
    return name


def _check_place(actor: User | None, place: Jurisdiction, root_id: int) -> None:
    """Refuse a place outside the tenant or the person's own area."""
    if place.tenant_id != root_id:
        raise RegistryError("辖区必须属于本地")
    if actor is not None and not place.path.startswith(actor.jurisdiction.path):
        raise RegistryError("只能登记自己辖区内的企业")


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: str(value) for name, value in fields.items() if value not in (None, "")}
