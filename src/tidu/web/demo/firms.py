"""Made-up firms with everything the registry keeps of them, the same for the same seed and day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from tidu.engine.uscc import make
from tidu.tables.sample import sample
from tidu.tables.sample.draws import Draws
from tidu.web.demo.facts import rows_of
from tidu.web.demo.ledgers import ledger_rows
from tidu.web.demo.libraries import entries_of
from tidu.web.demo.names import firm_name
from tidu.web.demo.people import people_of
from tidu.web.demo.titles import titles_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tidu.tables.sample.figures import Row
    from tidu.web.demo.facts import Rows
    from tidu.web.demo.ledgers import LedgerRow
    from tidu.web.demo.libraries import Entry
    from tidu.web.demo.people import MadePeople
    from tidu.web.demo.places import Chain, Place
    from tidu.web.demo.titles import MadeTitle

_TRADE = re.compile(r"示例(\D+)")
_SECTORS = {
    "agriculture": "现代农业",
    "construction": "建筑业",
    "software": "软件和信息服务",
    "information": "软件和信息服务",
}
_OTHER_SECTOR = "现代服务业"
# Zones take four firms where a town takes one.
_ZONE_WEIGHT = 4


@dataclass(frozen=True, slots=True)
class MadeFirm:
    """A firm before it is written.

    ``ordinal`` is its place in the list, ``part`` names the node it lies in, ``name`` comes in parts;
    ``complete_as_of`` is the day on which its ledger of rights was declared complete.
    """

    ordinal: int
    place: Place
    part: str
    uscc: str
    name: tuple[str, ...]
    former_name: str
    closed: bool
    established_on: date | None
    size_industry: str
    sector: str
    chain: Chain | None
    link: str
    product: str
    people: MadePeople
    rows: Rows
    titles: tuple[MadeTitle, ...]
    ledger: tuple[LedgerRow, ...]
    complete_as_of: date | None
    libraries: tuple[Entry, ...]


def make_firms(n: int, seed: int, *, on: date, places: Sequence[Place]) -> Iterator[MadeFirm]:
    """Make up firms whose facts hug the thresholds of the standards.

    Args:
        n: how many.
        seed: the same seed, day and place in the list give the same firm.
        on: today.
        places: where they lie, each with its share.
    """
    by_share = tuple(place for place in places for _ in range(place.share))
    for ordinal, row in enumerate(sample(n, seed, on=on)):
        # A generator a firm, as in the sample: more firms leave the first ones as they are.
        draws = Draws(Random(f"demo/{seed}/{ordinal}"), 1)  # noqa: S311 - made-up data, no secret
        yield _firm(ordinal, row, draws, draws.pick(by_share), on)


def _firm(ordinal: int, row: Row, draws: Draws, place: Place, on: date) -> MadeFirm:
    industry = str(row.get("size_industry") or "")
    found = _TRADE.match(str(row["name"]))
    # A missing industry leaves the firm without a chain, as it would in a real table.
    chain = draws.pick(place.chains) if industry == "industry" else None
    link = draws.pick(tuple(chain.links)) if chain is not None else ""
    product = draws.pick(chain.links[link]) if chain is not None else ""
    trade = product or (found[1] if found else "")
    titles = titles_of(row, place, draws, on)
    complete = draws.chance(0.3)
    founded = row.get("established_on")
    return MadeFirm(
        ordinal=ordinal,
        place=place,
        part=_part(place, draws),
        uscc=make(place.code, f"{ordinal + 1:08d}"),
        name=firm_name(ordinal, trade),
        former_name=f"示例旧名{ordinal + 1:05d}{trade}厂" if draws.chance(0.04) else "",
        closed=draws.chance(0.005),
        established_on=founded if isinstance(founded, date) else None,
        size_industry=industry,
        sector=_sector(place, chain, industry),
        chain=chain,
        link=link,
        product=trade if not draws.chance(0.02) else "",
        people=people_of(draws, place.code),
        rows=rows_of(row, draws, on),
        titles=titles,
        ledger=tuple(ledger_rows(row, draws, on, product=trade, listed_in_full=complete)),
        complete_as_of=on - timedelta(days=draws.between(1, 200)) if complete else None,
        libraries=entries_of(row, place, {title.level for title in titles}, draws, on),
    )


def _part(place: Place, draws: Draws) -> str:
    """A node below the root, zones more often; a few firms are only known to lie somewhere in the place."""
    if draws.chance(0.01):
        return place.name
    return draws.pick((*place.parts, *place.zones * (_ZONE_WEIGHT - 1)))


def _sector(place: Place, chain: Chain | None, industry: str) -> str:
    if chain is not None:
        return chain.sector or chain.name
    if not industry:
        return ""
    return place.sectors.get(industry) or _SECTORS.get(industry, _OTHER_SECTOR)
