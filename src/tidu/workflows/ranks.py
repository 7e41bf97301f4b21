"""Ranks of authority, and where a site stands among them."""

from __future__ import annotations

from tidu.workflows.vocabulary import Rank

ORDER = (Rank.TOWN, Rank.DISTRICT, Rank.CITY, Rank.PROVINCE, Rank.NATION)
"""From the lowest to the highest; ``branch`` and ``site`` are told by the site."""


def rank_of_code(code: str, *, zone: bool = False) -> Rank:
    """Return the rank of the authority that bears a GB/T 2260 code; district where there is none.

    Args:
        code: of 6 digits, or none.
        zone: a zone bears the code of the city or county it lies in, and does the work of a district.
    """
    if not code or zone:
        return Rank.DISTRICT
    if code.endswith("0000"):
        return Rank.PROVINCE
    return Rank.CITY if code.endswith("00") else Rank.DISTRICT


def below(rank: Rank) -> Rank:
    """Return the rank right below; that of towns has none below and is returned itself."""
    return ORDER[max(0, ORDER.index(rank) - 1)]


def resolved(rank: Rank, site: Rank) -> Rank:
    """Return the rank that ``branch`` and ``site`` mean at a site; others mean themselves."""
    if rank is Rank.SITE:
        return site
    return below(site) if rank is Rank.BRANCH else rank


def is_above(rank: Rank, other: Rank) -> bool:
    """Whether one rank is higher than another; both must be resolved."""
    return ORDER.index(rank) > ORDER.index(other)
