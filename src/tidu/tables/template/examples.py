"""The example firm of the template: plainly made up, and what a good answer to each column looks like."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tidu.engine.schema.facts import FactType
from tidu.engine.uscc import make
from tidu.tables.roster.skipping import EXAMPLE_MARK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidu.engine.schema.facts import FactDefinition
    from tidu.tables.template.layout import Column

Shown = str | float | date

# Region 000000 and a body of zeros: a valid code that no register can hold.
EXAMPLE_CODE = make("000000", "00000000")

# In the units of the columns; keys as rules write them.
_VALUES: Mapping[str, Shown] = {
    "uscc": EXAMPLE_CODE,
    "name": f"{EXAMPLE_MARK}虚构精密机电有限公司",
    "jurisdiction": "江苏省常熟市",
    "revenue": 5600.00,
    "revenue[-1]": 5020.50,
    "revenue[-2]": 4700.00,
    "main_revenue": 5150.00,
    "main_revenue[-1]": 4600.00,
    "main_revenue[-2]": 4200.00,
    "net_profit": 486.25,
    "net_profit[-1]": 402.00,
    "net_profit[-2]": -35.80,
    "total_assets": 8200.00,
    "total_liabilities": 3900.00,
    "rd_expense": 310.00,
    "rd_expense[-1]": 268.40,
    "equity_financing": 1000.00,
    "equity_financing[-1]": 0,
    "equity_financing[-2]": 0,
    "employees": 126,
    "rd_staff": 28,
    "niche_years": 9,
    "main_product_count": 2,
    "market_share_national": 12.5,
    "market_share_global": 3,
    "market_rank_national": 4,
    "market_rank_global": 15,
    "class1_ip": 4,
    "class1_ip_self": 3,
    "class1_ip_high_value": 1,
    "class2_ip": 12,
    "invention_patents": 4,
    "standards_participated": 2,
    "digital_level": 3,
    "evaluation_score": 62,
    "evaluation_score[-1]": 58.5,
    "provincial_feature_score": 9,
}
_CHOICES = {"size_industry": "industry", "rd_institution_level": "city"}
_NO = frozenset({"major_incident", "dishonesty_list", "abnormal_operation"})
_NEVER_HELD = frozenset({"little_giant_until", "champion_until"})


def example_of(column: Column, on: date) -> Shown | None:
    """Return what the example firm has in a column; None where it leaves it empty.

    Args:
        column: the column.
        on: date of the template; titles run beyond it.
    """
    fact = column.fact
    if column.key in _VALUES:
        return _VALUES[column.key]
    if fact.type is FactType.choice:
        return choice_label(fact, _CHOICES.get(fact.id, fact.choices[0].id))
    if fact.type is FactType.bool_:
        return _answer(column)
    if fact.type is FactType.date:
        return _day(fact, on)
    return 0 if fact.minimum == 0 else None


def choice_label(fact: FactDefinition, choice_id: str) -> str:
    """Return the Chinese label of a choice."""
    return next(choice.label for choice in fact.choices if choice.id == choice_id)


def _answer(column: Column) -> str | None:
    if column.fact.id in _NO:
        return "否"
    return None if column.fact.is_judgement else "是"


def _day(fact: FactDefinition, on: date) -> date | None:
    if fact.id in _NEVER_HELD:
        return None
    if fact.id.endswith("_until"):
        return date(on.year + 1, 12, 31)
    return date(on.year - 12, 3, 18) if fact.id == "established_on" else date(on.year - 10, 1, 1)
