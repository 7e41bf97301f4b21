"""专精特新“小巨人”企业, 工信部企业〔2022〕63号 annex 3 (national-criteria §5)."""

from collections.abc import Mapping
from datetime import date

from tests.oracle import gate
from tests.oracle.figures import WAN, YI, percent
from tests.oracle.firm import Firm
from tests.oracle.kit import (
    MET,
    UNKNOWN,
    UNMET,
    OracleResult,
    Truth,
    all_of,
    any_of,
    at_least,
    at_most,
    result,
    union,
)


def research(firm: Firm) -> Truth:
    """新, general (1): what is asked of R&D depends on last year's revenue.

    While the revenue is missing, the bands that are still possible must agree.
    """
    bands = (
        (at_least(firm.figure("revenue"), YI), firm.each_year("rd_expense", "revenue", percent(3), 2)),
        (
            at_least(firm.figure("revenue"), 5000 * WAN),
            firm.each_year("rd_expense", "revenue", percent(6), 2),
        ),
        (Truth(MET), small_firm_research(firm)),
    )
    possible: list[Truth] = []
    choosing: list[frozenset[str]] = []
    for when, then in bands:
        if when.verdict == UNMET:
            continue
        possible.append(then)
        choosing.append(when.missing)
        if when.verdict == MET:
            break
    verdicts = {then.verdict for then in possible}
    if len(verdicts) == 1 and UNKNOWN not in verdicts:
        return possible[0]
    return Truth(UNKNOWN, union([*choosing, *(then.missing for then in possible)]))


def small_firm_research(firm: Firm) -> Truth:
    """Revenue below 5000万: new equity of two years, last year's R&D and R&D staff."""
    return all_of(
        at_least(firm.raised("equity_financing", 2), 8000 * WAN),
        at_least(firm.figure("rd_expense"), 3000 * WAN),
        at_least(firm.quotient("rd_staff", "employees"), percent(50)),
    )


def innovation(firm: Firm) -> Truth:
    """新: all three general conditions, or one of the direct ones."""
    general = all_of(
        research(firm),
        firm.one_of("rd_institution_level", "below_city", "city", "province", "nation"),
        at_least(firm.figure("class1_ip"), 2),
    )
    return any_of(
        general,
        firm.within_top("national_science_award_rank", 3),
        firm.within_top("maker_china_rank", 50),
    )


def judge(facts: Mapping[str, object], on: date, case: str) -> OracleResult:
    """Judge one firm; new and renewal alike. The title before it is a note, not a condition (§0a)."""
    del case  # growth is waived on renewal by the 2026 document only
    firm = Firm(facts, on)
    return result(
        {
            **gate.conditions(firm),
            "niche-years": at_least(firm.niche_years(), 3),
            "main-share": at_least(firm.quotient("main_revenue", "revenue"), percent(70)),
            "growth": at_least(firm.mean_growth("main_revenue", 2), percent(5)),
            "information-system": firm.flag("information_system"),
            "certificate": any_of(firm.flag("management_certificate"), firm.flag("product_certificate")),
            "debt-ratio": at_most(firm.quotient("total_liabilities", "total_assets"), percent(70)),
            "market-share": at_least(firm.figure("market_share_national"), percent(10)),
            "own-brand": firm.flag("own_brand"),
            "innovation": innovation(firm),
            "key-link": firm.flag("key_link"),
            "field": any_of(firm.flag("six_basics"), firm.flag("strategic_emerging")),
        }
    )
