"""What each kind of made-up firm aims at: the lines of one standard, to be hugged from both sides.

The figures repeat the packs' thresholds on purpose and loosely: a sample that is a line off still is one, and
reading them out of compiled rules would make the sample depend on what it is meant to try.
"""

from __future__ import annotations

from dataclasses import dataclass

WAN = 1_000_000
"""Fen in 万元: money is whole fen here, so that “one fen under” is exact."""


@dataclass(frozen=True, slots=True)
class Aim:
    """The lines of one standard.

    Args:
        weight: how many firms of a hundred aim here.
        revenue: last year's revenue, fen.
        main_share: main business in revenue, per ten thousand.
        debt: liabilities in assets, per ten thousand, at most.
        growth: growth a year, per ten thousand.
        rd_amount: R&D a year, fen.
        rd_share: R&D in revenue, per ten thousand.
        ip: class-I rights.
        niche_years: years in the niche.
        score: evaluation score of the platform, tenths of a point.
        titles: titles a firm at this line holds.
    """

    weight: int
    revenue: int
    main_share: int
    debt: int
    growth: int
    rd_amount: int
    rd_share: int
    ip: int
    niche_years: int
    score: int
    titles: tuple[str, ...]


AIMS = (
    # innovative-2022
    Aim(12, 800 * WAN, 6000, 7500, 500, 15 * WAN, 200, 1, 2, 450, ("tech_sme",)),
    Aim(8, 1200 * WAN, 7000, 5500, 1500, 60 * WAN, 500, 1, 2, 480, ("tech_sme", "high_tech")),
    # srdi of 2022, of 2026, and the high tiers of the 2022 score
    Aim(14, 1000 * WAN, 7000, 7000, 400, 100 * WAN, 300, 1, 2, 500, ("innovative",)),
    Aim(20, 1500 * WAN, 8000, 8000, 800, 100 * WAN, 300, 1, 3, 500, ("innovative", "tech_sme")),
    Aim(6, 1500 * WAN, 8000, 5000, 1000, 500 * WAN, 1000, 2, 4, 500, ("innovative", "high_tech")),
    # little giants: two revenue bands of 2022, then 2026
    Aim(8, 5000 * WAN, 7000, 7000, 500, 600 * WAN, 600, 2, 3, 600, ("innovative", "srdi", "high_tech")),
    Aim(8, 10_000 * WAN, 7000, 7000, 500, 600 * WAN, 300, 2, 3, 600, ("innovative", "srdi", "high_tech")),
    Aim(12, 5000 * WAN, 9000, 7500, 500, 600 * WAN, 300, 4, 3, 600, ("innovative", "srdi")),
    # champions, champions that hold a title already, hidden champions of Zhejiang
    Aim(5, 40_000 * WAN, 7000, 7000, 800, 1600 * WAN, 400, 6, 10, 700, ("srdi", "little_giant", "high_tech")),
    Aim(4, 22_000 * WAN, 7000, 7000, 800, 900 * WAN, 400, 6, 10, 700, ("srdi", "little_giant", "high_tech")),
    Aim(3, 5000 * WAN, 7000, 7500, 1000, 250 * WAN, 400, 4, 10, 650, ("srdi", "high_tech")),
)
"""Weights add up to a hundred."""
