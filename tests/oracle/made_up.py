"""Made-up firms whose facts hug the bounds of the standards; keys as in facts.md."""

from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Final

from tests.oracle import bounds
from tests.oracle.aims import AIMS, Aim
from tests.oracle.bounds import Draws, years_before
from tests.oracle.figures import WAN, percent
from tests.oracle.firm import JUDGED
from tests.oracle.size_2011 import BOUNDS

Firm = dict[str, object]

TITLES: Final = ("high_tech", "tech_sme", "innovative", "srdi", "little_giant", "champion")
RANKED: Final = ("national_science_award_rank", "provincial_science_award_rank", "maker_china_rank")
ROUNDS: Final = ("equity_financing", "equity_financing[-1]", "equity_financing[-2]")
MISSING_RATES: Final = (0.0, 0.02, 0.05, 0.15)
QUALITIES: Final = (0.6, 0.9, 0.98, 1.0, 1.0)

CALM_FLAGS: Final = ("major_incident", "dishonesty_list", "abnormal_operation")
FLAGS: Final = (
    "quality_award", "quality_certificate", "management_certificate", "product_certificate", "own_brand",
    "information_system", "strategic_emerging", "six_basics", "key_link", "key_link_results",
    "time_honoured_brand", "supplies_chain_leader", "market_position_ok", "tech_innovation_demo", "ip_demo",
    "new_product", "process_advanced", "energy_advanced", "innovation_leading", "revenue_cap_exception",
)  # fmt: skip
EXCUSES: Final = ("new_product", "revenue_cap_exception")  # they hide the bound they excuse from
SCORING_FLAGS: Final = ("tech_innovation_demo", "ip_demo")  # direct routes: rare, or they hide the score


def draw_firm(rng: Random, on: date, standard: str | None = None) -> Firm:
    """One firm as it would stand on a date: near the bounds of a standard, or of one drawn by lot."""
    draws = Draws(rng, QUALITIES[rng.randrange(len(QUALITIES))])
    stray = standard not in AIMS or draws.chance(0.2)
    aim = draws.pick(AIMS[draws.pick(tuple(AIMS)) if stray or standard is None else standard])
    firm: Firm = {}
    _sales(firm, draws, aim)
    _balance(firm, draws, aim)
    _research(firm, draws, aim)
    _people(firm, draws, aim)
    _standing(firm, draws, aim)
    for title in TITLES[:3] if aim.untitled and draws.chance(0.5) else TITLES:
        _title(firm, draws, title, on)
    _judged(firm, draws)
    _ages(firm, draws, aim, on)
    # Most firms go the straight way: an award or fresh equity would hide what the score says.
    if draws.chance(0.35):
        _way_round(firm, draws, aim)
    if aim.needs_equity or draws.chance(0.15):
        _rounds(firm, draws, aim)
    if draws.chance(0.05):
        _grow(firm, draws)
    return _with_holes(firm, draws)


def _sales(firm: Firm, draws: Draws, aim: Aim) -> None:
    """Revenue and main revenue of three years: level, share and growth near their bounds."""
    share = aim.main_share if draws.chance(0.7) else draws.pick(bounds.MAIN_SHARE)
    growth = aim.growth if draws.chance(0.7) else draws.pick(bounds.GROWTH)
    if draws.chance(0.5):
        revenue = draws.at_least(aim.revenue if draws.chance(0.8) else draws.pick(bounds.REVENUE))
        main = min(draws.at_least(revenue * share), revenue)
        main_before = draws.at_most(main / (1 + percent(growth)))
        main_first = draws.at_most(main_before / (1 + percent(growth)))
    else:
        # Whole shares and whole rates of growth: both bounds are met to the fen.
        main_first = Fraction(277_200 * draws.pick((30, 75, 150, 300, 1500)))
        bend = draws.pick((0, 0, 3, -3))
        main_before = main_first * (1 + percent(growth + bend))
        exact = main_before * (1 + percent(growth - bend))
        main = draws.at_least(exact)
        revenue = draws.at_most(exact / share)
    if aim.main_in_three_years and draws.chance(0.5):
        main = draws.at_least(max(Fraction(0), aim.main_in_three_years - main_before - main_first))
    firm["main_revenue"], firm["main_revenue[-1]"], firm["main_revenue[-2]"] = main, main_before, main_first
    firm["revenue"] = revenue
    firm["revenue[-1]"] = draws.at_most(revenue / (1 + percent(5)))
    firm["revenue[-2]"] = draws.at_most(revenue / (1 + percent(5)) ** 2)
    if draws.chance(0.04):
        for name in draws.pick((("revenue",), ("revenue[-1]",), ("revenue[-2]",), ("main_revenue[-1]",))):
            firm[name] = Fraction(0)


