"""What a person confirmed: which sheet, where the header ends, and what every column means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tidu.tables.imports.kinds import Kind
from tidu.tables.imports.master import YEAR_COLUMN
from tidu.tables.imports.units import factor

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping as Dictionary

    from tidu.engine.catalogue import Catalogue
    from tidu.engine.schema.levels import Level

_LISTED = 5


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """One column.

    Args:
        index: place in a row of cells, from 0.
        letters: as the spreadsheet shows it.
        heading: its text, rows joined by a space; may be empty.
        target: what it holds, a target of the kind of table; empty: not read.
        year: calendar year of facts kept by year; None where the rows or nobody say it.
        unit: Chinese unit of the cells; empty where there is none.
    """

    index: int
    letters: str
    heading: str
    target: str = ""
    year: int | None = None
    unit: str = ""

    @property
    def title(self) -> str:
        """What messages call the column."""
        return f"“{self.heading}”" if self.heading else f"{self.letters} 列"


@dataclass(frozen=True, slots=True)
class Mapping:
    """How a file is read.

    Args:
        sheet: name of the sheet; empty for formats without sheets.
        kind: ``roster`` or the id of a ledger.
        first: first row of the header, from 0.
        last: last row of the header, from 0.
        columns: every column, also those not read, in order.
    """

    sheet: str
    kind: str
    first: int
    last: int
    columns: tuple[ColumnMapping, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """Headings of all columns."""
        return tuple(column.heading for column in self.columns)

    def column(self, target: str) -> ColumnMapping | None:
        """Return the (first) column of a target."""
        return next((column for column in self.columns if column.target == target), None)

    def with_columns(self, columns: Iterable[ColumnMapping]) -> Mapping:
        """Return the same table with its columns read otherwise."""
        return replace(self, columns=tuple(columns))

    def problems(self, catalogue: Catalogue, levels: Dictionary[str, Level]) -> tuple[str, ...]:
        """Say in Chinese what must be settled before the table can be read; nothing: it can."""
        if self.kind != "roster" and self.kind not in catalogue.records:
            return ("没有这种表格，请重新选择表格类型",)
        kind = Kind(self.kind, catalogue, levels)
        return tuple(_problems(self, kind))

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON values."""
        columns = [
            [one.index, one.letters, one.heading, one.target, one.year, one.unit] for one in self.columns
        ]
        header = [self.first, self.last]
        return {"sheet": self.sheet, "kind": self.kind, "header": header, "columns": columns}

    @classmethod
    def from_json(cls, kept: Dictionary[str, Any]) -> Mapping:
        """Return what `to_json` gave.

        Raises:
            KeyError, TypeError, ValueError: it is something else.
        """
        first, last = kept["header"]
        columns = tuple(ColumnMapping(*column) for column in kept["columns"])
        return cls(str(kept["sheet"]), str(kept["kind"]), int(first), int(last), columns)


def _problems(mapping: Mapping, kind: Kind) -> Iterator[str]:
    used = [column for column in mapping.columns if column.target]
    unknown = [column.title for column in used if column.target not in kind.targets.facts]
    if unknown:
        yield f"{_listed(unknown)}对应的项目不存在，请重新选择"
        return
    targets = {column.target for column in used}
    if not targets & {"uscc", "name"}:
        yield "没有指定哪一列是“统一社会信用代码”；没有代码的表格至少要指定“企业名称”列"
    if not kind.own(targets) and "name" not in targets:
        yield "除代码外没有要导入的列，请至少指定一列数据"
    elif kind.id != "roster" and not kind.own(targets):
        yield f"没有指定“{kind.label}”的任何一列，请指定，或改选表格类型"
    if absent := [target for target in kind.required if target not in targets]:
        labels = "、".join(f"“{kind.targets.fact(target).label}”" for target in absent)
        yield f"请指定哪一列是{labels}：没有它，这张表无法登记"
    yield from _years(used, kind, dated=YEAR_COLUMN in targets)
    yield from _repeated(used, kind)
    wrong = [column.title for column in used if factor(kind.targets.fact(column.target), column.unit) is None]
    if wrong:
        yield f"请为{_listed(wrong)}选择单位"


def _years(used: list[ColumnMapping], kind: Kind, *, dated: bool) -> Iterator[str]:
    yearless = [
        column.title for column in used if column.year is None and kind.by_year(column.target) and not dated
    ]
    if yearless:
        yield f"{_listed(yearless)}没有写明是哪一年的数据，请逐列选择年度；如每行有自己的年度，请指定“年度”列"


def _repeated(used: list[ColumnMapping], kind: Kind) -> Iterator[str]:
    by_key: dict[tuple[str, int | None], list[ColumnMapping]] = defaultdict(list)
    for column in used:
        by_key[column.target, column.year if kind.by_year(column.target) else None].append(column)
    for (target, year), columns in by_key.items():
        if len(columns) > 1:
            what = kind.targets.fact(target).label + (f"（{year} 年）" if year else "")
            names = _listed([column.title for column in columns])
            yield f"{names}都对应“{what}”，请只留一列，其余选“不导入”或改选年度"


def _listed(names: list[str]) -> str:
    more = f"等 {len(names)} 列" if len(names) > _LISTED else ""
    return "、".join(names[:_LISTED]) + more
