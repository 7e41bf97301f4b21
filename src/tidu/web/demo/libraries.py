"""Which libraries a made-up firm is in, by what it is."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from tidu.web.demo.titles import LEVELS

if TYPE_CHECKING:
    from collections.abc import Collection

    from tidu.tables.sample.draws import Draws
    from tidu.tables.sample.figures import Row
    from tidu.web.demo.places import Place

Entry = tuple[str, date, date | None, str]
"""Library, first day, last day, and why it left."""

_STRONG = Decimal(20_000_000)
_BIG = Decimal(100_000_000)
_CENTRES = frozenset({"city", "province"})


def entries_of(row: Row, place: Place, titles: Collection[str], draws: Draws, on: date) -> tuple[Entry, ...]:
    """Return a firm's entries in the libraries of its place.

    Args:
        row: the sample's row.
        place: whose libraries.
        titles: levels the firm holds or held.
        draws: chance.
        on: today: entries are older, and some ended.
    """
    belongs = _kinds(row, titles, draws)
    entries = []
    for library in place.libraries:
        if not belongs[library.of]:
            continue
        since = on - timedelta(days=draws.between(30, 1400))
        left = draws.chance(0.05)
        until = since + (on - since) / 2 if left else None
        entries.append((library.name, since, until, "示例：不再符合入库条件" if left else ""))
    return tuple(entries)


def _kinds(row: Row, titles: Collection[str], draws: Draws) -> dict[str, bool]:
    """What the firm is, by the words of ``Library.of``."""
    revenue = row.get("revenue")
    revenue = revenue if isinstance(revenue, Decimal) else Decimal(0)
    advanced = bool({LEVELS["srdi"], LEVELS["little_giant"], LEVELS["champion"]} & set(titles))
    return {
        "growing": not titles or draws.chance(0.3),
        "aspiring": not advanced and draws.chance(0.6),
        "strong": revenue >= _STRONG and draws.chance(0.5),
        "high_tech": LEVELS["high_tech"] in titles,
        "talent": draws.chance(0.12),
        "listing": advanced and revenue >= _BIG and draws.chance(0.3),
        "centre": row.get("rd_institution_level") in _CENTRES and draws.chance(0.7),
        "unicorn": draws.chance(0.01),
        "leading": revenue >= _BIG and draws.chance(0.15),
    }
