"""Innovation, quality, titles and judgements of a made-up firm."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tidu.tables.sample.aims import Aim
    from tidu.tables.sample.draws import Draws
    from tidu.tables.sample.figures import Row

_TITLES = ("high_tech", "tech_sme", "innovative", "srdi", "little_giant", "champion")
_ANSWERS = (
    *("quality_award", "quality_certificate", "management_certificate", "product_certificate"),
    *("own_brand", "information_system", "strategic_emerging"),
)
_RARE = ("time_honoured_brand", "supplies_chain_leader", "tech_innovation_demo", "ip_demo")
_JUDGED = (
    *("market_position_ok", "six_basics", "key_link", "key_link_results", "new_product"),
    *("process_advanced", "energy_advanced", "innovation_leading", "revenue_cap_exception"),
)
_NEGATIVES = ("major_incident", "dishonesty_list", "abnormal_operation")
_AWARD_RANKS = {
    "national_science_award_rank": (1, 3, 4, 5, 6),
    "provincial_science_award_rank": (1, 3, 4),
    "maker_china_rank": (1, 50, 51, 500, 501),
}
_TOP_SCORE = 1000


def add_innovation(row: Row, aim: Aim, draws: Draws) -> None:
    """Add rights, institution and awards."""
    rights = draws.at_least(aim.ip)
    own = draws.between(0, rights)
    row["class1_ip"], row["class1_ip_self"] = rights, own
    row["class1_ip_high_value"] = draws.between(0, own) if draws.chance(0.2) else 0
    row["class2_ip"] = draws.between(0, 20)
    row["invention_patents"] = draws.at_least(rights)
    row["standards_participated"] = draws.at_least(1)
    levels = ("below_city", "city", "city", "province") if draws.good() else ("none", "none", "below_city")
    row["rd_institution_level"] = draws.pick(levels)
    for fact, ranks in _AWARD_RANKS.items():
        row[fact] = draws.pick(ranks) if draws.chance(0.03) else 0


def add_quality(row: Row, aim: Aim, draws: Draws) -> None:
    """Add certificates, brand, digital level and scores."""
    for fact in _ANSWERS:
        row[fact] = draws.good()
    for fact in _RARE:
        row[fact] = draws.chance(0.05)
    row["digital_level"] = draws.pick((1, 2, 2, 3, 3, 4))
    for fact in ("evaluation_score", "evaluation_score[-1]"):
        row[fact] = Decimal(min(draws.at_least(aim.score), _TOP_SCORE)).scaleb(-1)
    row["provincial_feature_score"] = draws.pick((None, 5, 9, 12, 15))


def add_age(row: Row, aim: Aim, draws: Draws, on: date) -> None:
    """Add establishment and years in the niche, given or told by the date of entry."""
    years = draws.at_least(aim.niche_years)
    founded = date(on.year - 1 - years - draws.between(0, 8), draws.between(1, 12), draws.between(1, 28))
    row["established_on"] = founded
    if draws.chance(0.85):
        row["niche_years"] = years
    else:
        # Whole years until the end of last year: entered on the first day, or a day too late.
        row["niche_since"] = date(on.year - years, 1, 1) + timedelta(days=draws.pick((0, 0, 1)))


def add_titles(row: Row, aim: Aim, draws: Draws, on: date) -> None:
    """Add titles: running, ending on the very day, ended the day before, ending soon, never held."""
    for title in _TITLES:
        if title in aim.titles and draws.good():
            days: int | None = draws.pick((0, 1, 30, 90, 300, 700))
        else:
            days = draws.pick((-1, -200)) if draws.chance(0.08) else None
        if title == "tech_sme" and days is not None:
            days = min(days, (date(on.year, 12, 31) - on).days)  # held for a calendar year
        row[f"{title}_until"] = None if days is None else on + timedelta(days=days)


def add_judgements(row: Row, draws: Draws) -> None:
    """Add what people settle: some still open."""
    for fact in _JUDGED:
        row[fact] = None if draws.chance(0.15) else draws.good()
    for fact in _NEGATIVES:
        row[fact] = None if draws.chance(0.03) else draws.chance(0.01)
