"""Plans beside each other: targets that count the same in a row, a column a plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.engine.expressions.typed import slots_of
from tidu.engine.measures import Measure
from tidu.plans.measures import LibraryCount
from tidu.plans.titles import TitleCount
from tidu.web.packs import fact_label, library
from tidu.web.plans.packs import plans
from tidu.web.plans.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidu.plans import Plan, PlanTarget
    from tidu.web.plans.models import AdoptedPlan
    from tidu.web.plans.selectors import PlanLine

_TITLES, _FIGURES, _LIBRARIES, _REPORTED = range(4)
"""Kinds of targets in the order of the lines."""


@dataclass(frozen=True, slots=True)
class Column:
    """One plan of the comparison: adopted, or of the packs only (then nothing of it is measured)."""

    label: str
    area: str
    period: str
    adopted: AdoptedPlan | None
    cells: dict[tuple[int, str], tuple[Cell, ...]]


@dataclass(frozen=True, slots=True)
class Cell:
    """A target of a plan, with how it stands where the plan is adopted."""

    target: PlanTarget
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class Line:
    """Targets of several plans that count the same: what, and each plan's, empty where it has none."""

    label: str
    reported: bool
    cells: tuple[tuple[AdoptedPlan | None, tuple[Cell, ...]], ...]

    @property
    def plans(self) -> int:
        """How many plans have such a target."""
        return sum(bool(cells) for _, cells in self.cells)

    @property
    def alone(self) -> bool:
        """Whether one plan only has it and units alone report it: nothing to compare."""
        return self.reported and self.plans == 1


def others(lines: Iterable[PlanLine]) -> tuple[Plan, ...]:
    """Return the plans of the packs that are not adopted: those of other places to compare with."""
    taken = {line.adopted.pack for line in lines}
    return tuple(plan for key, plan in sorted(plans().plans.items()) if key not in taken)


def compared(
    lines: Iterable[PlanLine], beside: Iterable[Plan] = ()
) -> tuple[tuple[Column, ...], tuple[Line, ...]]:
    """Return the plans and the lines, what most plans have first.

    Args:
        lines: adopted plans with how their targets stand.
        beside: plans of the packs to set beside them.
    """
    columns = [_adopted(line) for line in lines if line.standings]
    columns += [_of_pack(plan) for plan in beside]
    keys = sorted({key for column in columns for key in column.cells})
    found = [
        (
            kind,
            Line(
                label,
                kind == _REPORTED,
                tuple((column.adopted, column.cells.get((kind, label), ())) for column in columns),
            ),
        )
        for kind, label in keys
    ]
    # Within a kind, what can be compared comes first.
    ordered = sorted(found, key=lambda pair: (pair[0], -pair[1].plans))
    return tuple(columns), tuple(line for _, line in ordered)


def _adopted(line: PlanLine) -> Column:
    one = line.adopted
    cells = ((standing.target, Cell(standing.target, standing)) for standing in line.standings)
    return Column(one.label, one.jurisdiction.name, f"{one.start} 至 {one.end}", one, _by_measure(cells))


def _of_pack(plan: Plan) -> Column:
    cells = ((target, Cell(target, None)) for target in plan.targets)
    return Column(plan.spec.label, plan.spec.area, f"{plan.start} 至 {plan.end}", None, _by_measure(cells))


def _by_measure(cells: Iterable[tuple[PlanTarget, Cell]]) -> dict[tuple[int, str], tuple[Cell, ...]]:
    found: dict[tuple[int, str], list[Cell]] = {}
    for target, cell in cells:
        found.setdefault(measure_of(target), []).append(cell)
    return {key: tuple(those) for key, those in found.items()}


def measure_of(target: PlanTarget) -> tuple[int, str]:
    """Return what a target counts, so that those of different plans meet: place in the order of kinds, and words.

    Titles meet by their levels, figures by the facts that are counted, averaged or set in relation; what units
    report meets by its name.
    """
    measure = target.measure
    if isinstance(measure, TitleCount):
        return _TITLES, "、".join(level.label for level in measure.levels)
    if isinstance(measure, LibraryCount):
        return _LIBRARIES, "库内企业数"
    if isinstance(measure, Measure):
        return _FIGURES, _facts(measure)
    return _REPORTED, target.spec.metric


def _facts(measure: Measure) -> str:
    """Name what an expression counts: its facts, numerator before denominator; of a bare count, its conditions."""
    subjects = [part.subject for part in measure.aggregates if part.subject is not None]
    sides = subjects or [part.where for part in measure.aggregates if part.where is not None]
    facts = dict.fromkeys(slot.fact for side in sides for slot in slots_of(side))
    if subjects:
        return "与".join(fact_label(fact) for fact in facts)
    # Which titles the firms hold, the level of a plan decides: what they are beside that is what is counted.
    titles = {level.until_fact for level in library().levels.values()}
    return "企业数：" + "、".join(fact_label(fact) for fact in facts if fact not in titles)
