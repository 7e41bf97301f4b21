"""Compile how a target is measured: an expression, a count of titles, or the firms in a library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.engine.errors import ConsistencyError, PackError
from tidu.engine.expressions.typed import slots_of
from tidu.engine.measures import Measure, compile_measure
from tidu.plans.printed import unit_of
from tidu.plans.reading import counted, of_measured
from tidu.plans.schema.targets import Counted
from tidu.plans.titles import TitleCount

if TYPE_CHECKING:
    from datetime import date

    from tidu.engine.expressions.typed import Slot
    from tidu.engine.packs.library import PackLibrary
    from tidu.engine.packs.strict_yaml import Document
    from tidu.engine.schema.levels import Level
    from tidu.plans.pool import Pool
    from tidu.plans.reading import Reading
    from tidu.plans.schema.plan import PlanFile
    from tidu.plans.schema.targets import Measured, Target, TitleMeasure


@dataclass(frozen=True, slots=True)
class LibraryCount:
    """A count of the firms in a library; a firm of which nobody has said may be in or not."""

    library: str

    def read(self, pool: Pool) -> Reading:
        """Count a pool."""
        members = [
            index for index, firm in enumerate(pool) if firm.libraries and self.library in firm.libraries
        ]
        return counted(members, [index for index, firm in enumerate(pool) if firm.libraries is None])


TargetMeasure = Measure | TitleCount | LibraryCount
"""How a target is measured, compiled."""


def slots_of_measure(measure: Measure) -> tuple[Slot, ...]:
    """Return the facts an expression reads inside its aggregates, each once."""
    sides = (side for part in measure.aggregates for side in (part.subject, part.where))
    return tuple(dict.fromkeys(slot for side in sides if side is not None for slot in slots_of(side)))


def is_yearly(measure: TargetMeasure) -> bool:
    """Whether the measure reads figures of the last full year."""
    if not isinstance(measure, Measure):
        return False
    facts = (measure.catalogue.fact(slot.fact) for slot in slots_of_measure(measure))
    return any(fact.period.by_year for fact in facts)


def read_measure(measure: TargetMeasure, pool: Pool, *, on: date, last: date) -> Reading:
    """Measure a pool on a day.

    Args:
        measure: from `compile_measured`.
        pool: the firms.
        on: the day; expressions read the year before it.
        last: where a period of new titles ends.
    """
    if isinstance(measure, TitleCount):
        return measure.read(pool, on=on, last=last)
    if isinstance(measure, LibraryCount):
        return measure.read(pool)
    return of_measured(measure.evaluate((firm.facts for firm in pool), on=on))


def compile_measured(
    spec: Measured, target: Target, plan: PlanFile, library: PackLibrary, document: Document, path: str
) -> TargetMeasure:
    """Compile the measure of a target that stands at a path of a plan file.

    Raises:
        PackError: no kind or several, unknown levels or libraries, an expression that does not fit, or a
            unit other than the target's; says where.
    """
    kinds = [name for name in ("expression", "titles", "library") if getattr(spec, name) is not None]
    if len(kinds) != 1:
        raise ConsistencyError(
            "测算方法不明",
            place=document.place(path),
            expected="恰好一个：expression、titles、library",
            got="、".join(kinds) or "一个也没有",
        )
    if spec.expression is not None:
        return _expression(spec.expression, target, library, document, f"{path}.expression")
    _check_counts(target, document, path)
    if spec.titles is not None:
        return _titles(spec.titles, plan, library, document, f"{path}.titles")
    known = [item.id for item in plan.libraries]
    if spec.library not in known:
        raise ConsistencyError(
            "计划中没有这个库",
            place=document.place(f"{path}.library"),
            expected="、".join(known) or "先在 libraries 写明",
            got=spec.library or "",
        )
    return LibraryCount(f"{plan.id.partition('.')[0]}.{spec.library}")


def _expression(text: str, target: Target, library: PackLibrary, document: Document, path: str) -> Measure:
    measure = compile_measure(text, library, place=document.place(path))
    _, unit = unit_of(target.unit)
    # A mean of counts a firm is a count; a ratio of like to like is a share.
    if measure.unit is not unit:
        raise ConsistencyError(
            "测算结果与目标单位不符",
            place=document.place(path),
            expected=f"{target.unit}（{unit.label}）",
            got=measure.unit.label,
            hint="比重写两个合计相除，户均写 mean(… of firms)",
        )
    return measure


def _check_counts(target: Target, document: Document, path: str) -> None:
    factor, unit = unit_of(target.unit)
    if unit.value != "count" or factor != 1:
        raise ConsistencyError(
            "家数不能用来测算这个单位的目标",
            place=document.place(path),
            expected="家、户、个等",
            got=target.unit,
            hint="比重、金额请写 expression",
        )


def _titles(
    spec: TitleMeasure, plan: PlanFile, library: PackLibrary, document: Document, path: str
) -> TitleCount:
    if not spec.levels:
        raise ConsistencyError("没有写梯度", place=document.place(path), expected="levels: [梯度编号]")
    if spec.since is not None and spec.count is not Counted.newly_in:
        raise ConsistencyError(
            "since 只用于 newly_in", place=document.place(f"{path}.since"), got=f"count: {spec.count.value}"
        )
    found: dict[str, Level] = {}
    for index, level_id in enumerate(spec.levels):
        for level in _levels(level_id, spec, library, document, f"{path}.levels[{index}]"):
            found.setdefault(level.id, level)
    return TitleCount(tuple(found.values()), spec.count, spec.since or first_day(plan))


def first_day(plan: PlanFile) -> date:
    """Return the day a plan's periods begin: its start, else the day of issue or publication.

    A plan with none of them is refused when it is loaded.
    """
    day = plan.period.start or plan.document.issued or plan.source.published
    return day or plan.period.end.replace(month=1, day=1)


def _levels(
    level_id: str, spec: TitleMeasure, library: PackLibrary, document: Document, path: str
) -> tuple[Level, ...]:
    """Return the levels with a title that a named one stands for."""
    known = {level.id for level in library.levels.values() if level.title or level.composite}
    if level_id not in known:
        raise _unknown_level(level_id, library, known, document, path)
    level = library.levels[level_id]
    named = [library.levels[member] for member in level.composite] if level.composite else [level]
    if spec.match == "at_or_above":
        named += [other for other in library.levels.values() if other.title and other.rank > level.rank]
    return tuple(other for other in named if other.title)


def _unknown_level(
    level_id: str, library: PackLibrary, known: set[str], document: Document, path: str
) -> PackError:
    message = "这个梯度没有称号" if level_id in library.levels else "没有这个梯度"
    return ConsistencyError(
        message, place=document.place(path), expected="、".join(sorted(known)), got=level_id
    )
