"""What is done to the records beside a firm's master data: added, changed, removed. Each step lands in the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from tidu.engine import uscc as codes
from tidu.web.audit import services as audit
from tidu.web.enterprises.guards import RegistryError, require_edit
from tidu.web.enterprises.models import Enterprise, EnterpriseCode, EnterpriseName, SourceLibrary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import Model

    from tidu.web.accounts.models import User
    from tidu.web.enterprises.related import RecordKind


@transaction.atomic
def add_record(
    *, actor: User | None, enterprise: Enterprise, kind: RecordKind, values: Mapping[str, Any]
) -> Model:
    """Add a record to a firm.

    Args:
        actor: who adds it; None for the system.
        enterprise: the firm.
        kind: which kind of record.
        values: by field of the kind; a library may be named by text: a new name makes a new library.

    Raises:
        RegistryError: no right, a wrong code, a name or code that is there already, an end before its start.
    """
    require_edit(actor, enterprise)
    kept = _checked(kind, enterprise, values)
    record = kind.model._default_manager.create(enterprise=enterprise, **kept)
    audit.record(actor=actor, action=f"登记{kind.label}", target=enterprise, after=kind.told(kept))
    return record


@transaction.atomic
def change_record(*, actor: User | None, kind: RecordKind, record: Model, values: Mapping[str, Any]) -> None:
    """Change a record; nothing changed leaves no trace.

    Raises:
        RegistryError: as `add_record`.
    """
    enterprise: Enterprise = record.enterprise  # type: ignore[attr-defined] # every kind has one
    require_edit(actor, enterprise)
    kept = _checked(kind, enterprise, values, own=record)
    before = kind.values_of(record)
    if before == kept:
        return
    for name, value in kept.items():
        setattr(record, name, value)
    record.save(update_fields=list(kept))
    audit.record(
        actor=actor,
        action=f"修改{kind.label}",
        target=enterprise,
        before=kind.told(before),
        after=kind.told(kept),
    )


@transaction.atomic
def remove_record(*, actor: User | None, kind: RecordKind, record: Model, reason: str) -> None:
    """Remove a record; the trail keeps what it said and why it went.

    Raises:
        RegistryError: no right, or no reason given.
    """
    enterprise: Enterprise = record.enterprise  # type: ignore[attr-defined] # every kind has one
    require_edit(actor, enterprise)
    if not reason.strip():
        raise RegistryError("请写明删除的原因")
    before = kind.told(kind.values_of(record))
    record.delete()
    audit.record(
        actor=actor,
        action=f"删除{kind.label}",
        target=enterprise,
        before=before,
        after={"删除原因": reason.strip()},
    )


def _checked(
    kind: RecordKind, enterprise: Enterprise, values: Mapping[str, Any], *, own: Model | None = None
) -> dict[str, Any]:
    """Return the values of a record as they are kept; refuse what cannot be."""
    kept = {name: values[name] for name in kind.fields}
    if isinstance(kept.get("library"), str):
        kept["library"] = _library_named(enterprise.root_id, kept["library"])
    since, until = kept.get("since"), kept.get("until")
    if since is not None and until is not None and until < since:
        raise RegistryError("出库日期早于入库日期")
    if kept.get("uscc"):
        checked = codes.check(kept["uscc"])
        if checked.error:
            raise RegistryError(f"代码不对：{checked.error}")
        kept["uscc"] = checked.code
    others = kind.model._default_manager.filter(enterprise=enterprise)
    if own is not None:
        others = others.exclude(pk=own.pk)
    if kind.model is EnterpriseCode:
        _check_former_code(enterprise, kept["uscc"])
    if kind.model in (EnterpriseCode, EnterpriseName):
        key = "uscc" if kind.model is EnterpriseCode else "name"
        if kept[key] == getattr(enterprise, key) or others.filter(**{key: kept[key]}).exists():
            raise RegistryError(f"{kept[key]}已在这份档案中，不必再登记")
    if "library" in kept and until is None and others.filter(library=kept["library"], until=None).exists():
        raise RegistryError(f"企业已在{kept['library']}中；再次入库前请先登记出库日期")
    return kept


def _check_former_code(enterprise: Enterprise, code: str) -> None:
    """A code that another record bears is no former code: the two may be one firm."""
    other = Enterprise.objects.filter(root=enterprise.root_id, uscc=code).exclude(pk=enterprise.pk).first()
    if other is not None and other.merged_into_id != enterprise.pk:
        raise RegistryError("另一份企业档案正在使用这个代码；如是同一家企业，请用“查找重复”合并两份档案")


def _library_named(root_id: int, name: str) -> SourceLibrary:
    found, _ = SourceLibrary.objects.get_or_create(root_id=root_id, name="".join(name.split()))
    return found
