"""Yearly cohorts from the pool's own history: who rose to a level within a year, who renewed a title that ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tidu.plans.titles import Holding, has_ledger, holdings, valid_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tidu.engine.facts import Facts
    from tidu.engine.schema.levels import Level
    from tidu.plans.pool import Pool

_GRACE = timedelta(days=366)
LEAST_COHORTS = 2
"""Fewer yearly cohorts than this give no rate: one year says nothing about the next."""


@dataclass(frozen=True, slots=True)
class Cohort:
    """One year: of ``tried`` firms that could, ``seen`` did."""

    year: int
    tried: int
    seen: int


@dataclass(frozen=True, slots=True)
class History:
    """Cohorts in order of year; ``left_out`` firms could not be placed: a beginning is not known."""

    cohorts: tuple[Cohort, ...]
    left_out: int = 0

    @property
    def seen(self) -> int:
        """How many did, over all years."""
        return sum(cohort.seen for cohort in self.cohorts)

    @property
    def tried(self) -> int:
        """How many could, over all years."""
        return sum(cohort.tried for cohort in self.cohorts)

    @property
    def enough(self) -> bool:
        """Whether there are years enough for a rate."""
        return len(self.cohorts) >= LEAST_COHORTS


def rises(pool: Pool, feeders: Sequence[Level], levels: Sequence[Level], *, on: date) -> History:
    """Return, year by year, how many holders of a lower level obtained a level.

    A cohort are the firms that on 1 January held a feeder level and had never held the level; it is full when
    the year is over. Firms whose titles do not say when they began cannot be placed in a year.

    Args:
        pool: the firms with their titles.
        feeders: levels from which one rises; none means that every firm may.
        levels: what is obtained: any of them.
        on: today; its own year is not over.
    """
    placed, left_out = [], 0
    for firm in pool:
        below = _all(firm.facts, feeders)
        above = _all(firm.facts, levels)
        if any(holding.since is None for holding in (*below, *above)):
            left_out += 1
        elif below or above or not feeders:
            placed.append((below, above))
    days = [holding.since for below, above in placed for holding in (*below, *above) if holding.since]
    first = min(days, default=on).year + 1
    found = (_rise(placed, year, free=not feeders) for year in range(first, on.year))
    return History(tuple(cohort for cohort in found if cohort.tried), left_out)


def _rise(placed: list[tuple[tuple[Holding, ...], tuple[Holding, ...]]], year: int, *, free: bool) -> Cohort:
    begin, end = date(year, 1, 1), date(year, 12, 31)
    tried = seen = 0
    for below, above in placed:
        first = min((holding.since for holding in above if holding.since), default=date.max)
        if first < begin or not (free or valid_on(below, begin)):
            continue
        tried += 1
        seen += first <= end
    return Cohort(year, tried, seen)


def renewals(pool: Pool, levels: Sequence[Level], *, on: date) -> History:
    """Return, year by year, how many titles that ended were renewed within a year of their end.

    Only ledgers show it: a title's dates among the facts are those of its last recognition alone. A cohort is
    full when a year has passed since its last day.

    Args:
        pool: the firms with their titles.
        levels: titles in question.
        on: today.
    """
    ended: dict[int, list[bool]] = {}
    for firm in pool:
        for level in levels:
            held = holdings(firm.facts, level) if has_ledger(firm.facts, level) else ()
            for year, renewed in _ends(held, on):
                ended.setdefault(year, []).append(renewed)
    return History(tuple(Cohort(year, len(ended[year]), sum(ended[year])) for year in sorted(ended)))


def _ends(held: tuple[Holding, ...], on: date) -> Iterator[tuple[int, bool]]:
    """Yield the year in which each recognition ended, and whether the next followed in time."""
    for place, holding in enumerate(held):
        if holding.until is None or date(holding.until.year, 12, 31) + _GRACE > on:
            continue
        later = held[place + 1 :]
        limit = holding.until + _GRACE
        yield holding.until.year, any(item.since is not None and item.since <= limit for item in later)


def _all(facts: Facts, levels: Sequence[Level]) -> tuple[Holding, ...]:
    return tuple(holding for level in levels for holding in holdings(facts, level))
