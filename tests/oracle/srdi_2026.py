"""专精特新中小企业, 工信部企业〔2026〕2号 annex 1 (national-criteria §1)."""

from collections.abc import Mapping
from datetime import date

from tests.oracle import gate
from tests.oracle.figures import WAN, percent
from tests.oracle.firm import Firm
from tests.oracle.kit import OracleResult, Truth, all_of, any_of, at_least, at_most, result


def rd_each_year(firm: Firm) -> Truth:
    """Condition 3: in each of the last two years ≥ 100万 and ≥ 3 % of revenue."""
    return all_of(
        at_least(firm.figure("rd_expense"), 100 * WAN),
        at_least(firm.figure("rd_expense", 1), 100 * WAN),
        firm.each_year("rd_expense", "revenue", percent(3), 2),
    )


def class1_ip(firm: Firm) -> Truth:
    """Condition 4: one class-I right, or an award (top 3 of winners), or a recognised institution."""
    return any_of(
        at_least(firm.figure("class1_ip"), 1),
        firm.within_top("provincial_science_award_rank", 3),
        firm.within_top("national_science_award_rank", 3),
        firm.one_of("rd_institution_level", "province", "nation"),
    )


def evaluation(firm: Firm, case: str, line: int) -> Truth:
    """The platform's score of this year; on renewal either of the last two."""
    this_year = at_least(firm.figure("evaluation_score"), line)
    if case == "new":
        return this_year
    return any_of(this_year, at_least(firm.figure("evaluation_score", 1), line))


def judge(facts: Mapping[str, object], on: date, case: str) -> OracleResult:
    """Judge one firm by the six conditions of annex 1."""
    firm = Firm(facts, on)
    return result(
        {
            **gate.conditions(firm),
            "prerequisite": firm.title("tech_sme", "innovative"),
            "niche-years": at_least(firm.niche_years(), 3),
            "revenue-or-equity": any_of(
                at_least(firm.figure("revenue"), 1500 * WAN),
                at_least(firm.raised("equity_financing", 2), 2000 * WAN),
            ),
            "main-share": at_least(firm.quotient("main_revenue", "revenue"), percent(80)),
            "debt-ratio": at_most(firm.quotient("total_liabilities", "total_assets"), percent(80)),
            "rd-each-year": rd_each_year(firm),
            "class1-ip": class1_ip(firm),
            "market-position": firm.flag("market_position_ok"),
            "evaluation": evaluation(firm, case, 50),
        }
    )
