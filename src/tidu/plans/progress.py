"""Where a plan stands on a day: every target measured, reported, or both, and judged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from tidu.plans.goals import Goal
from tidu.plans.measures import is_yearly, read_measure
from tidu.plans.printed import printed_text, unit_of
from tidu.plans.status import Judgement, Status, judge
from tidu.plans.windows import window_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidu.plans.model import Plan, PlanTarget
    from tidu.plans.pool import Pool
    from tidu.plans.reading import Reading
    from tidu.plans.windows import Window


@dataclass(frozen=True, slots=True)
class Reported:
    """A figure that a responsible unit reported, in the target's printed unit, as of a day."""

    target: str
    value: Decimal
    as_of: date
    unit: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """One target on a day.

    ``reading`` is what the pool says, ``reported`` what the units say; ``difference`` is measured less
    reported in base units, where both are figures. ``used`` says which of the two was judged: the measured one
    where it has a figure. ``short`` is what is still missing for sure, in base units; None without data.
    ``year`` is the last full year, whose figures were measured; None where none of a year were.
    """

    target: PlanTarget
    window: Window | None
    reading: Reading | None
    reported: Reported | None
    difference: Fraction | None
    used: Literal["measured", "reported", ""]
    judged: Judgement
    short: Fraction | None
    year: int | None

    @property
    def status(self) -> Status:
        """How the target stands."""
        return self.judged.status

    @property
    def value_text(self) -> str:
        """The figure that was judged, with its unit; a range where data are missing."""
        unit, bound = self.target.spec.unit, self.target.low
        if self.used == "reported" and self.reported is not None:
            return printed_text(_base(self.reported, unit), unit, bound=bound)
        if self.reading is None:
            return "—"
        if self.reading.undefined:
            return "无法计算"
        return range_text(self.reading.low, self.reading.high, unit, bound)


def range_text(low: Fraction | None, high: Fraction | None, unit: str, bound: Fraction | None = None) -> str:
    """Return a figure, or the range it lies in, with the printed unit."""
    if low is None:
        return f"{printed_text(high, unit, bound=bound)}以下" if high is not None else "待补数据"
    if high is None:
        return f"{printed_text(low, unit, bound=bound)}以上"
    upper = printed_text(high, unit, bound=bound)
    if low == high:
        return upper
    lower = printed_text(low, unit, bound=bound)
    # 1 至 3 家, but 1.5% 至 3.0%.
    return f"{lower if unit == '%' else lower.removesuffix(unit).strip()} 至 {upper}"


def measure(
    plan: Plan, pool: Pool | None, *, on: date, reported: Iterable[Reported] = ()
) -> tuple[Progress, ...]:
    """Say where every target of a plan stands. A pure function of its arguments.

    Args:
        plan: the plan.
        pool: the firms; None where only reported figures are asked for.
        on: the day.
        reported: figures of responsible units; the newest one of a target's period, not after the day, counts.
    """
    figures = tuple(reported)
    found = []
    for target in plan.targets:
        window = window_of(plan, target, on)
        reading = None
        if target.measure is not None and pool is not None and window is not None:
            reading = read_measure(target.measure, pool, on=on, last=window.last)
        found.append(progress_of(plan, target, reading, on=on, reported=figures))
    return tuple(found)


def progress_of(
    plan: Plan, target: PlanTarget, reading: Reading | None, *, on: date, reported: Iterable[Reported] = ()
) -> Progress:
    """Say where one target stands, given what its measure came to (however that was computed).

    Args:
        plan: the plan.
        target: one of its targets.
        reading: what the pool says on the day; None where it was not asked.
        on: the day.
        reported: figures of responsible units, of this target or any.
    """
    factor, _ = unit_of(target.spec.unit)
    window = window_of(plan, target, on)
    if window is None:
        nothing = Judgement(Status.no_data, "计划期内没有这样一个完整的时段", None, Fraction(0))
        return Progress(target, None, None, None, None, "", nothing, None, None)
    said = _newest(reported, target, window, on)
    value = _base(said, target.spec.unit) if said is not None else None
    goal = Goal.of(target, factor)
    low, high, used = _judged_figure(goal, reading, value)
    year = (
        on.year - 1
        if used == "measured" and target.measure is not None and is_yearly(target.measure)
        else None
    )
    # Figures of the last year itself come after its end: until then they cannot say that time is up.
    due = window.due(on) and (year is None or year >= window.last.year)
    judged = judge(goal, low, high, elapsed=window.elapsed(on), due=due)
    sure = goal.sure(low, high)
    known = reading.value if reading is not None else None
    difference = known - value if known is not None and value is not None else None
    short = goal.short_by(sure) if sure is not None else None
    return Progress(target, window, reading, said, difference, used, judged, short, year)


def _judged_figure(
    goal: Goal, reading: Reading | None, value: Fraction | None
) -> tuple[Fraction | None, Fraction | None, Literal["measured", "reported", ""]]:
    if reading is not None and not reading.silent and goal.sure(reading.low, reading.high) is not None:
        return reading.low, reading.high, "measured"
    return value, value, "reported" if value is not None else ""


def _newest(figures: Iterable[Reported], target: PlanTarget, window: Window, on: date) -> Reported | None:
    """Return the newest figure of the target's period; one by a year's end may be older than the plan."""
    own = [
        figure
        for figure in figures
        if figure.target == target.id
        and figure.as_of <= on
        and (target.spec.per is None or window.first <= figure.as_of <= window.last)
    ]
    return max(own, key=lambda figure: figure.as_of, default=None)


def _base(reported: Reported, unit: str) -> Fraction:
    return Fraction(reported.value) * unit_of(unit)[0]
