"""创新型中小企业, 工信部企业〔2022〕63号 annex 1 (national-criteria §3)."""

from collections.abc import Mapping
from datetime import date

from tests.oracle import gate
from tests.oracle.figures import WAN, percent
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
    falling,
    reaches,
    result,
    rising,
)

INNOVATION = ("ip", "rd-ratio")
GROWTH = ("main-growth", "debt-ratio")
SPECIALISATION = ("field", "main-share")


def indicators(firm: Firm) -> dict[str, Points]:
    """The six indicators of annex 1; on a tier boundary the higher points count (§8)."""
    return {
        "ip": best_tier(
            [
                (20, at_least(firm.figure("class1_ip_high_value"), 1)),
                (15, at_least(firm.figure("class1_ip_self"), 1)),
                (10, at_least(firm.figure("class1_ip"), 1)),
                (5, at_least(firm.figure("class2_ip"), 1)),
            ]
        ),
        "rd-ratio": rising(
            firm.quotient("rd_expense", "revenue"),
            [(percent(5), 20), (percent(3), 15), (percent(2), 10), (percent(1), 5)],
        ),
        "main-growth": rising(
            firm.growth("main_revenue"), [(percent(15), 20), (percent(10), 15), (percent(5), 10), (0, 5)]
        ),
        "debt-ratio": falling(
            firm.quotient("total_liabilities", "total_assets"), [(percent(55), 10), (percent(75), 5)]
        ),
        "field": best_tier([(10, firm.flag("strategic_emerging"))], otherwise=5),
        "main-share": rising(
            firm.quotient("main_revenue", "revenue"),
            [(percent(70), 20), (percent(60), 15), (percent(55), 10), (percent(50), 5)],
        ),
    }


def by_score(scored: Mapping[str, Points]) -> Truth:
    """Total ≥ 60 and innovation ≥ 20 and growth ≥ 15 and specialisation ≥ 15."""
    return all_of(
        reaches(added(scored.values()), 60),
        reaches(added(scored[name] for name in INNOVATION), 20),
        reaches(added(scored[name] for name in GROWTH), 15),
        reaches(added(scored[name] for name in SPECIALISATION), 15),
    )


def direct(firm: Firm) -> Truth:
    """Any one of the four direct routes of annex 1."""
    return any_of(
        at_least(firm.figure("national_science_award_rank"), 1),
        at_least(firm.figure("provincial_science_award_rank"), 1),
        firm.title("high_tech"),
        firm.flag("tech_innovation_demo"),
        firm.flag("ip_demo"),
        firm.one_of("rd_institution_level", "province", "nation"),
        at_least(firm.raised("equity_financing", 3), 500 * WAN),
    )


def judge(facts: Mapping[str, object], on: date, case: str) -> OracleResult:
    """Judge one firm; new and renewal alike."""
    del case  # §0: one standard for both
    firm = Firm(facts, on)
    scored = indicators(firm)
    return result({**gate.conditions(firm), "announce": any_of(by_score(scored), direct(firm))}, scored)
