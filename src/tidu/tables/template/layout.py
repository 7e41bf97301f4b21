"""Which columns an input workbook has, in which order, and how each is headed.

Only facts that the shipped standards use, and as many years of each as they look back; a test holds this
against the packs.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from tidu.tables.roster.headings.units import factor_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tidu.engine.catalogue import Catalogue
    from tidu.engine.schema.facts import FactDefinition

# Group → facts in order; behind a colon, how many years the standards look at.
_GROUPS: Mapping[str, str] = {
    "企业信息": "uscc name jurisdiction size_industry established_on",
    "财务与人员": """revenue:3 main_revenue:3 net_profit:3 total_assets total_liabilities rd_expense:2
        equity_financing:3 employees rd_staff""",
    "细分市场": """niche_years niche_since main_product_count
        market_share_national market_share_global market_rank_national market_rank_global""",
    "知识产权与研发": """class1_ip class1_ip_self class1_ip_high_value class2_ip invention_patents
        rd_institution_level national_science_award_rank provincial_science_award_rank maker_china_rank""",
    "质量、品牌与数字化": """quality_award quality_certificate management_certificate product_certificate
        own_brand standards_participated digital_level information_system""",
    "产业领域": "strategic_emerging time_honoured_brand supplies_chain_leader",
    "评价得分": "evaluation_score:2 provincial_feature_score",
    "称号（从未获得的留空）": """high_tech_until tech_sme_until innovative_until srdi_until
        little_giant_until champion_until tech_innovation_demo ip_demo""",
    "由主管部门认定（未认定的留空）": """market_position_ok six_basics key_link key_link_results new_product
        process_advanced energy_advanced innovation_leading revenue_cap_exception""",
    "负面情形（未核实的留空）": "major_incident dishonesty_list abnormal_operation",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an input workbook.

    Args:
        group: Chinese name of the group it stands in.
        fact: the fact.
        year: calendar year; None for facts that are not kept by year.
        key: name of the fact as rules write it: ``revenue[-1]``.
    """

    group: str
    fact: FactDefinition
    year: int | None
    key: str

    @property
    def heading(self) -> str:
        """Chinese heading with unit and year, e.g. ``营业收入（万元）2025``."""
        unit = f"（{self.fact.unit_label}）" if self.fact.unit_label else ""
        return f"{self.fact.label}{unit}{'' if self.year is None else self.year}"

    @property
    def factor(self) -> Decimal:
        """Base units (yuan, fractions) in one unit of the column."""
        return factor_of(self.fact.type, self.fact.unit_label) or Decimal(1)


def columns_of(catalogue: Catalogue, on: date) -> tuple[Column, ...]:
    """List the columns for a date, the newest year first.

    Args:
        catalogue: facts that exist; a fact that no pack defines is left out.
        on: date whose last full years are asked for.
    """
    return tuple(
        _column(group, catalogue.facts[fact], -back, on)
        for group, words in _GROUPS.items()
        for fact, _, years in (word.partition(":") for word in words.split())
        if fact in catalogue.facts
        for back in range(int(years or 1))
    )


def _column(group: str, fact: FactDefinition, offset: int, on: date) -> Column:
    year = on.year + fact.year_anchor + offset if fact.period.by_year else None
    return Column(group, fact, year, f"{fact.id}[{offset}]" if offset else fact.id)
