"""A small table from Excel: read by its headings, tried row by row, shown, then applied in one transaction.

An app says which columns there are and what a row does; reading, doubles, the preview and what travels through the
page between preview and apply are the same everywhere.
"""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from django.core import signing
from django.db import transaction
from python_calamine import CalamineError, CalamineWorkbook

from tidu.engine.errors import TiduError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tidu.web.accounts.models import User

T = TypeVar("T")
Row = dict[str, Any]
"""Cells as text by heading; ``row`` is the number in the sheet."""

ADDED, CHANGED, SAME, REFUSED = "新增", "变更", "不变", "拒绝"
_HEADER_WITHIN = 10
_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Table:
    """What a table looks like.

    Attributes:
        columns: headings; the first one names a row and must be there.
        most: how many rows at once.
        of: what rows are, with their measure word, e.g. ``个单位``.
        error: what is raised for a file that is no such table.
    """

    columns: tuple[str, ...]
    most: int
    of: str
    error: type[TiduError]


@dataclass(frozen=True, slots=True)
class Step:
    """What one row does: 新增, 变更, 不变 or 拒绝, with the reason or the changed values."""

    row: int
    name: str
    state: str
    text: str = ""


def read_rows(data: bytes, table: Table) -> list[Row]:
    """Read the first sheet that has the first column among its top rows.

    Raises:
        TiduError: (as the table says) no workbook, no such column, or too many rows.
    """
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [
            workbook.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in workbook.sheet_names
        ]
    except (CalamineError, OSError, ValueError) as error:
        raise table.error("文件打不开，请用 Excel 或 WPS 另存为 .xlsx 后重新上传") from error
    for sheet in sheets:
        for number, header in enumerate(sheet[:_HEADER_WITHIN], start=1):
            names = [cell_text(cell) for cell in header]
            if table.columns[0] in names:
                return _rows(names, sheet[number:], number + 1, table)
    raise table.error(f"没有找到“{table.columns[0]}”这一列；表头应为：{'、'.join(table.columns)}")


def _rows(names: list[str], lines: Sequence[Sequence[object]], first: int, table: Table) -> list[Row]:
    rows = []
    for number, line in enumerate(lines, start=first):
        cells = {
            name: cell_text(cell) for name, cell in zip(names, line, strict=False) if name in table.columns
        }
        if any(cells.values()):
            rows.append({"row": number, **cells})
    if len(rows) > table.most:
        raise table.error(f"一次最多导入 {table.most} {table.of}，请拆分")
    return rows


def cell_text(cell: object) -> str:
    """Return a cell as its text; a telephone number that Excel took for a number keeps its digits."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def steps_of(rows: Sequence[Row], key: str, do: Callable[[Row], tuple[str, str]]) -> list[Step]:
    """Do rows one by one; a row that is refused, or names what an earlier one named, is left out.

    Args:
        rows: as `read_rows` gives them.
        key: heading that names a row.
        do: does one row and returns state and text; its errors (`TiduError`) are refusals.
    """
    first: dict[str, int] = {}
    steps = []
    for row in rows:
        name = row.get(key, "")
        earlier = first.setdefault(name.casefold(), row["row"])
        if name and earlier != row["row"]:
            steps.append(Step(row["row"], name, REFUSED, f"与第 {earlier} 行重复"))
            continue
        try:
            with transaction.atomic():
                steps.append(Step(row["row"], name, *do(row)))
        except TiduError as error:
            steps.append(Step(row["row"], name, REFUSED, str(error)))
    return steps


def tried(work: Callable[[], T]) -> T:
    """Do something and take it back: what a preview then says is what applying would do."""
    with transaction.atomic():
        result = work()
        transaction.set_rollback(True)
    return result


def changed(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[str, str]:
    """Return state and text of a row whose object read so before and reads so now."""
    parts = [
        f"{label}：{before[label] or '（空）'} → {after[label] or '（空）'}"
        for label in after
        if before[label] != after[label]
    ]
    return (CHANGED, "；".join(parts)) if parts else (SAME, "")


def summary(steps: Sequence[Step]) -> str:
    """Return how many rows do what."""
    counts = Counter(step.state for step in steps)
    return "，".join(f"{state} {counts[state]} 行" for state in (ADDED, CHANGED, SAME, REFUSED))


def signed(user: User, rows: object, salt: str) -> str:
    """Return what was shown as a text that the page carries: nothing half-done is kept on the server."""
    return signing.dumps([user.pk, rows], salt=salt, compress=True)


def unsigned(user: User, text: str, salt: str) -> Any | None:  # noqa: ANN401 - what was signed
    """Return what was shown to this person within the last hour; None for anything else."""
    try:
        owner, rows = signing.loads(text, salt=salt, max_age=_SECONDS)
    except signing.BadSignature:
        return None
    return rows if owner == user.pk else None
