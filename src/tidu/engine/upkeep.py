"""What holders of a title owe after recognition: which rule is in force, and when something is due. Pure."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tidu.engine.schema.upkeep import Revocation, TrackedGroup, UpkeepRule, YearlyUpdate

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class DueUpdate:
    """A yearly update: what it asks, and its last day."""

    rule: UpkeepRule
    asks: YearlyUpdate
    year: int
    due: date


@dataclass(frozen=True, slots=True)
class Upkeep:
    """The rules of upkeep and the groups of tracked indicators of a library."""

    rules: tuple[UpkeepRule, ...] = ()
    tracked: tuple[TrackedGroup, ...] = ()

    def rule(self, level: str, on: date) -> UpkeepRule | None:
        """Return the rule that is in force for a level on a day."""
        for one in self.rules:
            if level in one.levels and one.from_ <= on <= (one.to or date.max):
                return one
        return None

    def update_due(self, level: str, year: int) -> DueUpdate | None:
        """Return the yearly update of a level in a year: that of the rule in force on its own last day."""
        for one in self.rules:
            if level in one.levels and one.update is not None:
                due = day_of_year(one.update.due, year)
                if one.from_ <= due <= (one.to or date.max):
                    return DueUpdate(one, one.update, year, due)
        return None

    def change_due(self, level: str, happened_on: date) -> date | None:
        """Return the last day for reporting a major change of a holder; None where no rule is known."""
        rule = self.rule(level, happened_on)
        return None if rule is None or rule.change is None else months_after(happened_on, rule.change.months)

    def revocation(self, level: str, on: date) -> Revocation | None:
        """Return the grounds on which a title of a level may be revoked on a day, and for how long they bar."""
        rule = self.rule(level, on)
        return None if rule is None else rule.revocation

    def levels_updated(self) -> frozenset[str]:
        """Return the levels that some rule asks to update."""
        return frozenset(level for one in self.rules if one.update is not None for level in one.levels)


def day_of_year(text: str, year: int) -> date:
    """Return month and day (``05-31``) in a year; 29 February becomes the 28th where there is none."""
    month, day = (int(part) for part in text.split("-"))
    return date(year, month, min(day, monthrange(year, month)[1]))


def months_after(day: date, months: int) -> date:
    """Return the same day some months later, or the last of that month where it is shorter."""
    index = day.year * _MONTHS + day.month - 1 + months
    year, month = divmod(index, _MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def bar_end(revoked_on: date, years: int) -> date:
    """Return the last day on which a firm may not apply: the day before the same day some years later."""
    return months_after(revoked_on, years * _MONTHS) - timedelta(days=1)
