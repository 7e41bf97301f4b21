"""Titles of firms over time: valid on a day, ever held, first obtained in a period.

A firm's ledger ``titles`` is its history; without rows of a level there, the title's dates among the facts
are all that is known of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tidu.engine.values import Verdict
from tidu.plans.reading import counted
from tidu.plans.schema.targets import Counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tidu.engine.facts import Facts, Record
    from tidu.engine.schema.levels import Level
    from tidu.plans.pool import Pool
    from tidu.plans.reading import Reading

LEDGER = "titles"
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Holding:
    """One recognition: from ``since`` (None: not known) through ``until`` (None: without end)."""

    since: date | None
    until: date | None

    def covers(self, on: date) -> bool:
        """Whether the title is valid on the day, both ends included; an unknown beginning counts as past."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)

    @property
    def empty(self) -> bool:
        """Whether it was revoked before it began."""
        return self.since is not None and self.until is not None and self.until < self.since


def holdings(facts: Facts, level: Level) -> tuple[Holding, ...]:
    """Return a firm's recognitions at a level, oldest first; those revoked end the day before."""
    rows = _rows(facts, level)
    if rows:
        found = [_of_row(row) for row in rows]
        return tuple(sorted((item for item in found if not item.empty), key=_since))
    until = facts.get(level.until_fact) if level.until_fact else None
    since = facts.get(level.from_fact) if level.from_fact else None
    if not isinstance(until, date) and not isinstance(since, date):
        return ()
    # A beginning without an end is no title: what is valid must say until when (the engine's `valid`).
    if not isinstance(until, date):
        return ()
    return (Holding(since if isinstance(since, date) else None, until),)


def has_ledger(facts: Facts, level: Level) -> bool:
    """Whether a firm's ledger says anything of a level: only then is its history known."""
    return bool(_rows(facts, level))


def _rows(facts: Facts, level: Level) -> list[Record]:
    return [row for row in facts.records.get(LEDGER, ()) if row.get("level") == level.id]


def _of_row(row: Mapping[str, object]) -> Holding:
    since, until, revoked = (row.get(key) for key in ("from", "until", "revoked_on"))
    ends = [
        day for day in (until, revoked - _DAY if isinstance(revoked, date) else None) if isinstance(day, date)
    ]
    return Holding(since if isinstance(since, date) else None, min(ends) if ends else None)


def _since(holding: Holding) -> date:
    return holding.since or date.min


def valid_on(held: Iterable[Holding], on: date) -> bool:
    """Whether any recognition is valid on the day."""
    return any(holding.covers(on) for holding in held)


def ever(held: Iterable[Holding], on: date) -> bool:
    """Whether the title was held on the day or before."""
    return any(holding.since is None or holding.since <= on for holding in held)


def newly_in(held: Iterable[Holding], first: date, last: date) -> Verdict:
    """Whether the title was first obtained between two days, both included.

    Returns:
        Unknown where a recognition that may be the first one does not say when it began.
    """
    found = tuple(held)
    days = [holding.since for holding in found if holding.since is not None]
    if any(day < first for day in days):
        return Verdict.unmet
    vague = [holding for holding in found if holding.since is None]
    if any(holding.until is not None and holding.until < first for holding in vague):
        return Verdict.unmet
    if vague:
        return Verdict.unknown
    return Verdict.met if any(day <= last for day in days) else Verdict.unmet


@dataclass(frozen=True, slots=True)
class TitleCount:
    """A count of firms by titles; a firm that qualifies by several levels counts once."""

    levels: tuple[Level, ...]
    count: Counted
    first: date

    def holds(self, facts: Facts, *, on: date, last: date) -> Verdict:
        """Whether a firm counts on the day; ``last`` is where the period of new titles ends."""
        verdicts = [self._holds(holdings(facts, level), on, last) for level in self.levels]
        return Verdict.met if Verdict.met in verdicts else max(verdicts, default=Verdict.unmet)

    def _holds(self, held: tuple[Holding, ...], on: date, last: date) -> Verdict:
        if self.count is Counted.newly_in:
            return newly_in(held, self.first, min(on, last))
        question = valid_on if self.count is Counted.valid_on else ever
        return Verdict.met if question(held, on) else Verdict.unmet

    def read(self, pool: Pool, *, on: date, last: date) -> Reading:
        """Count a pool on a day."""
        verdicts = [self.holds(firm.facts, on=on, last=last) for firm in pool]
        members = [index for index, verdict in enumerate(verdicts) if verdict is Verdict.met]
        unknown = [index for index, verdict in enumerate(verdicts) if verdict.is_open]
        missing = tuple(level.from_fact for level in self.levels if level.from_fact) if unknown else ()
        return counted(members, unknown, missing)
