"""专精特新“小巨人”企业, 工信部企业〔2026〕2号 annex 2 (national-criteria §2)."""

from collections.abc import Mapping
from datetime import date

from tests.oracle import gate
from tests.oracle.figures import WAN, Span, percent
from tests.oracle.figures import ratio as quotient_of
from tests.oracle.firm import Firm
from tests.oracle.kit import (
    MET,
    NEUTRAL,
    OracleResult,
    Truth,
    all_of,
    any_of,
    at_least,
    at_most,
    known,
    result,
)
from tests.oracle.srdi_2026 import evaluation


def two_year_growth(firm: Firm) -> Span:
    """Revenue over that of two years before: compound growth of 5 % a year makes it 1.05²."""
    return quotient_of(firm.figure("revenue"), firm.figure("revenue", 2))


def own_title(firm: Firm, case: str) -> Truth:
    """Already a 单项冠军: no new application (§0a); not asked on renewal."""
    return known(firm.title("champion").verdict != MET) if case == "new" else NEUTRAL


def judge(facts: Mapping[str, object], on: date, case: str) -> OracleResult:
    """Judge one firm by the seven conditions of annex 2."""
    firm = Firm(facts, on)
    growing = at_least(two_year_growth(firm), percent(105) ** 2)
    return result(
        {
            **gate.conditions(firm),
            "not-champion": own_title(firm, case),
            "prerequisite": firm.title("srdi"),
            "niche-years": at_least(firm.niche_years(), 3),
            "revenue": at_least(firm.figure("revenue"), 5000 * WAN),
            "main-share": at_least(firm.quotient("main_revenue", "revenue"), percent(90)),
            "growth": growing if case == "new" else NEUTRAL,
            "debt-ratio": at_most(firm.quotient("total_liabilities", "total_assets"), percent(75)),
            "rd": all_of(
                at_least(firm.summed("rd_expense", 2), 1200 * WAN),
                firm.each_year("rd_expense", "revenue", percent(3), 2),
            ),
            "class1-ip": any_of(
                at_least(firm.figure("class1_ip"), 4), firm.within_top("national_science_award_rank", 3)
            ),
            "market-position": any_of(
                at_least(firm.figure("market_share_national"), percent(10)),
                at_least(firm.figure("market_share_global"), percent(10)),
                firm.within_top("market_rank_national", 3),
            ),
            "field": any_of(firm.flag("six_basics"), firm.flag("key_link")),
            "evaluation": evaluation(firm, case, 60),
        }
    )
