"""Figures of scores: mean, spread, who stands apart. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean, pstdev
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

APART = 0.2
"""A score stands apart if it differs from the mean of the others by more than this share of full points."""
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Spread:
    """Scores of an application: lowest, highest, mean, standard deviation (of all, not of a sample), outliers."""

    low: int
    high: int
    mean: float
    deviation: float
    apart: tuple[bool, ...]


def spread_of(totals: Sequence[int], most: int) -> Spread | None:
    """Return the figures of some totals; None where there are none.

    Args:
        totals: one a sheet.
        most: full points.
    """
    if not totals:
        return None
    whole = sum(totals)
    apart = tuple(
        len(totals) >= _FEWEST and abs(one - (whole - one) / (len(totals) - 1)) > APART * most
        for one in totals
    )
    return Spread(min(totals), max(totals), fmean(totals), pstdev(totals), apart)
