"""Firms nearest to what a target counts: behind “还差 37 家” stands an ordered list, each with what it lacks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from tidu.engine import evaluate
from tidu.engine.nearness import distance
from tidu.engine.results import ConditionResult, Result
from tidu.engine.values import Verdict
from tidu.plans.titles import TitleCount, ever, holdings, valid_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from tidu.engine.packs.library import PackLibrary, Standard
    from tidu.engine.schema.levels import ApplicabilityRow, Level
    from tidu.plans.model import PlanTarget
    from tidu.plans.pool import Pool, PoolFirm


@dataclass(frozen=True, slots=True)
class Candidate:
    """One firm by its place in the pool, with its result, how many conditions it misses and by how much."""

    index: int
    result: Result
    distance: Fraction

    @property
    def misses(self) -> int:
        """How many conditions are not met."""
        return len(self.lacking)

    @property
    def lacking(self) -> tuple[ConditionResult, ...]:
        """The conditions that are not met."""
        return tuple(item for item in self.result.conditions if item.verdict is Verdict.unmet)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Firms without the title, nearest first.

    ``ready`` meet everything, ``waiting`` wait for data or a judgement only, ``near`` miss something. ``level``
    is what they were judged for; None, with the reason in ``note``, where no standard of it is entered.
    """

    level: Level | None
    ready: tuple[Candidate, ...] = ()
    waiting: tuple[Candidate, ...] = ()
    near: tuple[Candidate, ...] = ()
    note: str = ""

    @property
    def ordered(self) -> tuple[Candidate, ...]:
        """All of them: ready, waiting, then by conditions missed and distance."""
        return (*self.ready, *self.waiting, *self.near)

    @property
    def one_short(self) -> int:
        """How many miss a single condition."""
        return sum(candidate.misses == 1 for candidate in self.near)


def find_candidates(target: PlanTarget, pool: Pool, packs: PackLibrary, *, on: date) -> Candidates:
    """Judge the firms that do not hold what a target counts, by the standard in force for new applicants.

    Args:
        target: the target; only those measured by titles have candidates.
        pool: the firms.
        packs: levels and standards.
        on: day of the judgement.
    """
    measure = target.measure
    if not isinstance(measure, TitleCount):
        return Candidates(None, note="这个目标不按称号计数，没有候选企业")
    level = _judged_level(measure.levels, packs, on)
    if level is None:
        names = "、".join(item.label for item in measure.levels)
        return Candidates(None, note=f"{names}的认定标准尚未录入，或当日没有有效标准，不能逐家比较")
    judged = (
        (index, evaluate(standard, firm.facts, on=on, case="new"))
        for index, firm in enumerate(pool)
        if not holds(firm, measure, on) and (standard := _standard(firm, level, packs, on)) is not None
    )
    return order(level, judged)


def order(level: Level, judged: Iterable[tuple[int, Result]]) -> Candidates:
    """Order firms that were judged already; equals keep their order in the pool."""
    found = [Candidate(index, result, distance(result)) for index, result in judged]
    near = (item for item in found if item.result.verdict is Verdict.unmet)
    waiting = (item for item in found if item.result.verdict.is_open)
    return Candidates(
        level,
        ready=tuple(item for item in found if item.result.verdict is Verdict.met),
        waiting=tuple(sorted(waiting, key=_open_facts)),
        near=tuple(sorted(near, key=lambda item: (item.misses, item.distance))),
    )


def holds(firm: PoolFirm, measure: TitleCount, on: date) -> bool:
    """Whether a firm holds the title on the day, or ever did where the target counts that."""
    question = valid_on if measure.count.value == "valid_on" else ever
    return any(question(holdings(firm.facts, level), on) for level in measure.levels)


def _open_facts(candidate: Candidate) -> tuple[int, int]:
    return len(candidate.result.missing), len(candidate.result.open_judgements)


def _judged_level(levels: Sequence[Level], packs: PackLibrary, on: date) -> Level | None:
    """Return the lowest level of which a standard is in force: the nearest way to be counted."""
    judged = {row.level for row in _rows(packs, on)}
    return min((level for level in levels if level.id in judged), key=lambda level: level.rank, default=None)


def _rows(packs: PackLibrary, on: date) -> Iterator[ApplicabilityRow]:
    for row in packs.rows:
        if "new" in row.case and row.from_ <= on and (row.to is None or on <= row.to):
            yield row


def _standard(firm: PoolFirm, level: Level, packs: PackLibrary, on: date) -> Standard | None:
    rows = packs.applicable_rows(on=on, case="new", jurisdiction=firm.jurisdiction, level=level.id)
    return packs.standards[rows[0].standard] if rows else None
