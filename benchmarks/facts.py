"""The facts that the three standards of 2022 read, as columns: name, kind, and what each kind is stored as.

Names follow facts.md: `revenue` is the last full year, `revenue[-1]` the one before. Money is in yuan with at
most two decimals, shares are fractions. An empty cell is a missing fact.
"""

from datetime import date
from typing import Final

ON: Final = date(2026, 6, 1)
"""The day of the judgement; the last full year is the one before."""

MONEY: Final = (
    "revenue", "revenue[-1]", "main_revenue", "main_revenue[-1]", "main_revenue[-2]", "rd_expense",
    "rd_expense[-1]", "total_assets", "total_liabilities", "net_profit", "equity_financing",
    "equity_financing[-1]", "equity_financing[-2]",
)  # fmt: skip
COUNTS: Final = (
    "employees", "rd_staff", "class1_ip", "class1_ip_self", "class1_ip_high_value", "class2_ip",
    "niche_years", "national_science_award_rank", "provincial_science_award_rank", "maker_china_rank",
    "standards_participated", "digital_level",
)  # fmt: skip
SHARES: Final = ("market_share_national",)
POINTS: Final = ("provincial_feature_score",)
FLAGS: Final = (
    "quality_award", "quality_certificate", "own_brand", "management_certificate", "product_certificate",
    "information_system", "strategic_emerging", "six_basics", "key_link", "key_link_results",
    "time_honoured_brand", "supplies_chain_leader", "tech_innovation_demo", "ip_demo", "major_incident",
    "dishonesty_list", "abnormal_operation",
)  # fmt: skip
DATES: Final = ("established_on", "high_tech_until")

INSTITUTIONS: Final = ("none", "below_city", "city", "province", "nation")
INDUSTRIES: Final = (
    "agriculture", "industry", "construction", "wholesale", "retail", "transport", "storage", "post",
    "lodging", "catering", "information", "software", "real_estate", "property", "leasing", "other",
)  # fmt: skip
CHOICES: Final = {"rd_institution_level": INSTITUTIONS, "size_industry": INDUSTRIES}

NUMBERS: Final = (*MONEY, *COUNTS, *SHARES, *POINTS)
FACTS: Final = (*NUMBERS, *FLAGS, *DATES, *CHOICES)