def _balance(firm: Firm, draws: Draws, aim: Aim) -> None:
    """Assets, debts and profits, among them none and negative ones."""
    assets = Fraction(0) if draws.chance(0.03) else draws.at_least(draws.pick(bounds.ASSETS))
    firm["total_assets"] = assets
    firm["total_liabilities"] = draws.at_most(
        assets * (aim.debt if draws.chance(0.7) else draws.pick(bounds.DEBT_SHARE))
    )
    revenue = firm["revenue"]
    assert isinstance(revenue, Fraction)
    profit = draws.at_least(revenue * draws.pick(bounds.MARGIN))
    if draws.chance(0.06):
        profit = -profit
    before = draws.at_most(profit / percent(110)) if profit > 0 else Fraction(0)
    first = draws.at_most(before / percent(110))
    firm["net_profit"], firm["net_profit[-1]"], firm["net_profit[-2]"] = profit, before, first
    if draws.chance(0.04):
        firm[draws.pick(("net_profit[-1]", "net_profit[-2]"))] = -first


def _research(firm: Firm, draws: Draws, aim: Aim) -> None:
    """R&D of two years near an amount or a share; sometimes near the sum or the mean of the two."""
    for suffix in ("", "[-1]"):
        revenue = firm[f"revenue{suffix}"]
        assert isinstance(revenue, Fraction)
        share = aim.rd_share if draws.chance(0.7) else draws.pick(bounds.RD_SHARE)
        amount = Fraction(aim.rd_amount if draws.chance(0.7) else draws.pick(bounds.RD_AMOUNT))
        firm[f"rd_expense{suffix}"] = draws.at_least(
            draws.pick((max(amount, revenue * share), revenue * share))
        )
    if draws.chance(0.25):
        this_year = firm["rd_expense"]
        assert isinstance(this_year, Fraction)
        rest = draws.pick((1200 * WAN, 2000 * WAN)) - this_year
        firm["rd_expense[-1]"] = draws.at_least(max(Fraction(0), rest))


def _people(firm: Firm, draws: Draws, aim: Aim) -> None:
    employees = 0 if draws.chance(0.03) else draws.whole(draws.pick(bounds.EMPLOYEES))
    firm["employees"] = employees
    firm["rd_staff"] = int(draws.at_least(employees * draws.pick(aim.staff), Fraction(1)))


def _standing(firm: Firm, draws: Draws, aim: Aim) -> None:
    """IP, shares and ranks of the market, the platform's score; no awards and no equity yet."""
    firm["class1_ip"] = draws.whole(aim.class1_ip)
    firm["class1_ip_self"] = draws.pick((0, 0, 1))
    firm["class1_ip_high_value"] = draws.pick((0, 0, 0, 1))
    firm["class2_ip"] = draws.pick((0, 1))
    firm["invention_patents"] = draws.whole(4)
    firm["main_product_count"] = draws.pick((0, 1, 3)) if draws.good() else 4
    firm["standards_participated"] = draws.whole(1)
    firm["market_rank_global"], firm["market_rank_national"] = draws.pick(
        ((3, 4), (3, 3), (1, 4), (10, 4), (11, 3)) if draws.good() else ((4, 4), (11, 4), (900, 900))
    )
    for share in ("market_share_national", "market_share_global"):
        firm[share] = draws.at_least(percent(10), Fraction(1, 10**12))
    for score in ("evaluation_score", "evaluation_score[-1]"):
        firm[score] = min(Fraction(100), draws.at_least(draws.pick(bounds.EVALUATION), Fraction(1, 100)))
    firm["rd_institution_level"] = draws.pick(("none", "below_city", "city", "city"))
    firm["digital_level"] = draws.pick((1, 1, 2, 3, 4))
    firm["provincial_feature_score"] = draws.pick((None, 0, 5, Fraction(15, 2), 15))
    for name in (*RANKED, *ROUNDS):
        firm[name] = 0


