"""The breakdown of a plan as a workbook, out and in: a sheet a kind, a row a target, a column a part."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from django.db import transaction
from python_calamine import CalamineError, CalamineWorkbook

from tidu.plans.printed import in_printed
from tidu.tables.bulletin.workbook import written
from tidu.tables.out.listings import Listing
from tidu.web.breakdowns.models import Kind
from tidu.web.breakdowns.selectors import names_of, splits_of
from tidu.web.breakdowns.services import PartsError, save_parts
from tidu.web.ui.row_import import cell_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tidu.plans import Plan
    from tidu.tables.out.listings import Cell
    from tidu.web.accounts.models import User
    from tidu.web.breakdowns.selectors import Split
    from tidu.web.plans.models import AdoptedPlan

_ID = "目标编号"
_HEAD = (_ID, "目标", "要求", "单位")
_TAIL = ("合计", "核对")
_HEADER_WITHIN = 10
_LETTERS = 26
_NAN = Decimal("nan")


def parts_workbook(adopted: AdoptedPlan, plan: Plan) -> bytes:
    """Return the breakdown of all targets as a workbook that `read_parts` reads."""
    return written([_listing(adopted, plan, kind) for kind in Kind])


def _listing(adopted: AdoptedPlan, plan: Plan, kind: Kind) -> Listing:
    names = tuple(names_of(adopted, kind).values())
    rows = tuple(_row(split) for split in splits_of(adopted, plan, plan.targets, kind))
    return Listing(kind.label, f"{adopted.label}：目标分解到{kind.label}", (*_HEAD, *names, *_TAIL), rows)


def _row(split: Split) -> tuple[Cell, ...]:
    spec = split.target.spec
    goal = in_printed(split.target.low, spec.unit)
    asked = f"{split.target.goal_text}（{split.target.period_text}）" if goal else split.target.goal_text
    total = split.check.total if split.check is not None else None
    return (
        spec.id,
        spec.metric,
        asked,
        spec.unit,
        *(row.part for row in split.rows),
        total,
        split.check.text if split.check is not None else "",
    )


@dataclass(slots=True)
class PartsRead:
    """What a workbook says: figures by kind and target, and what could not be read (place and reason)."""

    values: dict[tuple[Kind, str], dict[str, Decimal | None]] = field(default_factory=dict)
    faults: list[tuple[str, str]] = field(default_factory=list)


def read_parts(adopted: AdoptedPlan, plan: Plan, data: bytes) -> PartsRead:
    """Read a workbook of parts; a row stands for all parts of its target that the sheet has columns for.

    Raises:
        PartsError: it is no workbook, or has no sheet of a breakdown.
    """
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names
        }
    except (CalamineError, OSError, ValueError) as error:
        raise PartsError("文件打不开，请用 Excel 或 WPS 另存为 .xlsx 后重新上传") from error
    found = PartsRead()
    seen = 0
    for kind in Kind:
        lines = sheets.get(kind.label, [])
        start = next(
            (place for place, line in enumerate(lines[:_HEADER_WITHIN]) if _ID in _texts(line)), None
        )
        if start is None:
            continue
        seen += 1
        _read_sheet(found, kind, names_of(adopted, kind), plan, lines, start)
    if not seen:
        named = "、".join(kind.label for kind in Kind)
        raise PartsError(
            f"没有找到分解表：工作表名应为{named}之一，表头有“{_ID}”；请先导出，在导出的表上修改"
        )
    return found


def _read_sheet(
    found: PartsRead,
    kind: Kind,
    names: dict[str, str],
    plan: Plan,
    lines: Sequence[Sequence[object]],
    start: int,
) -> None:
    header = _texts(lines[start])
    keys = {name: key for key, name in names.items()}
    known = {one.id for one in plan.targets}
    for column, name in enumerate(header):
        if name and name not in keys and name not in (*_HEAD, *_TAIL):
            found.faults.append(
                (_place(kind, start, column), f"没有“{name}”这个{kind.label}，请按导出的表头填写")
            )
    place_of_id = header.index(_ID)
    for number, line in enumerate(lines[start + 1 :], start=start + 1):
        target = cell_text(line[place_of_id]) if place_of_id < len(line) else ""
        if not target:
            continue
        if target not in known or (kind, target) in found.values:
            why = "这个目标已在前面出现过" if target in known else f"计划中没有编号为“{target}”的目标"
            found.faults.append((_place(kind, number, place_of_id), why))
            continue
        columns = {column: keys[name] for column, name in enumerate(header) if name in keys}
        found.values[kind, target] = dict(_figures(found, kind, number, line, columns))


def _figures(
    found: PartsRead, kind: Kind, number: int, line: Sequence[object], columns: dict[int, str]
) -> Iterator[tuple[str, Decimal | None]]:
    for column, key in columns.items():
        text = cell_text(line[column]).replace(",", "") if column < len(line) else ""
        try:
            value = Decimal(text) if text else None
        except InvalidOperation:
            value = _NAN
        if value is None or (value.is_finite() and value >= 0):
            yield key, value
        else:
            found.faults.append((_place(kind, number, column), f"“{text}”不是不小于零的数字，请改正"))


def take_in(*, actor: User, adopted: AdoptedPlan, read: PartsRead) -> int:
    """Write what a workbook says, all of it or nothing; return how many parts changed.

    Raises:
        PartsError: no right, or a figure that cannot be kept.
    """
    with transaction.atomic():
        return sum(
            save_parts(actor=actor, plan=adopted, target=target, kind=kind, values=values)
            for (kind, target), values in read.values.items()
        )


def _texts(line: Sequence[object]) -> list[str]:
    return [cell_text(cell) for cell in line]


def _place(kind: Kind, row: int, column: int) -> str:
    """Where a cell is, as Excel names it: ``区县园区!C4``."""
    letters, rest = "", column
    while rest >= 0:
        letters = chr(ord("A") + rest % _LETTERS) + letters
        rest = rest // _LETTERS - 1
    return f"{kind.label}!{letters}{row + 1}"
