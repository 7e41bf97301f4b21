"""Where firms are aimed: for each standard the bounds that a firm can meet or miss all together."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from tests.oracle.bounds import EQUITY, STAFF_SHARE
from tests.oracle.figures import WAN, YI, percent


@dataclass(frozen=True)
class Aim:
    """The bounds of one standard, or of one band of it; `growth` in percent, money in yuan.

    `untitled` firms are also drawn without 专精特新 titles, which lower what is asked of champions.
    """

    revenue: int
    main_share: Fraction
    debt: Fraction
    growth: int
    rd_amount: int
    rd_share: Fraction
    class1_ip: int
    niche_years: int
    equity: tuple[int, ...] = EQUITY
    staff: tuple[Fraction, ...] = STAFF_SHARE
    needs_equity: bool = False
    main_in_three_years: int | None = None
    untitled: bool = False


AIMS: Final = {
    "innovative_2022": (
        Aim(1000 * WAN, percent(50), percent(75), 5, 10 * WAN, percent(3), 1, 2, (500 * WAN,)),
        Aim(1000 * WAN, percent(60), percent(55), 10, 10 * WAN, percent(2), 1, 2, (500 * WAN,)),
    ),
    "srdi_2022": (
        Aim(1000 * WAN, percent(60), percent(70), 4, 100 * WAN, percent(3), 1, 2, (2000 * WAN, 6000 * WAN)),
        Aim(1000 * WAN, percent(80), percent(60), 8, 300 * WAN, percent(6), 1, 4, (2000 * WAN, 6000 * WAN)),
        Aim(1000 * WAN, percent(70), percent(50), 10, 1000 * WAN, percent(3), 1, 6),
    ),
    "srdi_2026": (Aim(1500 * WAN, percent(80), percent(80), 5, 100 * WAN, percent(3), 1, 3, (2000 * WAN,)),),
    "little_giant_2022": (
        Aim(10_000 * WAN, percent(70), percent(70), 5, 600 * WAN, percent(3), 2, 3),
        Aim(5000 * WAN, percent(70), percent(70), 5, 600 * WAN, percent(6), 2, 3),
        # Three facts of its own that must hold together: drawn three times as often.
        *[
            Aim(
                4000 * WAN, percent(70), percent(70), 5, 3000 * WAN, percent(6), 2, 3,
                equity=(8000 * WAN,), staff=(percent(50),), needs_equity=True,
            )
        ] * 3,
    ),
    "little_giant_2026": (Aim(5000 * WAN, percent(90), percent(75), 5, 600 * WAN, percent(3), 4, 3),),
    "champion_2023": (
        Aim(44_500 * WAN, percent(90), percent(75), 0, 600 * WAN, percent(3), 4, 10,
            main_in_three_years=12 * YI, untitled=True),
        Aim(22_300 * WAN, percent(90), percent(75), 0, 600 * WAN, percent(3), 4, 10,
            main_in_three_years=6 * YI),
    ),
    "hidden_champion_2026": (
        Aim(5000 * WAN, percent(70), percent(75), 5, 100 * WAN, percent(4), 4, 10),
        Aim(5000 * WAN, percent(70), percent(75), 5, 100 * WAN, percent(4), 4, 10),
        Aim(20 * YI, percent(70), percent(75), 5, 100 * WAN, percent(4), 4, 10),
    ),
}  # fmt: skip
