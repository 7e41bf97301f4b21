"""专精特新中小企业, 工信部企业〔2022〕63号 annex 2 (national-criteria §4)."""

from collections.abc import Mapping
from datetime import date

from tests.oracle import gate
from tests.oracle.figures import WAN, Number, Span, percent
from tests.oracle.firm import Firm
from tests.oracle.kit import (
    OracleResult,
    Points,
    Truth,
    added,
    all_of,
    any_of,
    at_least,
    best_tier,
    better_of,
    each_adds,
    falling,
    points,
    reaches,
    result,
    rising,
)


def specialisation(firm: Firm) -> dict[str, Points]:
    """①–④, 25 points."""
    return {
        "main-share": rising(
            firm.quotient("main_revenue", "revenue"), [(percent(80), 5), (percent(70), 3), (percent(60), 1)]
        ),
        "mean-growth": rising(
            firm.mean_growth("main_revenue", 2),
            [(percent(10), 10), (percent(8), 8), (percent(6), 6), (percent(4), 4), (0, 2)],
        ),
        "niche-years": rising(firm.niche_years(), [(10, 5), (8, 4), (6, 3), (4, 2), (2, 1)]),
        "field": best_tier(
            [
                # The fact says it of a key link: results there are results at a key link (facts.md).
                (5, firm.flag("key_link_results")),
                (
                    3,
                    any_of(
                        firm.flag("six_basics"),
                        firm.flag("time_honoured_brand"),
                        firm.flag("supplies_chain_leader"),
                    ),
                ),
            ]
        ),
    }


def refinement(firm: Firm) -> dict[str, Points]:
    """⑤–⑧, 25 points."""
    return {
        "digital-level": rising(firm.figure("digital_level"), [(3, 5), (2, 3)]),
        "quality": each_adds(
            3,
            5,
            [
                firm.flag("quality_award"),
                firm.flag("quality_certificate"),
                firm.flag("own_brand"),
                at_least(firm.figure("standards_participated"), 1),
            ],
        ),
        "net-margin": rising(
            firm.quotient("net_profit", "revenue"),
            [(percent(10), 10), (percent(8), 8), (percent(6), 6), (percent(4), 4), (percent(2), 2)],
        ),
        "debt-ratio": falling(
            firm.quotient("total_liabilities", "total_assets"),
            [(percent(50), 5), (percent(60), 3), (percent(70), 1)],
        ),
    }


def features(firm: Firm) -> dict[str, Points]:
    """⑨, 15 points set by the province: what it gave, or anything from 0 to 15."""
    given = firm.figure("provincial_feature_score")
    if given.settled and given.low is not None:
        return {"provincial-features": points(given.low, given.low)}
    return {"provincial-features": points(0, 15, given.missing)}


def innovation(firm: Firm) -> dict[str, Points]:
    """⑩–⑬, 35 points."""
    level = "rd_institution_level"
    return {
        "ip": best_tier(
            [
                (10, at_least(firm.figure("class1_ip_high_value"), 1)),
                (8, at_least(firm.figure("class1_ip_self"), 1)),
                (6, at_least(firm.figure("class1_ip"), 1)),
                (2, at_least(firm.figure("class2_ip"), 1)),
            ]
        ),
        "rd-input": better_of(
            _rd_points(firm.figure("rd_expense"), 100 * WAN, (5, 4, 3, 2, 1)),
            _rd_points(firm.quotient("rd_expense", "revenue"), percent(1), (10, 8, 6, 4, 3)),
        ),
        "rd-staff": rising(
            firm.quotient("rd_staff", "employees"), [(percent(20), 5), (percent(10), 3), (percent(5), 1)]
        ),
        "rd-institution": best_tier(
            [
                (10, firm.one_of(level, "nation")),
                (8, firm.one_of(level, "province")),
                (4, firm.one_of(level, "city")),
                (2, firm.one_of(level, "below_city")),
            ]
        ),
    }


def _rd_points(span: Span, step: Number, bounds: tuple[int, ...]) -> Points:
    """10, 8, 6, 4 and 2 points from five lower bounds, told in steps of 100万元 or of 1 %."""
    return rising(
        span, [(bound * step, worth) for bound, worth in zip(bounds, (10, 8, 6, 4, 2), strict=True)]
    )


def direct(firm: Firm) -> Truth:
    """The direct routes that stand in for the score."""
    return any_of(
        firm.within_top("provincial_science_award_rank", 3),
        firm.within_top("national_science_award_rank", 5),
        at_least(firm.summed("rd_expense", 2), 2 * 1000 * WAN),
        at_least(firm.raised("equity_financing", 2), 6000 * WAN),
        firm.within_top("maker_china_rank", 500),
    )


def judge(facts: Mapping[str, object], on: date, case: str) -> OracleResult:
    """Judge one firm; new and renewal alike. The title before it is a note, not a condition (§0a)."""
    del case  # §0: one standard for both
    firm = Firm(facts, on)
    scored = {**specialisation(firm), **refinement(firm), **features(firm), **innovation(firm)}
    conditions = {
        **gate.conditions(firm),
        "niche-years": at_least(firm.niche_years(), 2),
        "rd": all_of(
            at_least(firm.figure("rd_expense"), 100 * WAN),
            at_least(firm.quotient("rd_expense", "revenue"), percent(3)),
        ),
        "revenue-or-equity": any_of(
            at_least(firm.figure("revenue"), 1000 * WAN),
            at_least(firm.raised("equity_financing", 2), 2000 * WAN),
        ),
        "score-or-direct": any_of(reaches(added(scored.values()), 60), direct(firm)),
    }
    return result(conditions, scored)
