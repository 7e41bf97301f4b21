"""Checks across files: levels without cycles, dates in order, one standard in force at a time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tidu.engine.errors import ConsistencyError

if TYPE_CHECKING:
    from collections.abc import Container

    from tidu.engine.catalogue import Catalogue
    from tidu.engine.packs.strict_yaml import Document
    from tidu.engine.schema.common import Source
    from tidu.engine.schema.levels import ApplicabilityFile, ApplicabilityRow, Level, LevelsFile


def check_source(document: Document, path: str, source: Source) -> None:
    """Refuse a source that takes effect before it is published.

    Raises:
        ConsistencyError: the dates are the wrong way round.
    """
    if source.published is not None and source.effective is not None and source.effective < source.published:
        raise ConsistencyError(
            "施行日期早于发布日期",
            place=document.place(f"{path}.effective"),
            expected=f"不早于 {source.published}",
            got=str(source.effective),
        )


def check_levels(files: list[tuple[Document, LevelsFile]], catalogue: Catalogue) -> dict[str, Level]:
    """Join the levels of all files into one graph.

    Raises:
        ConsistencyError: an id or title twice, an unknown fact or level, a cycle of prerequisites.
    """
    levels: dict[str, Level] = {}
    places: dict[str, tuple[Document, str]] = {}
    titles: dict[str, str] = {}
    for document, spec in files:
        for index, level in enumerate(spec.levels):
            path = f"levels[{index}]"
            if level.id in levels:
                raise ConsistencyError(
                    "同一个梯度定义了两次", place=document.place(f"{path}.id"), got=level.id
                )
            if level.title and titles.setdefault(level.title, level.id) != level.id:
                raise ConsistencyError(
                    "两个梯度用了同一个称号词", place=document.place(f"{path}.title"), got=level.title
                )
            for key in ("until_fact", "from_fact"):
                fact = getattr(level, key)
                if fact is not None and fact not in catalogue.facts:
                    raise ConsistencyError("没有这个事实", place=document.place(f"{path}.{key}"), got=fact)
            check_source(document, f"{path}.source", level.source)
            levels[level.id] = level
            places[level.id] = (document, path)
    for level_id, level in levels.items():
        _check_references(level, levels, *places[level_id])
    for level_id in levels:
        _check_cycle(level_id, levels, *places[level_id])
    return levels


def _check_references(level: Level, levels: dict[str, Level], document: Document, path: str) -> None:
    for key in ("prerequisites", "composite"):
        for index, other in enumerate(getattr(level, key)):
            if other not in levels:
                place = document.place(f"{path}.{key}[{index}]")
                raise ConsistencyError(
                    "没有这个梯度", place=place, expected="、".join(sorted(levels)), got=other
                )


def _check_cycle(start: str, levels: dict[str, Level], document: Document, path: str) -> None:
    """Walk prerequisites and members; meeting the start again is a cycle."""
    stack: list[tuple[str, tuple[str, ...]]] = [(start, (start,))]
    while stack:
        current, way = stack.pop()
        for other in (*levels[current].prerequisites, *levels[current].composite):
            if other == start:
                chain = " → ".join((*way, other))
                raise ConsistencyError("梯度互为前提，形成循环", place=document.place(path), got=chain)
            if other not in way:
                stack.append((other, (*way, other)))


def check_applicability(
    files: list[tuple[Document, ApplicabilityFile]], levels: Container[str], standards: Container[str]
) -> tuple[ApplicabilityRow, ...]:
    """Join the tables of all files: every firm, level, case and date has at most one standard.

    Raises:
        ConsistencyError: unknown level or standard, dates the wrong way round, two rows in force at once.
    """
    rows: list[tuple[ApplicabilityRow, Document, str]] = []
    for document, spec in files:
        for index, row in enumerate(spec.rows):
            path = f"rows[{index}]"
            if row.level not in levels:
                raise ConsistencyError("没有这个梯度", place=document.place(f"{path}.level"), got=row.level)
            if row.standard not in standards:
                raise ConsistencyError(
                    "没有这个标准", place=document.place(f"{path}.standard"), got=row.standard
                )
            if row.to is not None and row.to < row.from_:
                place = document.place(f"{path}.to")
                raise ConsistencyError(
                    "截止日期早于起始日期", place=place, expected=f"不早于 {row.from_}", got=str(row.to)
                )
            check_source(document, f"{path}.source", row.source)
            for other, _, other_path in rows:
                if _clash(row, other):
                    raise ConsistencyError(
                        "同一梯度同一情形有两个标准同时有效",
                        place=document.place(f"{path}.from"),
                        expected=f"{other.standard}（{other_path}）失效之后",
                        got=f"{row.standard} 自 {row.from_} 起",
                        hint="给前一行写明 to，或缩小 jurisdictions",
                    )
            rows.append((row, document, path))
    return tuple(row for row, _, _ in rows)


def _clash(row: ApplicabilityRow, other: ApplicabilityRow) -> bool:
    if row.level != other.level or not set(row.case) & set(other.case):
        return False
    if row.from_ > (other.to or date.max) or other.from_ > (row.to or date.max):
        return False
    if not row.jurisdictions or not other.jurisdictions:
        return True
    return any(
        mine.startswith(theirs) or theirs.startswith(mine)
        for mine in row.jurisdictions
        for theirs in other.jurisdictions
    )
