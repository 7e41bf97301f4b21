"""Titles of a made-up firm with their history: past batches, renewals, ends near today, some withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from tidu.web.demo.terms import term_since, term_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidu.tables.sample.draws import Draws
    from tidu.tables.sample.figures import Row
    from tidu.web.demo.places import Place

LEVELS = {
    "high_tech": "national.high-tech",
    "tech_sme": "national.tech-sme",
    "innovative": "national.innovative",
    "srdi": "national.srdi",
    "little_giant": "national.little-giant",
    "champion": "national.champion",
}
"""Titles of the sample, and their levels."""
FIRST_BATCH = date(2021, 1, 1)
_TERM = 3
# Lists of titles that expire look 30, 90 and 180 days ahead: ends lie on those days and beside them.
_NEAR = (0, 1, 29, 30, 31, 89, 90, 91, 179, 180, 181)
_FAR = (182, 3 * 365 - 1)
_CHAMPION_REVENUE = Decimal(200_000_000)
# Local level → title of the sample that its holders have, and how many of them hold it.
_LOCAL = {
    "suzhou.srdi-demo": ("srdi", 0.3),
    "changchun.srdi-city": ("innovative", 0.5),
    "zhejiang.hidden-champion": ("little_giant", 0.3),
}
_HALF_YEAR = 6


@dataclass(frozen=True, slots=True)
class MadeTitle:
    """One recognition, both ends inclusive."""

    level: str
    since: date
    until: date
    batch: str
    number: str
    withdrawn_on: date | None = None
    withdrawn_reason: str = ""


def titles_of(row: Row, place: Place, draws: Draws, on: date) -> tuple[MadeTitle, ...]:
    """Return a firm's titles. Whether it holds one, held it or never did is the sample's draw.

    Args:
        row: the sample's row; ``srdi_until`` and the like say who holds what.
        place: for local titles.
        draws: chance.
        on: today.
    """
    founded = row.get("established_on")
    earliest = founded if isinstance(founded, date) else FIRST_BATCH
    made: list[MadeTitle] = []
    for level, held in _wanted(row, place, draws, on):
        made += _history(level, draws, on, held=held, earliest=max(earliest, FIRST_BATCH))
    return tuple(made)


def _wanted(row: Row, place: Place, draws: Draws, on: date) -> Iterator[tuple[str, bool]]:
    """Levels with whether the title is in force today."""
    held = {}
    for title, level in LEVELS.items():
        until = row.get(f"{title}_until")
        if isinstance(until, date):
            held[title] = until >= on
            yield level, held[title]
    revenue = row.get("revenue")
    big = isinstance(revenue, Decimal) and revenue >= _CHAMPION_REVENUE
    if "champion" not in held and held.get("little_giant") and big and draws.chance(0.25):
        yield LEVELS["champion"], True
    for level in place.local_titles:
        below, share = _LOCAL[level]
        if held.get(below) and draws.chance(share):
            yield level, True


def _history(level: str, draws: Draws, on: date, *, held: bool, earliest: date) -> Iterator[MadeTitle]:
    """The running or last term, and the one before it where the title was renewed."""
    if level == LEVELS["tech_sme"]:
        # Registered in spring or summer, for the calendar year.
        year = on.year if held else on.year - 1
        since = min(date(year, draws.between(3, 9), draws.between(1, 28)), on)
        yield _title(level, since, date(year, 12, 31), draws)
        return
    days = draws.pick(_NEAR) if draws.chance(0.3) else draws.between(*_FAR)
    until = on + timedelta(days=days if held else -draws.pick((1, 30, 90, 200, 400, 700)))
    since = term_since(until, _TERM)
    if since < earliest:
        # A young firm: recognised since it exists, so its title runs longer.
        since = min(earliest, on)
        until = term_until(since, _TERM)
    yield _title(level, since, until, draws, on=on)
    before = since - timedelta(days=1)
    if term_since(before, _TERM) >= earliest and draws.chance(0.6):
        yield _title(level, term_since(before, _TERM), before, draws)


def _title(level: str, since: date, until: date, draws: Draws, *, on: date | None = None) -> MadeTitle:
    """One term; with ``on``, now and then withdrawn before that day."""
    half = "一" if since.month <= _HALF_YEAR else "二"
    withdrawn = on if on is not None and since < on and draws.chance(0.01) else None
    return MadeTitle(
        level=level,
        since=since,
        until=until,
        batch=f"{since.year}年第{half}批",
        number=f"示例〔{since.year}〕{draws.between(1, 400)}号",
        withdrawn_on=withdrawn and min(withdrawn, since + (until - since) / 2),
        withdrawn_reason="示例：未按期更新企业信息" if withdrawn else "",
    )
