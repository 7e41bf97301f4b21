"""浙江隐形冠军（2026年） (national-criteria §6)."""

from collections.abc import Mapping
from datetime import date

from tests.oracle import gate
from tests.oracle.figures import WAN, YI, percent
from tests.oracle.firm import Firm
from tests.oracle.kit import OracleResult, Truth, all_of, any_of, at_least, at_most, exceeds, result


def growing(firm: Firm) -> Truth:
    """Revenue growing two years: each of the two above the one before."""
    return all_of(
        exceeds(firm.figure("revenue"), firm.figure("revenue", 1)),
        exceeds(firm.figure("revenue", 1), firm.figure("revenue", 2)),
    )


def judge(facts: Mapping[str, object], on: date, case: str) -> OracleResult:
    """Judge one firm."""
    del case  # §0: new applications only
    firm = Firm(facts, on)
    return result(
        {
            **gate.conditions(firm),
            "province-years": at_least(firm.full_years_since("established_on"), 10),
            "niche-years": at_least(firm.niche_years(), 10),
            "revenue": at_least(firm.figure("revenue"), 5000 * WAN),
            # "Generally" ≤ 20亿: beyond it a person says whether the firm still counts.
            "revenue-guide": any_of(
                at_most(firm.figure("revenue"), 20 * YI), firm.flag("revenue_cap_exception")
            ),
            "revenue-growth": growing(firm),
            "profit-growth": at_least(firm.mean_growth("net_profit", 2), percent(10)),
            "debt-ratio": at_most(firm.quotient("total_liabilities", "total_assets"), percent(75)),
            "main-products": at_most(firm.figure("main_product_count"), 3),
            "main-share": at_least(firm.quotient("main_revenue", "revenue"), percent(70)),
            "market-rank": any_of(
                firm.within_top("market_rank_global", 10), firm.within_top("market_rank_national", 3)
            ),
            "rd-ratio": firm.each_year("rd_expense", "revenue", percent(4), 2),
            "patents": at_least(firm.figure("invention_patents"), 4),
            "standards": at_least(firm.figure("standards_participated"), 1),
            "own-brand": firm.flag("own_brand"),
            "international-certificate": firm.flag("product_certificate"),
        }
    )
