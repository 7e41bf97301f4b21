"""Checks of a score table: ids, the points that tiers can reach, lines that can be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.compiled.points import AddUp, Best, GivenPoints, Greatest, Points, Regional
from tidu.engine.errors import ConsistencyError, PackError
from tidu.engine.indicators.base import exact
from tidu.engine.packs.identity import repeated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from tidu.engine.expressions.typed import Boolean
    from tidu.engine.packs.strict_yaml import Document
    from tidu.engine.schema.facts import FactDefinition
    from tidu.engine.schema.scores import Indicator, ScoreTable


def most_points(points: Points) -> Fraction:
    """Return the most points a firm can earn."""
    match points:
        case Best(steps, otherwise, _):
            return max((step.points for step in steps), default=otherwise)
        case AddUp(each, cap, tests):
            return min(cap, each * len(tests))
        case Greatest(ways):
            return max(most_points(way) for way in ways)
        case GivenPoints(_, maximum):
            return maximum
        case Regional(_, entries, otherwise):
            return max(most_points(way) for way in (otherwise, *(entry for _, entry in entries)))


def tests_of(points: Points) -> Iterator[Boolean]:
    """Yield every test that points ask."""
    match points:
        case Best(steps, _, _):
            yield from (step.test for step in steps)
        case AddUp(_, _, tests):
            yield from tests
        case Greatest(ways):
            for way in ways:
                yield from tests_of(way)
        case GivenPoints():
            return
        case Regional(_, entries, otherwise):
            for way in (otherwise, *(entry for _, entry in entries)):
                yield from tests_of(way)


def check_table_ids(document: Document, table: ScoreTable) -> Iterator[PackError]:
    """Yield indicators and groups whose id stands twice, and a group that takes the word of the total."""
    for key, what in (("groups", "分组"), ("indicators", "指标")):
        ids = [row.id for row in getattr(table, key)]
        paths = [f"score.{key}[{index}].id" for index in range(len(ids))]
        yield from repeated(ids, document, paths, what)
    for index, group in enumerate(table.groups):
        if group.id == "total":
            place = document.place(f"score.groups[{index}].id")
            yield ConsistencyError(
                "total 留给总分，不能作分组 id", place=place, expected="另一个 id", got=group.id
            )


def check_maximum(document: Document, spec: Indicator, points: Points, path: str) -> None:
    """Refuse an indicator whose best tier is not the full marks it claims.

    Raises:
        ConsistencyError: the tiers never reach the maximum, or go beyond it.
    """
    reached = most_points(points)
    if reached != exact(spec.max):
        raise ConsistencyError(
            "最高得分与满分不同",
            place=document.place(f"{path}.max"),
            expected=f"{float(reached):g}（各档能得到的最高分）",
            got=f"{spec.max:g}",
            hint="改 max，或补上漏写的最高档",
        )


def check_given(document: Document, spec: Indicator, facts: Mapping[str, FactDefinition], path: str) -> None:
    """Refuse given points whose fact may be more than the indicator: the score would run over its maximum.

    Raises:
        ConsistencyError: the fact has no maximum, or a higher one.
    """
    if spec.given is None:
        return
    highest = facts[spec.given.fact].maximum
    if highest is None or highest > spec.given.max:
        raise ConsistencyError(
            "填报的得分可能高于满分",
            place=document.place(f"{path}.given.max"),
            expected="不低于该事实的最大值",
            got=f"{spec.given.max:g}，{spec.given.fact} 最大 {'不限' if highest is None else f'{highest:g}'}",
            hint="在 facts.yaml 给这个事实写明 minimum: 0 和 maximum",
        )
