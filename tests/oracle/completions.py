"""Values that a missing fact might turn out to have: nothing, the bounds and one step beside, a great deal.

Shares and growth rates tie facts to each other, so candidates for money are also told from the firm's other
figures: a missing revenue is tried at R&D / 3 % and one fen to either side.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Final

from tests.oracle import bounds
from tests.oracle.bounds import FEN, years_before
from tests.oracle.figures import WAN, YI, percent
from tests.oracle.firm import JUDGED
from tests.oracle.made_up import CALM_FLAGS, FLAGS, RANKED, Firm
from tests.oracle.size_2011 import BOUNDS

MONEY: Final = frozenset(
    {
        "revenue", "main_revenue", "net_profit", "total_assets", "total_liabilities", "rd_expense",
        "equity_financing",
    }
)  # fmt: skip
PEOPLE: Final = {"employees": "rd_staff", "rd_staff": "employees"}
COUNTS: Final = frozenset(
    {
        "class1_ip", "class1_ip_self", "class1_ip_high_value", "class2_ip", "invention_patents",
        "standards_participated", "niche_years", "digital_level", "main_product_count",
    }
)  # fmt: skip
PARTNERS: Final = {
    "revenue": ("rd_expense", "main_revenue", "net_profit", "revenue"),
    "main_revenue": ("revenue", "main_revenue"),
    "net_profit": ("revenue", "net_profit"),
    "rd_expense": ("revenue", "rd_expense"),
    "total_assets": ("total_liabilities",),
    "total_liabilities": ("total_assets",),
    "equity_financing": (),
}
SHARES: Final = tuple(
    percent(number) for number in (1, 2, 3, 4, 5, 6, 8, 10, 50, 55, 60, 70, 75, 80, 90, 100, 105, 110, 115)
)
AMOUNTS: Final = (
    bounds.REVENUE + bounds.RD_AMOUNT + bounds.EQUITY + bounds.ASSETS + (6 * YI, 12 * YI, 20 * YI)
)
# How far back a standard looks.
YEARS: Final = {
    **dict.fromkeys(MONEY, ("", "[-1]", "[-2]")),
    **dict.fromkeys(("total_assets", "total_liabilities"), ("",)),
    "rd_expense": ("", "[-1]"),
}
GREAT: Final = Fraction(10**13)


FIXED: Final[dict[str, Sequence[object]]] = {
    **dict.fromkeys(RANKED, bounds.RANKS),
    **dict.fromkeys(("market_rank_national", "market_rank_global"), (1, 3, 4, 10, 11, 900)),
    **dict.fromkeys(
        ("market_share_national", "market_share_global"),
        (Fraction(0), percent(10) - Fraction(1, 10**12), percent(10), Fraction(1)),
    ),
    **dict.fromkeys(COUNTS, (0, 1, 2, 3, 4, 5, 9, 10)),
    **dict.fromkeys((*FLAGS, *CALM_FLAGS), (False, True)),
    "digital_level": (1, 2, 3, 4),
    "evaluation_score": (0, Fraction(4999, 100), 50, Fraction(5999, 100), 60, 100),
    "size_industry": tuple(BOUNDS),
    "rd_institution_level": ("none", "below_city", "city", "province", "nation"),
    "provincial_feature_score": (0, 1, 5, Fraction(15, 2), 10, 15),
}


def extremes(fact_key: str, on: date) -> tuple[object, object]:
    """Nothing, and a great deal."""
    fact = fact_key.partition("[")[0]
    if fact in MONEY:
        return (-GREAT if fact == "net_profit" else Fraction(0)), GREAT
    if fact in PEOPLE:
        return 0, 10**7
    options = _fixed(fact, on)
    return options[0], options[-1]


def draw_value(fact_key: str, firm: Mapping[str, object], on: date, rng: Random) -> object:
    """A value for a missing fact of a firm: an extreme, a bound, or one step beside a bound."""
    fact = fact_key.partition("[")[0]
    if fact not in MONEY and fact not in PEOPLE:
        return rng.choice(_fixed(fact, on))
    lot = rng.random()
    if lot < 0.1:
        return 1 if fact in PEOPLE else FEN
    if lot < 0.3:
        return extremes(fact_key, on)[lot < 0.2]
    if fact in PEOPLE:
        return _near_people(fact, firm, rng)
    value = _near_money(fact, firm, rng) // FEN * FEN + rng.choice((-FEN, Fraction(0), FEN))
    if fact == "net_profit":
        return value * rng.choice((1, 1, -1))
    return max(Fraction(0), value)


def _fixed(fact: str, on: date) -> Sequence[object]:
    if fact == "established_on":
        # Young firms are left out: without the date every year counts as one in which the firm existed.
        return tuple(years_before(on, years) for years in (5, 10, 11, 30))
    return FIXED[fact]


def _near_money(fact: str, firm: Mapping[str, object], rng: Random) -> Fraction:
    """A bound on the amount itself, or on its share in or growth over another figure of the firm."""
    if PARTNERS[fact] and rng.random() < 0.7:
        partner = firm.get(rng.choice(PARTNERS[fact]) + rng.choice(("", "", "[-1]", "[-2]")))
        if isinstance(partner, int | Fraction) and partner > 0:
            share = rng.choice(SHARES)
            return partner * share if rng.random() < 0.5 else partner / share
    return Fraction(rng.choice(AMOUNTS))


def _near_people(fact: str, firm: Mapping[str, object], rng: Random) -> int:
    other = firm.get(PEOPLE[fact])
    if isinstance(other, int) and rng.random() < 0.6:
        share = rng.choice(bounds.STAFF_SHARE)
        return int(other * share if fact == "rd_staff" else other / share) + rng.choice((0, 1))
    return rng.choice(bounds.EMPLOYEES) - rng.choice((0, 1))


FILLABLE: Final = (
    *(f"{fact}{suffix}" for fact in sorted(MONEY) for suffix in YEARS[fact]),
    *sorted(PEOPLE), *sorted(COUNTS), *RANKED, *FLAGS, *CALM_FLAGS,
    "market_rank_national", "market_rank_global", "market_share_national", "market_share_global",
    "evaluation_score", "evaluation_score[-1]", "size_industry", "rd_institution_level",
    "provincial_feature_score", "established_on",
)  # fmt: skip
"""Every fact a standard may ask for, titles left out: an empty title is known (never held)."""


def absent(firm: Mapping[str, object], *, judgements: bool) -> list[str]:
    """Facts that are not there; niche years told by a date are; judgements only when asked for."""
    told = "niche_years" if firm.get("niche_since") is not None else ""
    return [
        name
        for name in FILLABLE
        if firm.get(name) is None and name != told and (judgements or name not in JUDGED)
    ]


def fill(firm: Mapping[str, object], names: Sequence[str], on: date, rng: Random) -> Firm:
    """The firm with values drawn for some missing facts."""
    filled = dict(firm)
    for name in names:
        filled[name] = draw_value(name, filled, on, rng)
    return filled


def bare_firms(on: date) -> dict[str, Firm]:
    """Firms that no lot would draw: nothing known, all at nothing, all plenty, founded on the very day."""
    nothing = {name: extremes(name, on)[0] for name in FILLABLE}
    plenty = {name: extremes(name, on)[1] for name in FILLABLE}
    return {
        "nothing known": {},
        "all at nothing": nothing,
        "plenty of all": plenty,
        "only the industry": {"size_industry": "工业"},
        "all but the industry": {**plenty, "size_industry": None, "revenue": 5000 * WAN, "employees": 120},
        "founded today": {**plenty, "established_on": on},
        "founded today, nothing known": {"established_on": on},
        "in the niche from tomorrow": {**plenty, "niche_years": None, "niche_since": on + timedelta(days=1)},
    }
