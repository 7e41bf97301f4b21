"""Read breakdowns: each part beside what was measured of it, parts beside the whole, who is ahead."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from django.db.models import Q

from tidu.plans.breakdown import check_parts, check_years
from tidu.plans.goals import Goal
from tidu.plans.printed import in_printed, printed_text, unit_of
from tidu.plans.progress import range_text
from tidu.web.breakdowns.models import Kind, Part
from tidu.web.breakdowns.places import districts_of, sectors_of, years_of
from tidu.web.plans.standing import day_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from tidu.plans import Plan, PlanTarget
    from tidu.plans.breakdown import PartsCheck
    from tidu.plans.reading import Reading
    from tidu.web.plans.models import AdoptedPlan


@dataclass(frozen=True, slots=True)
class Row:
    """One part: what it is to reach and what it has. ``rank`` is None where it is not ranked."""

    key: str
    label: str
    part: Decimal | None
    reading: Reading | None
    target: PlanTarget
    rank: int | None = None

    @property
    def sure(self) -> Fraction | None:
        """The figure that counts for sure, in base units; None without one."""
        found = self.reading
        if found is None or found.undefined or found.silent:
            return None
        return _goal(self.target).sure(found.low, found.high)

    @property
    def value(self) -> str:
        """What was measured, in words."""
        found, unit = self.reading, self.target.spec.unit
        if found is None:
            return "—"
        if found.undefined:
            return "无法计算"
        if found.silent:
            return "待补数据"
        return range_text(found.low, found.high, unit, self._line)

    @property
    def goal(self) -> str:
        """What it is to reach, in words."""
        return "—" if self.part is None else figure(self.part, self.target.spec.unit)

    @property
    def share(self) -> Fraction | None:
        """How much of the part is reached, of counts and sums that grow; None where that says nothing."""
        if self.part is None or not self.part or self.sure is None or not _grows(self.target):
            return None
        return in_printed(self.sure, self.target.spec.unit) / Fraction(self.part)

    @property
    def share_text(self) -> str:
        """The share rounded down: 99.96 % is not all of it."""
        return "—" if self.share is None else f"{self.share * 1000 // 1 / 10:.1f}%"

    @property
    def short(self) -> str:
        """What the part still lacks; empty where nothing, or nobody knows."""
        if self.part is None or self.sure is None:
            return ""
        lacking = _goal(self.target, self._line).short_by(self.sure)
        return printed_text(lacking, self.target.spec.unit, bound=Fraction(0)) if lacking else ""

    @property
    def _line(self) -> Fraction:
        factor, _ = unit_of(self.target.spec.unit)
        return self.target.low if self.part is None else Fraction(self.part) * factor


@dataclass(frozen=True, slots=True)
class Split:
    """A target broken down one way; ``check`` is None while nothing is entered, ``rest`` the firms of no district."""

    target: PlanTarget
    kind: Kind
    rows: tuple[Row, ...]
    check: PartsCheck | None
    rest: Row | None = None

    @property
    def entered(self) -> int:
        """How many parts have a figure."""
        return sum(row.part is not None for row in self.rows)

    @property
    def ranked(self) -> tuple[Row, ...]:
        """Rows that have a rank, the first first."""
        return tuple(sorted((row for row in self.rows if row.rank), key=lambda row: row.rank or 0))


def split_of(
    adopted: AdoptedPlan, plan: Plan, target_id: str, kind: Kind, *, on: date | None = None
) -> Split:
    """Return how a target is broken down one way, with what was measured of each part on a day.

    Raises:
        UnknownIdError: the plan has no such target.
    """
    return splits_of(adopted, plan, [plan.target(target_id)], kind, on=on)[0]


def splits_of(
    adopted: AdoptedPlan, plan: Plan, targets: Sequence[PlanTarget], kind: Kind, *, on: date | None = None
) -> tuple[Split, ...]:
    """Return how several targets are broken down one way; as few queries as for one."""
    names = names_of(adopted, kind)
    parts: dict[str, dict[str, Decimal]] = {}
    for part in Part.objects.filter(plan=adopted, kind=kind):
        parts.setdefault(part.target, {})[part.key] = part.value
    readings = _readings(adopted, plan, kind, on or day_of(adopted))
    own = str(adopted.jurisdiction_id)
    found = []
    for target in targets:
        said, measured = parts.get(target.id, {}), readings.get(target.id, {})
        rows = ranked(
            Row(key, label, said.get(key), measured.get(key), target) for key, label in names.items()
        )
        rest = (
            Row(own, "未分到区县的企业", None, measured.get(own), target) if kind == Kind.DISTRICT else None
        )
        shown = rest if rest is not None and rest.sure else None
        found.append(Split(target, kind, rows, _check(target, kind, rows), shown))
    return tuple(found)


def names_of(adopted: AdoptedPlan, kind: Kind) -> dict[str, str]:
    """Return what a plan's targets may be broken down to: names by key."""
    if kind == Kind.DISTRICT:
        return {str(one.pk): one.name for one in districts_of(adopted)}
    if kind == Kind.SECTOR:
        return {one: one for one in sectors_of(adopted)}
    return {str(one): f"{one}年" for one in years_of(adopted)}


def ranked(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Give ranks by the share of the part that is reached, else (shares, means) by the figure; equals share a rank."""
    every = tuple(rows)
    scores = {row.key: score for row in every if (score := _score(row)) is not None}
    return tuple(
        Row(
            row.key,
            row.label,
            row.part,
            row.reading,
            row.target,
            1 + sum(other > scores[row.key] for other in scores.values()) if row.key in scores else None,
        )
        for row in every
    )


def _score(row: Row) -> Fraction | None:
    if row.part is None or row.sure is None:
        return None
    if row.share is not None:
        return row.share
    return -row.sure if _goal(row.target).downward else row.sure


def _check(target: PlanTarget, kind: Kind, rows: Sequence[Row]) -> PartsCheck | None:
    values = [row.part for row in rows if row.part is not None]
    if not values:
        return None
    return check_years(target, values) if kind == Kind.YEAR else check_parts(target, values)


def _readings(adopted: AdoptedPlan, plan: Plan, kind: Kind, day: date) -> Mapping[str, Mapping[str, Reading]]:
    units = {target.id: target.unit for target in plan.targets}
    found: dict[str, dict[str, Reading]] = {}
    if kind == Kind.YEAR:
        # A year that is not over shows its newest figure.
        asked = Q(closing=True, on__month=12) | Q(on=day)
        for one in adopted.readings.filter(asked).order_by("on").defer("members", "unknown"):
            if one.target in units:
                found.setdefault(one.target, {})[str(one.on.year)] = one.reading(units[one.target])
        return found
    kept = adopted.part_readings.filter(on=day)
    for part in kept.filter(sector="") if kind == Kind.DISTRICT else kept.exclude(sector=""):
        if part.target in units:
            key = str(part.jurisdiction_id) if kind == Kind.DISTRICT else part.sector
            found.setdefault(part.target, {})[key] = part.reading(units[part.target])
    return found


def figure(value: Decimal, unit: str) -> str:
    """Return a figure in its printed unit: ``1,024 户``, ``3.5%``."""
    return f"{value.normalize():,f}{'' if unit == '%' else ' '}{unit}"


def _goal(target: PlanTarget, line: Fraction | None = None) -> Goal:
    factor, _ = unit_of(target.spec.unit)
    goal = Goal.of(target, factor)
    return goal if line is None else Goal(goal.op, line, goal.adds_up, None)


def _grows(target: PlanTarget) -> bool:
    return target.adds_up and not _goal(target).downward
