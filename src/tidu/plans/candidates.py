"""Firms nearest to what a target counts: behind “还差 37 家” stands an ordered list, each with what it lacks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from tidu.engine import evaluate
from tidu.engine.nearness import distance
from tidu.engine.results import ConditionResult, Result
from tidu.engine.scalar.screen import screener
from tidu.engine.values import Verdict
from tidu.plans.titles import TitleCount, ever, holdings, valid_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tidu.engine.facts import Facts
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

    ``ordered`` are those asked for: first who meets everything, then who waits for data or a judgement only,
    then by conditions missed and distance. ``ready``, ``waiting``, ``one_short`` and ``further`` count all of
    them. ``level`` is what they were judged for; None, with the reason in ``note``, where no standard is entered.
    """

    level: Level | None
    ordered: tuple[Candidate, ...] = ()
    ready: int = 0
    waiting: int = 0
    one_short: int = 0
    further: int = 0
    note: str = ""

    @property
    def total(self) -> int:
        """How many firms were judged."""
        return self.ready + self.waiting + self.one_short + self.further


@dataclass(frozen=True, slots=True)
class Sight:
    """A firm's verdict at first sight: by its place in the pool, with how many conditions it misses or has open."""

    index: int
    verdict: Verdict
    misses: int
    waits: int = 0

    @property
    def rank(self) -> tuple[int, int]:
        """Ready before waiting before those that miss something; the fewest open or missed conditions first."""
        if self.verdict is Verdict.unmet:
            return 2, self.misses
        return (1, self.waits) if self.verdict.is_open else (0, 0)


def find_candidates(
    target: PlanTarget, pool: Pool, packs: PackLibrary, *, on: date, top: int | None = None
) -> Candidates:
    """Judge the firms that do not hold what a target counts, by the standard in force for new applicants.

    Every firm is screened; only those that can be among the nearest are judged with a full trace.

    Args:
        target: the target; only those measured by titles have candidates.
        pool: the firms.
        packs: levels and standards.
        on: day of the judgement.
        top: how many firms to return; None for all.
    """
    measure = target.measure
    if not isinstance(measure, TitleCount):
        return Candidates(None, note="这个目标不按称号计数，没有候选企业")
    level = judged_level(measure.levels, packs, on)
    if level is None:
        return Candidates(None, note=no_standard(measure.levels))
    standards = {
        index: standard
        for index, firm in enumerate(pool)
        if firm.active
        and not holds(firm, measure, on)
        and (standard := standard_for(firm.jurisdiction, level, packs, on)) is not None
    }
    sights = [_sight(index, standard, pool[index].facts, on) for index, standard in standards.items()]
    near = [
        (sight.index, evaluate(standards[sight.index], pool[sight.index].facts, on=on, case="new"))
        for sight in nearest(sights, top)
    ]
    return gathered(level, sights, near, top)


def no_standard(levels: Sequence[Level]) -> str:
    """Say that firms cannot be compared one by one."""
    names = "、".join(item.label for item in levels)
    return f"{names}的认定标准尚未录入，或当日没有有效标准，不能逐家比较"


def nearest(sights: Sequence[Sight], top: int | None) -> list[Sight]:
    """Return the firms that can be among the nearest ones: all that are no further than the last of them."""
    ordered = sorted(sights, key=lambda sight: sight.rank)
    if top is None or len(ordered) <= top:
        return ordered
    return [sight for sight in ordered if sight.rank <= ordered[top - 1].rank]


def gathered(
    level: Level, sights: Sequence[Sight], judged: Iterable[tuple[int, Result]], top: int | None = None
) -> Candidates:
    """Put together what was seen of all firms and the full results of the nearest; equals keep their order."""
    unmet = [sight.misses for sight in sights if sight.verdict is Verdict.unmet]
    found = [Candidate(index, result, distance(result)) for index, result in judged]
    return Candidates(
        level,
        ordered=tuple(sorted(found, key=_order)[:top]),
        ready=sum(sight.verdict is Verdict.met for sight in sights),
        waiting=sum(sight.verdict.is_open for sight in sights),
        one_short=unmet.count(1),
        further=len(unmet) - unmet.count(1),
    )


def _order(candidate: Candidate) -> tuple[int, int, Fraction, int]:
    result = candidate.result
    if result.verdict is Verdict.unmet:
        return 2, candidate.misses, candidate.distance, 0
    waits = sum(condition.verdict.is_open for condition in result.conditions)
    facts = Fraction(len(result.missing))
    return int(result.verdict is not Verdict.met), waits, facts, len(result.open_judgements)


def _sight(index: int, standard: Standard, facts: Facts, on: date) -> Sight:
    """Screen a firm; one with ledgers is judged in full, since only that counts them."""
    if facts.records:
        result = evaluate(standard, facts, on=on, case="new")
        verdict, codes = result.verdict, tuple(condition.verdict for condition in result.conditions)
    else:
        seen = screener(standard, "new").screen(facts, on)
        verdict, codes = seen.verdict, tuple(Verdict(code) for code in seen.codes)
    return Sight(index, verdict, codes.count(Verdict.unmet), sum(code.is_open for code in codes))


def holds(firm: PoolFirm, measure: TitleCount, on: date) -> bool:
    """Whether a firm holds the title on the day, or ever did where the target counts that."""
    question = valid_on if measure.count.value == "valid_on" else ever
    return any(question(holdings(firm.facts, level), on) for level in measure.levels)


def judged_level(levels: Sequence[Level], packs: PackLibrary, on: date) -> Level | None:
    """Return the lowest level of which a standard is in force: the nearest way to be counted."""
    judged = {row.level for row in _rows(packs, on)}
    return min((level for level in levels if level.id in judged), key=lambda level: level.rank, default=None)


def _rows(packs: PackLibrary, on: date) -> Iterator[ApplicabilityRow]:
    for row in packs.rows:
        if "new" in row.case and row.from_ <= on and (row.to is None or on <= row.to):
            yield row


def standard_for(jurisdiction: str, level: Level, packs: PackLibrary, on: date) -> Standard | None:
    """Return the standard for new applicants of a place that is in force on a day; None where there is none."""
    rows = packs.applicable_rows(on=on, case="new", jurisdiction=jurisdiction, level=level.id)
    return packs.standards[rows[0].standard] if rows else None
