"""Keep units and their aliases. Each step lands in the trail."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import transaction

from tidu.engine.errors import TiduError
from tidu.web.accounts.roles import Right, Role
from tidu.web.audit import services as audit
from tidu.web.organisations.models import OrganisationAlias, OrganisationUnit

if TYPE_CHECKING:
    from tidu.web.accounts.models import User
    from tidu.web.jurisdictions.models import Jurisdiction


class OrganisationError(TiduError):
    """A unit cannot be kept so; the text says why."""


@transaction.atomic
def save_unit(
    *,
    actor: User,
    unit: OrganisationUnit | None = None,
    aliases: Iterable[str] = (),
    **fields: Any,  # noqa: ANN401 - model fields
) -> OrganisationUnit:
    """Add a unit to the actor's tenant, or change one.

    Args:
        actor: an operator.
        unit: the unit to change; None adds one.
        aliases: all its other names; those that are left out are taken away.
        fields: name, jurisdiction, kind, parent, is_active.

    Raises:
        OrganisationError: a name that another unit has, or a place or parent that does not fit.
    """
    if not actor.may(Right.MANAGE_ACCOUNTS):
        raise OrganisationError("没有管理单位的权限")
    return _save(actor, unit, aliases, fields)


def may_name_units(user: User) -> bool:
    """Whether a person may add units that a document names, and names of units: operators, and a tenant's officers."""
    whole = user.role == Role.OFFICER and user.jurisdiction_id == user.root_id and not user.sectors
    return user.may(Right.MANAGE_ACCOUNTS) or whole


@transaction.atomic
def add_named_unit(*, actor: User, name: str, kind: str, jurisdiction: Jurisdiction) -> OrganisationUnit:
    """Add a unit that a document names.

    Raises:
        OrganisationError: no right, or a name that another unit has.
    """
    if not may_name_units(actor):
        raise OrganisationError("没有新增单位的权限，请系统管理员在“单位”中新增")
    return _save(actor, None, (), {"name": name, "kind": kind, "jurisdiction": jurisdiction})


@transaction.atomic
def add_alias(*, actor: User, unit: OrganisationUnit, name: str) -> OrganisationUnit:
    """Say that a name in a document means a unit.

    Raises:
        OrganisationError: no right, or a name that means another unit.
    """
    if not may_name_units(actor):
        raise OrganisationError("没有给单位加别名的权限，请系统管理员在“单位”中添加")
    aliases = [*unit.aliases.values_list("name", flat=True), name]
    same = {"name": unit.name, "jurisdiction": unit.jurisdiction}
    return _save(actor, unit, aliases, same)


def _save(
    actor: User, unit: OrganisationUnit | None, aliases: Iterable[str], fields: dict[str, Any]
) -> OrganisationUnit:
    is_new = unit is None
    unit = unit or OrganisationUnit(root_id=actor.root_id)
    _check(actor, unit, fields)
    before, after = audit.changes(unit, fields) if not is_new else ({}, {"name": fields["name"]})
    for name, value in fields.items():
        setattr(unit, name, value)
    unit.save()
    old, new = _set_aliases(unit, aliases)
    if old != new:
        before, after = before | {"aliases": "、".join(old)}, after | {"aliases": "、".join(new)}
    if after:
        action = "新增单位" if is_new else "修改单位"
        audit.record(actor=actor, action=action, target=unit, before=before or None, after=after)
    return unit


def _check(actor: User, unit: OrganisationUnit, fields: dict[str, Any]) -> None:
    if unit.root_id != actor.root_id or fields["jurisdiction"].tenant_id != actor.root_id:
        raise OrganisationError("单位和辖区必须属于本地")
    _refuse_taken(unit, [fields["name"]])
    parent = fields.get("parent")
    while parent is not None:
        if parent.pk == unit.pk or parent.root_id != actor.root_id:
            raise OrganisationError("上级单位不能是自己或自己的下级，且必须属于本地")
        parent = parent.parent


def _set_aliases(unit: OrganisationUnit, names: Iterable[str]) -> tuple[list[str], list[str]]:
    wanted = list(dict.fromkeys(name.strip() for name in names if name.strip() and name.strip() != unit.name))
    old = sorted(unit.aliases.values_list("name", flat=True))
    if old != sorted(wanted):
        _refuse_taken(unit, wanted)
        unit.aliases.exclude(name__in=wanted).delete()
        OrganisationAlias.objects.bulk_create(
            OrganisationAlias(root_id=unit.root_id, unit=unit, name=name)
            for name in wanted
            if name not in old
        )
    return old, sorted(wanted)


def _refuse_taken(unit: OrganisationUnit, names: list[str]) -> None:
    """A name or alias means one unit: it may not be another's name or alias."""
    own = OrganisationUnit.objects.filter(root_id=unit.root_id, name__in=names).exclude(pk=unit.pk).first()
    alias = (
        OrganisationAlias.objects.filter(root_id=unit.root_id, name__in=names)
        .exclude(unit=unit.pk)
        .select_related("unit")
        .first()
    )
    if own is not None:
        raise OrganisationError(f"“{own.name}”已是另一个单位的名称")
    if alias is not None:
        raise OrganisationError(f"“{alias.name}”已是“{alias.unit.name}”的别名")
