"""制造业单项冠军, 工信部政法〔2023〕138号 (national-criteria §6)."""

from collections.abc import Mapping
from datetime import date

from tests.oracle import gate
from tests.oracle.figures import YI
from tests.oracle.firm import Firm
from tests.oracle.kit import OracleResult, Truth, all_of, any_of, at_least, result


def main_revenue(firm: Firm) -> Truth:
    """Mean main revenue of three years ≥ 4亿; ≥ 2亿 for 专精特新 of the province or higher."""
    three_years = firm.summed("main_revenue", 3)
    return any_of(
        at_least(three_years, 3 * 4 * YI),
        all_of(at_least(three_years, 3 * 2 * YI), firm.title("srdi", "little_giant")),
    )


def judge(facts: Mapping[str, object], on: date, case: str) -> OracleResult:
    """Judge one firm; new and renewal alike."""
    del case  # §0: one standard for both
    firm = Firm(facts, on)
    return result(
        {
            **gate.conditions(firm),
            "niche-years": any_of(
                at_least(firm.niche_years(), 10),
                all_of(firm.flag("new_product"), at_least(firm.niche_years(), 5)),
            ),
            "main-revenue": main_revenue(firm),
            "global-rank": firm.within_top("market_rank_global", 3),
            "process": firm.flag("process_advanced"),
            "energy": firm.flag("energy_advanced"),
            "innovation": firm.flag("innovation_leading"),
            "standards": at_least(firm.figure("standards_participated"), 1),
        }
    )
