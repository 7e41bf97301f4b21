"""Which titles a firm holds: from the recorded titles, else from dates that a roster reported. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tidu.engine.schema.levels import Level
    from tidu.web.titles.models import Title


@dataclass(frozen=True, slots=True)
class Holding:
    """A title of a level with its validity, both ends inclusive; a withdrawal ends it the day before."""

    level: str
    rank: int
    since: date | None
    until: date

    def valid_on(self, day: date) -> bool:
        """Whether the title is held on a day."""
        return (self.since is None or self.since <= day) and day <= self.until


def holdings(
    titles: Iterable[Title], reported: Mapping[str, Any], levels: Mapping[str, Level]
) -> dict[str, Holding]:
    """Return the latest holding by level.

    Args:
        titles: recorded titles of one firm; where a level has any, they decide.
        reported: kept values of facts that are not by year (``srdi_until`` and the like).
        levels: levels of the packs.
    """
    held: dict[str, Holding] = {}
    for title in titles:
        level = levels.get(title.level)
        until = effective_end(title)
        known = held.get(title.level)
        if level is not None and (known is None or known.until < until):
            held[title.level] = Holding(title.level, level.rank, title.since, until)
    for level in levels.values() if reported else ():
        if level.id in held or level.until_fact is None:
            continue
        if (end := _date(reported.get(level.until_fact))) is not None:
            held[level.id] = Holding(level.id, level.rank, _date(reported.get(level.from_fact or "")), end)
    return held


def highest(held: Mapping[str, Holding], day: date) -> Holding | None:
    """Return the highest title of the gradient valid on a day; titles beside it (rank 0) do not count."""
    valid = [one for one in held.values() if one.rank and one.valid_on(day)]
    return max(valid, key=lambda one: (one.rank, one.until), default=None)


def effective_end(title: Title) -> date:
    """Return the last day a title is in force."""
    if title.withdrawn_on is None:
        return title.until
    return min(title.until, title.withdrawn_on - timedelta(days=1))


def _date(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None