def _way_round(firm: Firm, draws: Draws, aim: Aim) -> None:
    """Mostly one award or a recognised institution, so that none hides the other; sometimes all.

    Half the firms lack the IP these stand in for.
    """
    ways = (*RANKED, "rd_institution_level")
    for way in ways if draws.chance(0.2) else (draws.pick(ways),):
        if way == "rd_institution_level":
            firm[way] = draws.pick(("province", "nation"))
        else:
            firm[way] = draws.pick(bounds.MAKER_RANKS if way == "maker_china_rank" else bounds.AWARD_RANKS)
    if draws.chance(0.5):
        firm["class1_ip"] = aim.class1_ip - 1


def _rounds(firm: Firm, draws: Draws, aim: Aim) -> None:
    """Equity that over its years lies near a bound; half the firms then lack the revenue it stands in for."""
    whole = draws.at_least(draws.pick(aim.equity))
    first = whole * draws.pick((Fraction(0), Fraction(1, 2), Fraction(1))) // bounds.FEN * bounds.FEN
    rounds = [first, whole - first, Fraction(0)]
    if not aim.needs_equity or draws.chance(0.3):
        draws.rng.shuffle(rounds)
    firm.update(zip(ROUNDS, rounds, strict=True))
    revenue = firm["revenue"]
    if isinstance(revenue, Fraction) and draws.chance(0.5):
        firm["revenue"] = min(revenue, aim.revenue - bounds.FEN)


def _grow(firm: Firm, draws: Draws) -> None:
    """Ten thousand times the money: shares stay at their bounds, where a fen is 10⁻¹⁵ of the whole."""
    for name, value in firm.items():
        if isinstance(value, Fraction) and value > WAN:
            firm[name] = value * WAN + draws.pick((-bounds.FEN, Fraction(0), Fraction(0), bounds.FEN))


def _title(firm: Firm, draws: Draws, title: str, on: date) -> None:
    """A title that ends or begins on the very day, the day before or after, later, or was never held."""
    wanted = draws.chance(0.05) if title in ("champion", "high_tech") else draws.good()
    if wanted:
        firm[f"{title}_until"] = on + timedelta(days=draws.pick((0, 0, 1, 400)))
        if draws.chance(0.3):
            firm[f"{title}_from"] = on - timedelta(days=draws.pick((0, 1, 700)))
    elif draws.chance(0.5):
        firm[f"{title}_until"] = on - timedelta(days=draws.pick((1, 1, 300)))
    elif draws.chance(0.3):
        firm[f"{title}_from"], firm[f"{title}_until"] = on + timedelta(days=1), on + timedelta(days=900)


def _judged(firm: Firm, draws: Draws) -> None:
    """Yes/no facts and judgements, the latter sometimes still open."""
    for name in FLAGS:
        firm[name] = draws.chance(0.04) if name in SCORING_FLAGS else draws.flag()
    for name in EXCUSES:
        firm[name] = draws.chance(0.5)
    for name in CALM_FLAGS:
        firm[name] = draws.chance(0.02)
    if draws.chance(0.3):
        for name in sorted(JUDGED):
            if draws.chance(0.3):
                firm[name] = None


def _ages(firm: Firm, draws: Draws, aim: Aim, on: date) -> None:
    """Establishment, years in the niche (given, or told by a date) and the industry."""
    firm["established_on"] = draws.day_near(years_before(on, draws.pick((10, 10, 11, 25, 40))))
    if draws.chance(0.08):
        young = on.year - draws.pick((0, 1, 1, 2, 2, 3))
        firm["established_on"] = min(on, draws.pick((date(young, 1, 1), date(young, 12, 31))))
    years = draws.whole(aim.niche_years if draws.chance(0.8) else draws.pick((2, 4, 6, 8, 10)))
    firm["niche_years"] = years if draws.chance(0.7) else None
    if firm["niche_years"] is None or draws.chance(0.1):
        # Beside given years the date may say something else: what is given counts.
        other = years if firm["niche_years"] is None else draws.pick((0, 1, 30))
        firm["niche_since"] = draws.day_near(date(on.year - other, 1, 1))
    firm["size_industry"] = draws.pick(tuple(BOUNDS)) if draws.chance(0.5) else "工业"


def _with_holes(firm: Firm, draws: Draws) -> Firm:
    """Take some facts away: half of them to None, half altogether."""
    rate = draws.pick(MISSING_RATES)
    kept: Firm = {}
    for name, value in firm.items():
        if rate and draws.chance(rate):
            if draws.chance(0.5):
                kept[name] = None
        else:
            kept[name] = value
    return kept
