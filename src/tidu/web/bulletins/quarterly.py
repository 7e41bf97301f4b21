"""What a quarter of a plan came to: where targets stand, who reported, how districts do. Read, not yet worded."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from tidu.plans.status import Status
from tidu.web.breakdowns.models import Kind
from tidu.web.breakdowns.selectors import splits_of
from tidu.web.plans.duties import duties_of, reported_figures
from tidu.web.plans.models import State, TaskReport
from tidu.web.plans.standing import standings
from tidu.web.plans.units import PlanUnits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from tidu.plans import Plan
    from tidu.web.breakdowns.selectors import Row, Split
    from tidu.web.plans.duties import Duty
    from tidu.web.plans.models import AdoptedPlan
    from tidu.web.plans.quarters import Quarter
    from tidu.web.plans.standing import Standing

MOST_COLUMNS = 5
"""Targets beside each other that fit the width of a page."""
LATE = (Status.behind, Status.at_risk)


@dataclass(frozen=True, slots=True)
class UnitLine:
    """How a unit reported: what was asked of it, what came in time, late, or not at all. ``rank`` from 1."""

    name: str
    asked: int
    in_time: int
    late: int
    open: int
    returned: int
    rank: int = 0

    @property
    def share(self) -> Fraction:
        """The share that came in time."""
        return Fraction(self.in_time, self.asked)


@dataclass(frozen=True, slots=True)
class DistrictLine:
    """How a district does: its row of each target, the mean of its shares (each at most 1), and its rank."""

    name: str
    rows: tuple[Row, ...]
    mean: Fraction | None
    rank: int | None


@dataclass(frozen=True, slots=True)
class Quarterly:
    """Everything a bulletin is written from.

    ``before`` are the values at the quarter's close before, by target; ``problems`` what units wrote of it, by
    task; ``units_of`` who answers for a task.
    """

    adopted: AdoptedPlan
    plan: Plan
    quarter: Quarter
    as_of: date
    standings: tuple[Standing, ...]
    before: Mapping[str, str]
    duties: tuple[Duty, ...]
    splits: tuple[Split, ...]
    problems: Mapping[str, tuple[str, ...]]
    units_of: Mapping[str, tuple[str, ...]]

    @property
    def at_close(self) -> bool:
        """Whether figures are those of the quarter's last day."""
        return self.as_of == self.quarter.last

    @property
    def late(self) -> tuple[Standing, ...]:
        """Targets that are behind or at risk, worst first."""
        found = [one for one in self.standings if one.progress.status in LATE]
        return tuple(sorted(found, key=lambda one: one.progress.status))

    @property
    def is_broken_down(self) -> bool:
        """Whether any target is broken down to districts."""
        return any(split.check is not None for split in self.splits)


def quarterly(adopted: AdoptedPlan, plan: Plan, quarter: Quarter, *, today: date) -> Quarterly:
    """Read what a quarter came to.

    Args:
        adopted: the plan.
        plan: its pack.
        quarter: one that is over.
        today: what is late is late today.
    """
    closed = adopted.readings.filter(on=quarter.last).exists()
    day = quarter.last if closed or adopted.measured_on is None else adopted.measured_on
    figures = [one for one in reported_figures(adopted) if one.as_of <= quarter.last]
    before = quarter.before().last
    earlier = standings(adopted, plan, reported=figures, on=before)
    duties = [one for one in duties_of(adopted, plan, quarter, today=today) if one.asked]
    return Quarterly(
        adopted=adopted,
        plan=plan,
        quarter=quarter,
        as_of=day,
        standings=standings(adopted, plan, reported=figures, on=day),
        before={one.target.id: one.value for one in earlier},
        duties=tuple(duties),
        splits=_shown(splits_of(adopted, plan, plan.targets, Kind.DISTRICT, on=day)),
        problems=_problems(adopted, quarter),
        units_of={
            row.task.id: tuple(unit.name for unit in row.reporters)
            for row in PlanUnits(adopted.root).of_plan(plan)
        },
    )


def _shown(splits: Iterable[Split]) -> tuple[Split, ...]:
    """Keep what districts are compared by: targets broken down, else those that were measured for them."""
    adding = [one for one in splits if one.target.adds_up and any(row.sure is not None for row in one.rows)]
    entered = [one for one in adding if one.check is not None]
    return tuple((entered or adding)[:MOST_COLUMNS])


def _problems(adopted: AdoptedPlan, quarter: Quarter) -> dict[str, tuple[str, ...]]:
    """What units say holds them up, of reports that were handed in."""
    said: dict[str, dict[str, list[str]]] = {}
    reports = TaskReport.objects.filter(plan=adopted, quarter=quarter.key).exclude(problems="")
    for one in reports.exclude(state=State.DRAFT).select_related("unit").order_by("pk"):
        # On one line, and what several units say alike said once.
        text = " ".join(one.problems.split()).rstrip("。；")
        said.setdefault(one.task, {}).setdefault(text, []).append(one.unit.name)
    return {
        task: tuple(f"{'、'.join(units)}反映：{text}" for text, units in texts.items())
        for task, texts in said.items()
    }


def unit_lines(duties: Iterable[Duty]) -> tuple[UnitLine, ...]:
    """Rank units by the share of their reports that came in time; equals share a rank."""
    by_unit: dict[str, list[Duty]] = {}
    for one in duties:
        by_unit.setdefault(one.unit.name, []).append(one)
    lines = [_unit_line(name, own) for name, own in by_unit.items()]
    return tuple(
        sorted(
            (
                UnitLine(
                    one.name,
                    one.asked,
                    one.in_time,
                    one.late,
                    one.open,
                    one.returned,
                    1 + sum(other.share > one.share for other in lines),
                )
                for one in lines
            ),
            key=lambda one: (one.rank, -one.asked, one.name),
        )
    )


def _unit_line(name: str, duties: list[Duty]) -> UnitLine:
    late = sum(one.overdue == "逾期报送" for one in duties)
    came = sum(one.report is not None and one.report.first_submitted_on is not None for one in duties)
    returned = sum(one.report is not None and one.report.state == State.RETURNED for one in duties)
    return UnitLine(name, len(duties), came - late, late, len(duties) - came, returned)


def district_lines(splits: tuple[Split, ...]) -> tuple[DistrictLine, ...]:
    """Rank districts by the mean of what they reached of their parts; without parts, order them by the first target."""
    if not splits:
        return ()
    every = [tuple(split.rows[place] for split in splits) for place in range(len(splits[0].rows))]
    means = {rows[0].key: _mean(rows) for rows in every}
    lines = [
        DistrictLine(rows[0].label, rows, means[rows[0].key], _rank(means[rows[0].key], means.values()))
        for rows in every
    ]
    return tuple(
        sorted(
            lines,
            key=lambda one: (one.rank is None, one.rank or 0, -(one.rows[0].sure or Fraction(0)), one.name),
        )
    )


def _mean(rows: Iterable[Row]) -> Fraction | None:
    shares = [min(row.share, Fraction(1)) for row in rows if row.share is not None]
    return sum(shares, Fraction(0)) / len(shares) if shares else None


def _rank(own: Fraction | None, every: Iterable[Fraction | None]) -> int | None:
    if own is None:
        return None
    return 1 + sum(other is not None and other > own for other in every)
