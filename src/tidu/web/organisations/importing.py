"""Units from an Excel sheet: what each row would do, then all of it in one transaction."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.db import transaction

from tidu.web.jurisdictions.selectors import tree_of
from tidu.web.organisations.models import Kind, OrganisationUnit
from tidu.web.organisations.services import OrganisationError, save_unit
from tidu.web.ui import row_import
from tidu.web.ui.row_import import ADDED, Row, Step, Table, changed, steps_of, tried

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidu.web.accounts.models import User

COLUMNS = ("单位名称", "别名", "类别", "所在辖区", "上级单位")
MOST_ROWS = 2_000
_LONGEST = 80
_SPLIT = re.compile(r"[、，,；;\s]+")


def read_rows(data: bytes) -> list[Row]:
    """Read the first sheet that has a column 单位名称; rows keep their number in the sheet.

    Raises:
        OrganisationError: no workbook, no such column, or too many rows.
    """
    return row_import.read_rows(data, Table(COLUMNS, MOST_ROWS, "个单位", OrganisationError))


def preview(actor: User, rows: Sequence[Row]) -> list[Step]:
    """Say what each row would do; everything is tried and taken back, so that the answer is the true one."""
    return tried(lambda: apply(actor, rows))


@transaction.atomic
def apply(actor: User, rows: Sequence[Row]) -> list[Step]:
    """Do what the preview said; rejected rows are left out."""
    return steps_of(rows, COLUMNS[0], lambda row: _do(actor, row))


def _do(actor: User, row: Row) -> tuple[str, str]:
    """Do one row, and tell what it did. A cell left empty changes nothing; aliases are only added."""
    unit = OrganisationUnit.objects.filter(root_id=actor.root_id, name=row.get(COLUMNS[0], "")).first()
    before = _shown(unit)
    saved = save_unit(actor=actor, unit=unit, **_values(actor, row, unit))
    return changed(before, _shown(saved)) if before else (ADDED, "")


def _values(actor: User, row: Row, unit: OrganisationUnit | None) -> dict[str, Any]:
    name, aliases, kind, place, parent = (row.get(column, "") for column in COLUMNS)
    if not name or len(name) > _LONGEST:
        raise OrganisationError(f"单位名称为空或超过 {_LONGEST} 个字")
    own = list(unit.aliases.values_list("name", flat=True)) if unit is not None else []
    kinds = {str(label): value for value, label in Kind.choices}
    if kind and kind not in kinds:
        raise OrganisationError(f"类别“{kind}”不认识，可填：{'、'.join(kinds)}")
    found = tree_of(actor.root_id).filter(name=place).first() if place else None
    if place and found is None:
        raise OrganisationError(f"没有名为“{place}”的辖区")
    above = OrganisationUnit.objects.filter(root_id=actor.root_id, name=parent).first() if parent else None
    if parent and above is None:
        raise OrganisationError(f"没有名为“{parent}”的上级单位，请先导入上级")
    return {
        "name": name,
        "aliases": [*own, *(alias for alias in _SPLIT.split(aliases) if alias)],
        "kind": kinds[kind] if kind else (unit.kind if unit else Kind.DEPARTMENT),
        "jurisdiction": found or (unit.jurisdiction if unit else actor.root),
        "parent": above or (unit.parent if unit else None),
    }


def _shown(unit: OrganisationUnit | None) -> dict[str, str]:
    if unit is None:
        return {}
    return {
        "别名": "、".join(sorted(unit.aliases.values_list("name", flat=True))),
        "类别": str(Kind(unit.kind).label),
        "所在辖区": unit.jurisdiction.name,
        "上级单位": unit.parent.name if unit.parent else "",
    }
