"""Little-giant-2022 as OpenFisca formulas."""

from collections.abc import Callable

import numpy as np

from benchmarks.openfisca_kit import (
    NEVER,
    OPEN,
    at_least,
    either,
    flag,
    highest,
    known,
    lowest,
    old,
    quotient,
    raised_at_least,
    three,
    top,
)
from benchmarks.openfisca_system import Array, Firms, Period, rule
from benchmarks.rules import LITTLE_GIANT, MANUAL, MEAN_GROWTH_5, UNKNOWN, WAN, YI

L = "little-giant-2022"


def _flag(fact: str, otherwise: int = UNKNOWN) -> None:
    def formula(firm: Firms, period: Period) -> Array:
        return flag(firm, fact, period, otherwise)

    rule(f"{L}/{fact.replace('_', '-')}")(formula)


for _fact in ("information_system", "management_certificate", "product_certificate", "own_brand"):
    _flag(_fact)
_flag("key_link", MANUAL)
_flag("six_basics", MANUAL)
_flag("strategic_emerging")


def _join(name: str, how: Callable[..., Array], *parts: str) -> None:
    def formula(firm: Firms, period: Period) -> Array:
        return how(*(firm(part, period) for part in parts))

    rule(f"{L}/{name}")(formula)


_join("certificate", highest, f"{L}/management-certificate", f"{L}/product-certificate")
_join("field", either, f"{L}/six-basics", f"{L}/strategic-emerging")
_join("innovation-general", lowest, f"{L}/rd-by-revenue", f"{L}/rd-institution", f"{L}/class1-ip")
_join("innovation", highest, f"{L}/innovation-general", f"{L}/innovation-award", f"{L}/innovation-maker")
_join("verdict", lowest, "gate", *(f"{L}/{name}" for name in LITTLE_GIANT))


@rule(f"{L}/niche-years")
def _niche_years(firm: Firms, period: Period) -> Array:
    return at_least(firm, "niche_years", period, 3, yearly=True)


@rule(f"{L}/main-share")
def _main_share(firm: Firms, period: Period) -> Array:
    return quotient(firm, "main", period, 0.7)


@rule(f"{L}/growth")
def _growth(firm: Firms, period: Period) -> Array:
    state = firm("mean growth state", period)
    reached = (firm("mean growth", period) >= MEAN_GROWTH_5) & (state != NEVER)
    return three(reached, state == OPEN)


@rule(f"{L}/debt-ratio")
def _debt_ratio(firm: Firms, period: Period) -> Array:
    return quotient(firm, "debt", period, 0.7, falling=True)


@rule(f"{L}/market-share")
def _market_share(firm: Firms, period: Period) -> Array:
    return at_least(firm, "market_share_national", period, 0.1, yearly=True)


def _each_year(name: str, bound: float) -> None:
    def formula(firm: Firms, period: Period) -> Array:
        return lowest(quotient(firm, "rd", period, bound), quotient(firm, "rd-1", period, bound))

    rule(f"{L}/{name}")(formula)


_each_year("rd-large", 0.03)
_each_year("rd-middle", 0.06)


@rule(f"{L}/rd-small-equity")
def _small_equity(firm: Firms, period: Period) -> Array:
    return raised_at_least(firm, period, 2, 8000)


@rule(f"{L}/rd-small-amount")
def _small_amount(firm: Firms, period: Period) -> Array:
    return at_least(firm, "rd_expense", period, 3000 * WAN, yearly=True)


@rule(f"{L}/rd-small-staff")
def _small_staff(firm: Firms, period: Period) -> Array:
    return quotient(firm, "staff", period, 0.5)


_join("rd-small", lowest, f"{L}/rd-small-equity", f"{L}/rd-small-amount", f"{L}/rd-small-staff")


@rule(f"{L}/rd-by-revenue")
def _research(firm: Firms, period: Period) -> Array:
    """What is asked of R&D depends on last year's revenue; without it all bands must agree."""
    large, middle, small = (firm(f"{L}/rd-{band}", period) for band in ("large", "middle", "small"))
    revenue, knows = firm("revenue", period), known(firm, "revenue", period)
    chosen = np.where(revenue >= YI, large, np.where(revenue >= 5000 * WAN, middle, small))
    agreed = np.minimum(highest(large, middle, small), UNKNOWN)
    return np.where(old(firm, period), np.where(knows, chosen, agreed), small)


@rule(f"{L}/rd-institution")
def _institution(firm: Firms, period: Period) -> Array:
    return at_least(firm, "rd_institution_level", period, 1)


@rule(f"{L}/class1-ip")
def _class1_ip(firm: Firms, period: Period) -> Array:
    return at_least(firm, "class1_ip", period, 2)


@rule(f"{L}/innovation-award")
def _award(firm: Firms, period: Period) -> Array:
    return top(firm, "national_science_award_rank", period, 3)


@rule(f"{L}/innovation-maker")
def _maker(firm: Firms, period: Period) -> Array:
    return top(firm, "maker_china_rank", period, 50)
