"""What the official should know of how columns were read, as notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.schema.facts import FactType
from tidu.tables.roster.columns.plan import headings_of
from tidu.tables.roster.columns.units import Watched
from tidu.tables.roster.model import Note

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tidu.engine.catalogue import Catalogue
    from tidu.tables.roster.columns.plan import Column, Plan

# 100万元: revenue, assets and R&D of a whole roster below it, read as yuan, were most likely 万元.
_SMALL_MONEY = 1_000_000
# The national titles; local ones (facts of local packs) concern only their own places.
_TITLES = tuple(
    f"{title}_until" for title in ("high_tech", "tech_sme", "innovative", "srdi", "little_giant", "champion")
)
_EXAMPLE = "如“营业收入（万元）”"


def column_notes(plan: Plan, catalogue: Catalogue, on: date) -> Iterator[Note]:
    """Tell what was decided before the first row was read."""
    yield from _left_out(plan)
    yield from _units(plan)
    yield from _years(plan, on)
    absent = [
        catalogue.facts[fact] for fact in _TITLES if fact in catalogue.facts and plan.column(fact) is None
    ]
    if absent:
        names = "、".join(f"“{fact.label}”" for fact in absent)
        yield Note("titles-absent", f"表中没有这些称号列，按从未获得处理：{names}")
    if plan.column("jurisdiction") is None:
        text = "表中没有“所属辖区”列，按统一社会信用代码第3–8位（登记机关所在地）推定"
        yield Note("jurisdiction-from-code", text)


def doubts(plan: Plan) -> Iterator[Note]:
    """Tell what the figures themselves cast doubt on, after the last row was read."""
    small, percent = [], []
    for column in plan.columns:
        if not isinstance(column.read, Watched) or not column.read.largest:
            continue
        if column.heading.fact.type is FactType.money and column.read.largest < _SMALL_MONEY:
            small.append(column)
        if column.heading.fact.type is FactType.share and column.read.largest <= 1:
            percent.append(column)
    if small:
        text = (
            f"{headings_of(small)}按元读入后数值都不到100万元，很可能实为万元；请在标题中写明单位后重新读入"
        )
        yield Note("unit-doubtful", text, warning=True)
    if percent:
        text = (
            f"{headings_of(percent)}标题写的是%，而数值都不超过1，已按百分之几读入（0.35 即 0.35%）；"
            "如单元格是百分比格式（显示为35%），请去掉标题中的（%）"
        )
        yield Note("percent-doubtful", text, warning=True)


def _left_out(plan: Plan) -> Iterator[Note]:
    if plan.unread:
        names = "、".join(
            f"“{text}”" + (f"（是否指“{near}”？）" if near else "") for text, near in plan.unread
        )
        yield Note("columns-unread", f"这些列没有对应的事实，未读入：{names}")
    for text, first in plan.repeated:
        message = f"“{text}”与“{first}”是同一事实的同一年度，只读入后者；请删去多余的一列或写明年度"
        yield Note("column-repeated", message, warning=True)
    for text, unit in plan.misfits:
        message = f"“{text}”的单位“{unit}”与该事实不符，未读入；请改正标题"
        yield Note("unit-misfit", message, warning=True)


def _units(plan: Plan) -> Iterator[Note]:
    def chosen(kind: FactType, origin: str) -> list[Column]:
        return [
            column
            for column in plan.columns
            if column.heading.fact.type is kind and column.unit.origin == origin
        ]

    if assumed := chosen(FactType.money, "assumed"):
        text = (
            f"这些金额列没有写单位，按元读入：{headings_of(assumed)}；如实为万元，请在标题中写明，{_EXAMPLE}"
        )
        yield Note("unit-assumed", text, warning=True)
    if sheet := chosen(FactType.money, "sheet"):
        unit = sheet[0].unit.label
        yield Note(
            "unit-from-title", f"这些金额列没有写单位，按表头上方写明的{unit}读入：{headings_of(sheet)}"
        )
    if fact := chosen(FactType.money, "fact") + chosen(FactType.share, "fact"):
        yield Note("unit-from-year", f"这些列没有写单位，按同一事实其他年度的单位读入：{headings_of(fact)}")
    for column in chosen(FactType.share, "assumed"):
        how = (
            "有大于1的数，按百分数读入"
            if column.unit.label == "%"
            else "数值都不超过1，按小数（0.35 即 35%）读入"
        )
        text = f"“{column.text}”没有写单位，{how}；请在标题中写明（%）"
        yield Note("share-assumed", text, warning=True)


def _years(plan: Plan, on: date) -> Iterator[Note]:
    by_year = [column for column in plan.columns if column.heading.fact.period.by_year]
    implied = [column for column in by_year if column.heading.year is None and not column.heading.by_id]
    for year in sorted({column.key[1] or 0 for column in implied}):
        columns = [column for column in implied if column.key[1] == year]
        yield Note("year-implied", f"没有写年度，按{year}年读入：{headings_of(columns)}")
    if ahead := [column for column in by_year if (column.key[1] or 0) > _newest(column, on)]:
        text = f"这些列的年度在评价日期 {on} 时还没有结束，不参与评价：{headings_of(ahead)}"
        yield Note("year-ahead", f"{text}；“本年度”即 {on.year} 年", warning=True)
    if behind := _behind(by_year, on):
        text = f"表中没有这些事实 {on.year - 1} 年（评价日期 {on} 的上年度）的数：{'、'.join(behind)}"
        yield Note("last-year-absent", f"{text}；请补上该年度的列，或核对评价日期", warning=True)
    if undated := [column for column in plan.columns if column.heading.year and column.key[1] is None]:
        yield Note("year-ignored", f"这些事实不分年度，标题中的年度未采用：{headings_of(undated)}")


def _newest(column: Column, on: date) -> int:
    """Return the newest year that rules look at for a column's fact."""
    return on.year + column.heading.fact.year_anchor


def _behind(by_year: list[Column], on: date) -> list[str]:
    """List the labels of facts that have columns, but none for the last full year."""
    known = {column.key for column in by_year}
    behind = [
        column.heading.fact.label
        for column in by_year
        if column.heading.fact.year_anchor and (column.key[0], _newest(column, on)) not in known
    ]
    return list(dict.fromkeys(behind))
