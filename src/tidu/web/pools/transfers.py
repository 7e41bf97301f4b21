"""How the firms of a pool moved along the gradient: their highest title at the end of each year."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from tidu.web.packs import level_label, library
from tidu.web.titles.holdings import effective_end
from tidu.web.titles.models import Title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidu.web.pools.models import Pool

YEARS = 4


@dataclass(frozen=True, slots=True)
class Row:
    """A level and how many members held it as their highest, by date."""

    label: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Transfers:
    """Dates, levels from the highest down, and how many members rose since the date before."""

    dates: tuple[date, ...]
    rows: tuple[Row, ...]
    risen: tuple[int | None, ...]


def transfers(pool: Pool, today: date) -> Transfers:
    """Return the standing of today's members at the end of each of the last years, and today."""
    dates = (*(date(today.year - back, 12, 31) for back in range(YEARS, 0, -1)), today)
    firms = list(pool.memberships.filter(until=None).values_list("enterprise_id", flat=True))
    ranks = {level.id: level.rank for level in library().levels.values() if level.rank}
    held: dict[int, list[Title]] = defaultdict(list)
    titles = Title.objects.filter(enterprise__pool_memberships__in=pool.memberships.filter(until=None))
    for title in titles:
        if title.level in ranks:
            held[title.enterprise_id].append(title)
    standing = [{firm: _highest(held[firm], day, ranks) for firm in firms} for day in dates]
    counts = [Counter(found.values()) for found in standing]
    levels = sorted({level for found in counts for level in found}, key=lambda one: -ranks.get(one, 0))
    risen = [
        sum(ranks.get(after[firm], 0) > ranks.get(before[firm], 0) for firm in firms)
        for before, after in pairwise(standing)
    ]
    return Transfers(
        dates,
        tuple(
            Row(level_label(level) or "无有效称号", tuple(one[level] for one in counts)) for level in levels
        ),
        (None, *risen),
    )


def _highest(titles: Sequence[Title], day: date, ranks: dict[str, int]) -> str:
    valid = [
        title.level
        for title in titles
        if (title.since is None or title.since <= day) and day <= effective_end(title)
    ]
    return max(valid, key=ranks.__getitem__, default="")
