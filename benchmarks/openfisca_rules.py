"""Rival (a): gate, innovative-2022 and srdi-2022 as OpenFisca formulas."""

from functools import reduce

import numpy as np

from benchmarks.facts import INDUSTRIES, INSTITUTIONS, ON
from benchmarks.openfisca_kit import (
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
from benchmarks.openfisca_points import other_fields
from benchmarks.openfisca_system import Array, Firms, Period, rule
from benchmarks.rules import EVERY_LARGE, LARGE, LINES, MANUAL, MET, UNKNOWN, UNMET, WAN

IN, S = "innovative-2022", "srdi-2022"
_SIZE = (("employees", 1), ("revenue", WAN), ("total_assets", WAN))


def _negative(name: str, fact: str) -> None:
    def formula(firm: Firms, period: Period) -> Array:
        knows = known(firm, fact, period)
        return three(knows & ~firm(fact, period), ~knows, MANUAL)

    rule(f"gate/{name}")(formula)


_negative("no-major-incident", "major_incident")
_negative("not-dishonest", "dishonesty_list")
_negative("normal-operation", "abnormal_operation")


@rule("gate/sme")
def _sme(firm: Firms, period: Period) -> Array:
    """No large firm; without an industry where no industry calls it large."""
    industry, knows = firm("size_industry", period), known(firm, "size_industry", period)

    def reaches(bounds: tuple[int | None, ...]) -> Array:
        pairs = [(fact, bound * unit) for (fact, unit), bound in zip(_SIZE, bounds, strict=True) if bound]
        return lowest(*(at_least(firm, fact, period, bound) for fact, bound in pairs))

    each = [reaches(LARGE[name]) for name in INDUSTRIES]
    anywhere = highest(*each)
    without = np.where(reaches(EVERY_LARGE) == MET, np.int32(MET), np.minimum(anywhere, UNKNOWN))
    chosen: Array = each[-1]
    for place, one in enumerate(each[:-1]):
        chosen = np.where(industry == place, one, chosen)
    large = np.where(knows, chosen, without) * old(firm, period)
    return np.where(large == UNKNOWN, large, MET - large)


@rule("gate")
def _gate(firm: Firms, period: Period) -> Array:
    names = ("no-major-incident", "not-dishonest", "normal-operation", "sme")
    return lowest(*(firm(f"gate/{name}", period) for name in names))


def _line(name: str, points: str, line: int) -> None:
    def formula(firm: Firms, period: Period) -> Array:
        return three(firm(f"{points}.low", period) >= line, firm(f"{points}.high", period) >= line)

    rule(f"{IN}/score-{name}")(formula)


for _name, _at in LINES.items():
    _line(_name, f"{IN}/score" if _name == "total" else f"{IN}/score.{_name}", _at)


@rule(f"{IN}/score-route")
def _score_route(firm: Firms, period: Period) -> Array:
    return lowest(*(firm(f"{IN}/score-{name}", period) for name in LINES))


@rule(f"{IN}/direct-award")
def _direct_award(firm: Firms, period: Period) -> Array:
    national = at_least(firm, "national_science_award_rank", period, 1)
    return highest(national, at_least(firm, "provincial_science_award_rank", period, 1))


@rule(f"{IN}/direct-title")
def _direct_title(firm: Firms, period: Period) -> Array:
    until = firm("high_tech_until", period) >= np.datetime64(ON)
    valid = three(until & known(firm, "high_tech_until", period), unknown=False)
    return highest(valid, flag(firm, "tech_innovation_demo", period), flag(firm, "ip_demo", period))


@rule(f"{IN}/direct-institution")
def _direct_institution(firm: Firms, period: Period) -> Array:
    return at_least(firm, "rd_institution_level", period, INSTITUTIONS.index("province"))


@rule(f"{IN}/direct-equity")
def _direct_equity3(firm: Firms, period: Period) -> Array:
    return raised_at_least(firm, period, 3, 500)


@rule(f"{IN}/announce")
def _announce(firm: Firms, period: Period) -> Array:
    names = ("score-route", "direct-award", "direct-title", "direct-institution", "direct-equity")
    return highest(*(firm(f"{IN}/{name}", period) for name in names))


@rule(f"{IN}/verdict")
def _innovative(firm: Firms, period: Period) -> Array:
    return lowest(firm("gate", period), firm(f"{IN}/announce", period))


@rule(f"{S}/niche-years")
def _niche_years(firm: Firms, period: Period) -> Array:
    return at_least(firm, "niche_years", period, 2, yearly=True)


@rule(f"{S}/rd-amount")
def _rd_amount(firm: Firms, period: Period) -> Array:
    return at_least(firm, "rd_expense", period, 100 * WAN, yearly=True)


@rule(f"{S}/rd-ratio")
def _rd_ratio(firm: Firms, period: Period) -> Array:
    return quotient(firm, "rd", period, 0.03)


@rule(f"{S}/rd")
def _rd(firm: Firms, period: Period) -> Array:
    return lowest(firm(f"{S}/rd-amount", period), firm(f"{S}/rd-ratio", period))


@rule(f"{S}/revenue")
def _revenue(firm: Firms, period: Period) -> Array:
    return at_least(firm, "revenue", period, 1000 * WAN, yearly=True)


@rule(f"{S}/equity")
def _equity(firm: Firms, period: Period) -> Array:
    return raised_at_least(firm, period, 2, 2000)


@rule(f"{S}/revenue-or-equity")
def _revenue_or_equity(firm: Firms, period: Period) -> Array:
    return highest(firm(f"{S}/revenue", period), firm(f"{S}/equity", period))


@rule(f"{S}/score-line")
def _score_line(firm: Firms, period: Period) -> Array:
    """60 points on an interval; open through human judgement alone is manual."""
    low, high = firm(f"{S}/score.low", period), firm(f"{S}/score.high", period)
    field = firm(f"{S}/field.high", period) - firm(f"{S}/field.low", period)
    lacking = other_fields(firm, period)[2] & ~firm("key_link_results", period)
    still = np.where((high - low > field) | lacking, UNKNOWN, MANUAL)
    return np.where(low >= LINES["total"], MET, np.where(high >= LINES["total"], still, UNMET))


@rule(f"{S}/direct-award")
def _direct_award_top(firm: Firms, period: Period) -> Array:
    provincial = top(firm, "provincial_science_award_rank", period, 3)
    return highest(provincial, top(firm, "national_science_award_rank", period, 5))


@rule(f"{S}/direct-rd")
def _direct_rd(firm: Firms, period: Period) -> Array:
    years = (period, period.last_year)
    spent = reduce(np.add, (firm("rd_expense", one) for one in years))
    lacking = reduce(np.logical_or, (~known(firm, "rd_expense", one) for one in years))
    return three(spent >= 2000 * WAN, lacking) * old(firm, period, back=1)


@rule(f"{S}/direct-equity")
def _direct_equity2(firm: Firms, period: Period) -> Array:
    return raised_at_least(firm, period, 2, 6000)


@rule(f"{S}/direct-maker")
def _direct_maker(firm: Firms, period: Period) -> Array:
    return top(firm, "maker_china_rank", period, 500)


@rule(f"{S}/score-or-direct")
def _score_or_direct(firm: Firms, period: Period) -> Array:
    names = ("direct-award", "direct-rd", "direct-equity", "direct-maker")
    return either(firm(f"{S}/score-line", period), highest(*(firm(f"{S}/{name}", period) for name in names)))


@rule(f"{S}/verdict")
def _srdi(firm: Firms, period: Period) -> Array:
    names = ("niche-years", "rd", "revenue-or-equity", "score-or-direct")
    return lowest(firm("gate", period), *(firm(f"{S}/{name}", period) for name in names))
