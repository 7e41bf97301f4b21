"""Units from an Excel sheet: what each row would do, then all of it in one transaction."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from python_calamine import CalamineError, CalamineWorkbook

from tidu.web.jurisdictions.selectors import tree_of
from tidu.web.organisations.models import Kind, OrganisationUnit
from tidu.web.organisations.services import OrganisationError, save_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidu.web.accounts.models import User

COLUMNS = ("单位名称", "别名", "类别", "所在辖区", "上级单位")
MOST_ROWS = 2_000
_HEADER_WITHIN = 10
_LONGEST = 80
_SPLIT = re.compile(r"[、，,；;\s]+")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Step:
    """What one row does: 新增, 变更, 不变 or 拒绝, with the reason or the changed values."""

    row: int
    name: str
    state: str
    text: str = ""


def read_rows(data: bytes) -> list[Row]:
    """Read the first sheet that has a column 单位名称; rows keep their number in the sheet.

    Raises:
        OrganisationError: no workbook, no such column, or too many rows.
    """
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [
            workbook.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in workbook.sheet_names
        ]
    except (CalamineError, OSError, ValueError) as error:
        raise OrganisationError("文件打不开，请用 Excel 或 WPS 另存为 .xlsx 后重新上传") from error
    for sheet in sheets:
        for number, header in enumerate(sheet[:_HEADER_WITHIN], start=1):
            names = [str(cell).strip() for cell in header]
            if COLUMNS[0] in names:
                return _rows(names, sheet[number:], number + 1)
    raise OrganisationError(f"没有找到“{COLUMNS[0]}”这一列；表头应为：{'、'.join(COLUMNS)}")


def _rows(names: list[str], lines: Sequence[Sequence[object]], first: int) -> list[Row]:
    rows = []
    for number, line in enumerate(lines, start=first):
        cells = {name: str(cell).strip() for name, cell in zip(names, line, strict=False) if name in COLUMNS}
        if any(cells.values()):
            rows.append({"row": number, **cells})
    if len(rows) > MOST_ROWS:
        raise OrganisationError(f"一次最多导入 {MOST_ROWS} 个单位，请拆分")
    return rows


@transaction.atomic
def preview(actor: User, rows: Sequence[Row]) -> list[Step]:
    """Say what each row would do; everything is tried and taken back, so that the answer is the true one."""
    point = transaction.savepoint()
    steps = _steps(actor, rows)
    transaction.savepoint_rollback(point)
    return steps


@transaction.atomic
def apply(actor: User, rows: Sequence[Row]) -> list[Step]:
    """Do what the preview said; rejected rows are left out."""
    return _steps(actor, rows)


def _steps(actor: User, rows: Sequence[Row]) -> list[Step]:
    first: dict[str, int] = {}
    steps = []
    for row in rows:
        name = row.get(COLUMNS[0], "")
        if first.setdefault(name, row["row"]) == row["row"]:
            steps.append(_step(actor, row))
        else:
            steps.append(Step(row["row"], name, "拒绝", f"与第 {first[name]} 行重复"))
    return steps


def _step(actor: User, row: Row) -> Step:
    """Do one row, and tell what it did. A cell left empty changes nothing; aliases are only added."""
    name = row.get(COLUMNS[0], "")
    try:
        unit = OrganisationUnit.objects.filter(root_id=actor.root_id, name=name).first()
        before = _shown(unit)
        values = _values(actor, row, unit)
        with transaction.atomic():
            saved = save_unit(actor=actor, unit=unit, **values)
    except OrganisationError as error:
        return Step(row["row"], name, "拒绝", str(error))
    if not before:
        return Step(row["row"], name, "新增")
    after = _shown(saved)
    changed = [
        f"{key}：{before[key] or '（空）'} → {after[key]}" for key in after if before[key] != after[key]
    ]
    return Step(row["row"], name, "变更" if changed else "不变", "；".join(changed))


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
