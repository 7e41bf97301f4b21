"""Checks across files: levels without cycles, dates in order, one standard in force at a time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tidu.engine.errors import ConsistencyError, PackError
from tidu.engine.packs.identity import Register
from tidu.engine.schema.facts import FactType

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from tidu.engine.catalogue import Catalogue
    from tidu.engine.packs.problems import Problems
    from tidu.engine.packs.strict_yaml import Document
    from tidu.engine.schema.common import Source
    from tidu.engine.schema.levels import ApplicabilityFile, ApplicabilityRow, Level, LevelsFile


def check_source(document: Document, path: str, source: Source) -> Iterator[PackError]:
    """Yield an error for a source that takes effect before it is published."""
    if source.published is None or source.effective is None or source.effective >= source.published:
        return
    yield ConsistencyError(
        "施行日期早于发布日期",
        place=document.place(f"{path}.effective"),
        expected=f"不早于 {source.published}",
        got=str(source.effective),
        hint="核对两个日期是否写反；查不到的写 null",
    )


def join_levels(
    files: list[tuple[Document, LevelsFile]], catalogue: Catalogue, problems: Problems
) -> dict[str, Level]:
    """Join the levels of all files into one graph.

    Args:
        files: levels files with their documents.
        catalogue: facts that exist.
        problems: takes ids or titles twice, unknown facts or levels, cycles of prerequisites.
    """
    levels: dict[str, Level] = {}
    places: dict[str, tuple[Document, str]] = {}
    register = Register()
    titles: dict[str, str] = {}
    for document, spec in files:
        for index, level in enumerate(spec.levels):
            path = f"levels[{index}]"
            problems.take(register.check(level, document, f"{path}.id"))
            problems.take(_check_level(level, titles, catalogue, document, path))
            problems.take(check_source(document, f"{path}.source", level.source))
            levels.setdefault(level.id, level)
            places.setdefault(level.id, (document, path))
    for level_id, level in levels.items():
        problems.take(_check_references(level, levels, *places[level_id]))
        problems.take(_check_cycle(level_id, levels, *places[level_id]))
    return levels


def _check_level(
    level: Level, titles: dict[str, str], catalogue: Catalogue, document: Document, path: str
) -> Iterator[PackError]:
    if level.title and titles.setdefault(level.title, level.id) != level.id:
        place = document.place(f"{path}.title")
        yield ConsistencyError(
            "两个梯度用了同一个称号词",
            place=place,
            expected=f"与 {titles[level.title]} 的称号词不同",
            got=level.title,
        )
    for key in ("until_fact", "from_fact"):
        name = getattr(level, key)
        fact = catalogue.facts.get(name)
        if name is not None and (fact is None or fact.type is not FactType.date):
            message = "没有这个事实" if fact is None else "称号的起止应为日期类事实"
            place = document.place(f"{path}.{key}")
            yield ConsistencyError(message, place=place, expected="facts.yaml 里的日期类事实", got=name)
    # A title's beginning is found by the name of its end (scalar.cells).
    if level.from_fact and level.from_fact != f"{(level.until_fact or '').removesuffix('_until')}_from":
        yield ConsistencyError(
            "from_fact 应与 until_fact 同名",
            place=document.place(f"{path}.from_fact"),
            expected=f"{(level.until_fact or '称号_until').removesuffix('_until')}_from",
            got=level.from_fact,
        )


def _check_references(
    level: Level, levels: Mapping[str, Level], document: Document, path: str
) -> Iterator[PackError]:
    for key in ("prerequisites", "composite"):
        for index, other in enumerate(getattr(level, key)):
            if other not in levels:
                place = document.place(f"{path}.{key}[{index}]")
                yield ConsistencyError(
                    "没有这个梯度", place=place, expected="、".join(sorted(levels)), got=other
                )


def _check_cycle(
    start: str, levels: Mapping[str, Level], document: Document, path: str
) -> Iterator[PackError]:
    """Walk prerequisites and members; meeting the start again is a cycle."""
    stack: list[tuple[str, tuple[str, ...]]] = [(start, (start,))]
    seen: set[str] = set()
    while stack:
        current, way = stack.pop()
        level = levels.get(current)
        for other in (*level.prerequisites, *level.composite) if level else ():
            if other == start:
                chain = " → ".join((*way, other))
                yield ConsistencyError(
                    "梯度互为前提，形成循环",
                    place=document.place(path),
                    expected="前提只向下一级",
                    got=chain,
                    hint="从 prerequisites 或 composite 中去掉一处",
                )
                return
            if other not in seen:
                seen.add(other)
                stack.append((other, (*way, other)))


def join_applicability(
    files: list[tuple[Document, ApplicabilityFile]],
    levels: Collection[str],
    standards: Mapping[str, str | None],
    problems: Problems,
) -> tuple[ApplicabilityRow, ...]:
    """Join the tables of all files: every firm, level, case and date has at most one standard.

    Args:
        files: applicability files with their documents.
        levels: ids of levels.
        standards: level of each standard, by id.
        problems: takes unknown levels and standards, dates the wrong way round, two rows in force at once.
    """
    rows: list[tuple[ApplicabilityRow, Document, str]] = []
    for document, spec in files:
        for index, row in enumerate(spec.rows):
            path = f"rows[{index}]"
            problems.take(_check_row(row, levels, standards, document, path))
            problems.take(check_source(document, f"{path}.source", row.source))
            problems.take(_check_clashes(row, rows, document, path))
            rows.append((row, document, path))
    return tuple(row for row, _, _ in rows)


def _check_row(
    row: ApplicabilityRow,
    levels: Collection[str],
    standards: Mapping[str, str | None],
    document: Document,
    path: str,
) -> Iterator[PackError]:
    if row.level not in levels:
        known = "、".join(sorted(levels))
        yield ConsistencyError(
            "没有这个梯度", place=document.place(f"{path}.level"), expected=known, got=row.level
        )
    if row.standard not in standards:
        known = "、".join(sorted(standards))
        yield ConsistencyError(
            "没有这个标准", place=document.place(f"{path}.standard"), expected=known, got=row.standard
        )
    elif standards[row.standard] != row.level:
        yield ConsistencyError(
            "这个标准不是认定这个梯度的",
            place=document.place(f"{path}.standard"),
            expected=f"认定 {row.level} 的标准",
            got=f"{row.standard} 认定 {standards[row.standard] or '规模类型'}",
        )
    if row.to is not None and row.to < row.from_:
        yield ConsistencyError(
            "截止日期早于起始日期",
            place=document.place(f"{path}.to"),
            expected=f"不早于 {row.from_}",
            got=str(row.to),
            hint="核对 from 和 to；没有截止日期的写 null",
        )


def _check_clashes(
    row: ApplicabilityRow,
    others: list[tuple[ApplicabilityRow, Document, str]],
    document: Document,
    path: str,
) -> Iterator[PackError]:
    for other, other_document, other_path in others:
        if _clash(row, other):
            yield ConsistencyError(
                "同一梯度同一情形有两个标准同时有效",
                place=document.place(f"{path}.from"),
                expected=f"{other.standard}（{other_document.place(other_path)}）失效之后",
                got=f"{row.standard} 自 {row.from_} 起",
                hint="给前一行写明 to，或缩小 jurisdictions",
            )


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
