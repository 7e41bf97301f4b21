"""Will a target counted by titles be reached: what is certain, what runs out, what may come (docs/plans.md).

No figure without its range. Under two yearly cohorts of history there is no rate: then the certain count and
the number of candidates stand alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tidu.plans.candidates import holds
from tidu.plans.chances import Count, Rate, expected, rate_of
from tidu.plans.cohorts import History, renewals, rises
from tidu.plans.schema.targets import Counted
from tidu.plans.titles import Holding, TitleCount, holdings, valid_on
from tidu.plans.windows import window_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidu.engine.packs.library import PackLibrary
    from tidu.engine.schema.levels import Level
    from tidu.plans.model import Plan, PlanTarget
    from tidu.plans.pool import Pool, PoolFirm

_DAYS_A_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a target may come to on a day.

    ``holders`` count for sure, ``certain`` is how many; ``unclear`` more may (a title's beginning is not known).
    ``expiring`` hold a title that ends before the day: ``renewed`` of them will keep it. ``risers`` are firms that
    may still rise: ``gained`` of them will (firms by their places in the pool). ``total`` adds up the ranges; None
    without a rate. ``rise`` and ``renewal`` are the yearly cohorts behind the rates. ``short`` is what ``total``
    (else ``certain``) leaves missing.
    """

    target: PlanTarget
    by: date
    holders: tuple[int, ...]
    unclear: int
    expiring: tuple[int, ...]
    risers: tuple[int, ...]
    rise: History
    renewal: History
    rise_rate: Rate | None
    renewal_rate: Rate | None
    renewed: Count | None
    gained: Count | None
    total: Count | None
    notes: tuple[str, ...]

    @property
    def certain(self) -> int:
        """How many firms count for sure."""
        return len(self.holders)

    @property
    def goal(self) -> int:
        """Firms that reach the goal: one more than the figure where it must be exceeded."""
        figure = int(self.target.low)
        return figure + (self.target.spec.op.value == ">")

    @property
    def short(self) -> Count:
        """How many firms are missing at best and at worst."""
        reached = self.total or Count(self.certain, self.certain)
        return Count(max(0, self.goal - reached.high), max(0, self.goal - reached.low))


def forecast(
    plan: Plan, target: PlanTarget, pool: Pool, packs: PackLibrary, *, on: date, by: date | None = None
) -> Forecast | None:
    """Forecast a target. A pure function of its arguments.

    Args:
        plan: the plan.
        target: one of its targets.
        pool: the firms, with the history of their titles as far as it is known.
        packs: levels, and what must be held before.
        on: today.
        by: the day asked for; by default the end of the target's period.

    Returns:
        None where the target is not counted by titles, or the day is not after today.
    """
    measure = target.measure
    window = window_of(plan, target, on)
    if not isinstance(measure, TitleCount) or window is None:
        return None
    day = by or window.last
    if day <= on:
        return None
    expiring = tuple(_expiring(measure, pool, on, day))
    feeders = feeders_of(measure.levels, packs)
    risers = tuple(_risers(measure, feeders, pool, on))
    rise = rises(pool, feeders, measure.levels, on=on)
    renewal = renewals(pool, measure.levels, on=on) if expiring else History(())
    holders, unclear = _certain(measure, pool, on, day)
    years = (day - on).days / _DAYS_A_YEAR
    gained = expected(rise.seen, rise.tried, len(risers), times=years) if rise.enough else None
    renewed = _renewed(renewal, len(expiring))
    sure = Count(len(holders), len(holders) + unclear)
    return Forecast(
        target=target,
        by=day,
        holders=holders,
        unclear=unclear,
        expiring=expiring,
        risers=risers,
        rise=rise,
        renewal=renewal,
        rise_rate=rate_of(rise.seen, rise.tried) if rise.enough else None,
        renewal_rate=rate_of(renewal.seen, renewal.tried) if renewal.enough else None,
        renewed=renewed,
        gained=gained,
        total=sure + renewed + gained if gained is not None else None,
        notes=tuple(_notes(rise, renewal, expiring, feeders)),
    )


def feeders_of(levels: tuple[Level, ...], packs: PackLibrary) -> tuple[Level, ...]:
    """Return the levels from which one rises: what must be held before, else the next lower national rank.

    Returns:
        Nothing where no level lies below: every firm may rise then.
    """
    own = {level.id for level in levels}
    named = [packs.levels[before] for level in levels for before in level.prerequisites]
    before = [packs.levels[member] for level in named for member in level.composite] + named
    found = [level for level in before if level.title and level.id not in own]
    if not found:
        lowest = min(level.rank for level in levels)
        below = [
            level
            for level in packs.levels.values()
            if level.title and 0 < level.rank < lowest and level.id.startswith("national.")
        ]
        highest = max((level.rank for level in below), default=0)
        found = [level for level in below if level.rank == highest]
    return tuple({level.id: level for level in found}.values())


def _certain(measure: TitleCount, pool: Pool, on: date, day: date) -> tuple[tuple[int, ...], int]:
    """Return the firms that count on the day whatever happens, and how many there are of which a date is not known."""
    if measure.count is Counted.valid_on:
        held = (index for index, firm in enumerate(pool) if _runs_on(_held(measure, firm), on, day))
        return tuple(held), 0
    reading = measure.read(pool, on=on, last=day)
    return reading.members, len(reading.unknown)


def _expiring(measure: TitleCount, pool: Pool, on: date, day: date) -> Iterator[int]:
    """Yield the firms whose title is valid now and will not be on the day; only valid titles can run out."""
    if measure.count is not Counted.valid_on:
        return
    for index, firm in enumerate(pool):
        held = _held(measure, firm)
        if firm.active and valid_on(held, on) and not _runs_on(held, on, day):
            yield index


def _held(measure: TitleCount, firm: PoolFirm) -> list[Holding]:
    return [holding for level in measure.levels for holding in holdings(firm.facts, level)]


def _runs_on(held: list[Holding], on: date, day: date) -> bool:
    """Whether a title that is valid today is still valid on the day."""
    return any(holding.covers(on) and holding.covers(day) for holding in held)


def _risers(measure: TitleCount, feeders: tuple[Level, ...], pool: Pool, on: date) -> Iterator[int]:
    """Yield the firms that never held the level and hold one from which one rises: as the cohorts do."""
    once = TitleCount(measure.levels, Counted.ever, measure.first)
    for index, firm in enumerate(pool):
        below = any(valid_on(holdings(firm.facts, level), on) for level in feeders)
        if firm.active and (below or not feeders) and not holds(firm, once, on):
            yield index


def _renewed(renewal: History, expiring: int) -> Count:
    """Return how many keep their title: by the rate, else anything from none to all of them."""
    if renewal.enough:
        return expected(renewal.seen, renewal.tried, expiring)
    return Count(0, expiring)


def _notes(
    rise: History, renewal: History, expiring: tuple[int, ...], feeders: tuple[Level, ...]
) -> Iterator[str]:
    if not rise.enough:
        yield f"只有 {len(rise.cohorts)} 个完整年度的晋升记录，不足两个，不推算比例，只列确定数和候选数"
    if rise.left_out:
        yield f"{rise.left_out} 家的称号没有起始日期，未用于推算"
    if expiring and not renewal.enough:
        yield f"到期的 {len(expiring)} 家没有两个年度的续期记录，按“一家不续”到“全部续上”计"
    if feeders:
        names = "、".join(level.label for level in feeders)
        yield f"候选为目前持有{names}、从未获得本级的企业；期间新增的下级企业未计入"
