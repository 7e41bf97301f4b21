"""How the firms of a pool moved along the gradient: their highest title at the end of each year."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from tidu.web.enterprises.models import Enterprise
from tidu.web.packs import level_label, library
from tidu.web.titles.holdings import effective_end
from tidu.web.titles.models import Title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tidu.web.accounts.models import User
    from tidu.web.pools.models import Pool

YEARS = 4


@dataclass(frozen=True, slots=True)
class Row:
    """A level and how many members held it as their highest, by date."""

    label: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """A firm (its id) that holds another highest level than at the date before; labels, empty for none."""

    firm: int
    before: str
    after: str
    rises: bool


@dataclass(frozen=True, slots=True)
class Transfers:
    """Dates, levels from the highest down, and by date the members that moved since the date before."""

    dates: tuple[date, ...]
    rows: tuple[Row, ...]
    moves: tuple[tuple[Move, ...], ...]

    @property
    def risen(self) -> tuple[int | None, ...]:
        """How many rose since the date before; None for the first date."""
        return (None, *(sum(one.rises for one in moves) for moves in self.moves[1:]))

    @property
    def fallen(self) -> tuple[int | None, ...]:
        """How many hold a lower level than at the date before, or none."""
        return (None, *(sum(not one.rises for one in moves) for moves in self.moves[1:]))

    @property
    def columns(self) -> list[tuple[date, int | None, int | None]]:
        """Each date with how many rose and fell."""
        return list(zip(self.dates, self.risen, self.fallen, strict=True))

    def moved_by(self, day: date, *, rises: bool) -> tuple[Move, ...]:
        """Return who rose, or fell, since the date before a date; none for any other day."""
        found = dict(zip(self.dates, self.moves, strict=True)).get(day, ())
        return tuple(one for one in found if one.rises is rises)


def transfers(user: User, pool: Pool, today: date) -> Transfers:
    """Return the standing of today's members in a person's scope at the end of each of the last years, and today."""
    dates = (*(date(today.year - back, 12, 31) for back in range(YEARS, 0, -1)), today)
    members = pool.memberships.filter(until=None, enterprise__in=Enterprise.objects.visible_to(user))
    firms = list(members.values_list("enterprise_id", flat=True))
    ranks = {level.id: level.rank for level in library().levels.values() if level.rank}
    held: dict[int, list[Title]] = defaultdict(list)
    for title in Title.objects.filter(enterprise__in=members.values("enterprise")):
        if title.level in ranks:
            held[title.enterprise_id].append(title)
    standing = [{firm: _highest(held[firm], day, ranks) for firm in firms} for day in dates]
    counts = [Counter(found.values()) for found in standing]
    levels = sorted({level for found in counts for level in found}, key=lambda one: -ranks.get(one, 0))
    return Transfers(
        dates,
        tuple(
            Row(level_label(level) or "无有效称号", tuple(one[level] for one in counts)) for level in levels
        ),
        ((), *(tuple(_moves(before, after, ranks)) for before, after in pairwise(standing))),
    )


def _moves(before: dict[int, str], after: dict[int, str], ranks: dict[str, int]) -> Iterator[Move]:
    for firm, level in after.items():
        was, now = ranks.get(before[firm], 0), ranks.get(level, 0)
        if was != now:
            yield Move(firm, level_label(before[firm]), level_label(level), rises=now > was)


def _highest(titles: Sequence[Title], day: date, ranks: dict[str, int]) -> str:
    valid = [
        title.level
        for title in titles
        if (title.since is None or title.since <= day) and day <= effective_end(title)
    ]
    return max(valid, key=ranks.__getitem__, default="")
