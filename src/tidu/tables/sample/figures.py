"""Money, people and market of a made-up firm, drawn around the lines it aims at."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tidu.tables.sample.aims import WAN

if TYPE_CHECKING:
    from tidu.tables.sample.aims import Aim
    from tidu.tables.sample.draws import Draws

Row = dict[str, object]
"""Facts of one firm by key (``revenue[-1]``): Decimal (yuan, fractions), int, bool, date, str or None."""

_WHOLE = 10_000
_MARGINS = (200, 400, 600, 800, 1000)
_STAFF_LINES = (500, 1000, 2000)
_SIZE_LINES = (20, 300, 1000)
_EQUITY_LINES = (500, 2000, 6000, 8000)


def yuan(fen: int) -> Decimal:
    """Return fen as yuan with two decimals."""
    return Decimal(fen).scaleb(-2)


def share(parts: int, whole: int = _WHOLE) -> Decimal:
    """Return a fraction."""
    return Decimal(parts) / Decimal(whole)


def add_sales(row: Row, aim: Aim, draws: Draws) -> list[int]:
    """Add revenue and main revenue of three years; return the revenues in fen, the newest first."""
    revenues = [draws.at_least(aim.revenue)]
    growth = _WHOLE + aim.growth
    for _ in range(2):
        revenues.append(draws.at_most(revenues[-1] * _WHOLE // growth))
    mains = [min(draws.at_least(-(-revenues[0] * aim.main_share // _WHOLE)), revenues[0])]
    for revenue in revenues[1:]:
        mains.append(min(draws.at_most(mains[-1] * _WHOLE // growth), revenue))
    _add_years(row, "revenue", revenues)
    _add_years(row, "main_revenue", mains)
    return revenues


def add_accounts(row: Row, aim: Aim, draws: Draws, revenues: list[int]) -> None:
    """Add profits, balance sheet, R&D and equity, by the revenues of three years."""
    profit = draws.at_least(revenues[0] * draws.pick(_MARGINS) // _WHOLE)
    profits = [profit, draws.at_most(profit * 10 // 11), draws.at_most(profit * 100 // 121)]
    if draws.chance(0.05):
        profits[draws.between(0, 2)] = -draws.between(1, profit + 1)
    _add_years(row, "net_profit", profits)
    assets = draws.between(revenues[0] // 2, revenues[0] * 2)
    row["total_assets"] = yuan(assets)
    row["total_liabilities"] = yuan(draws.at_most(assets * aim.debt // _WHOLE))
    research = [max(aim.rd_amount, -(-revenue * aim.rd_share // _WHOLE)) for revenue in revenues[:2]]
    _add_years(row, "rd_expense", [draws.at_least(line) for line in research])
    raised = [0, 0, 0]
    if draws.chance(0.12):
        raised[draws.between(0, 2)] = draws.at_least(draws.pick(_EQUITY_LINES) * WAN)
    _add_years(row, "equity_financing", raised)


def add_people(row: Row, draws: Draws, revenue: int) -> None:
    """Add staff: near a size line, or what the revenue feeds."""
    fed = max(revenue // (60 * WAN), 3)
    employees = draws.at_least(draws.pick(_SIZE_LINES)) if draws.chance(0.1) else draws.between(fed, fed * 2)
    row["employees"] = employees
    row["rd_staff"] = min(draws.at_least(-(-employees * draws.pick(_STAFF_LINES) // _WHOLE)), employees)


def add_market(row: Row, aim: Aim, draws: Draws) -> None:
    """Add products, shares and ranks of the market."""
    national = min(draws.at_least(1000, 10), _WHOLE)
    row["main_product_count"] = draws.at_most(3)
    row["market_share_national"] = share(national)
    row["market_share_global"] = share(national // draws.between(2, 8))
    row["market_rank_national"] = max(draws.at_most(3), 1)
    row["market_rank_global"] = max(draws.at_most(3 if aim.revenue >= 20_000 * WAN else 10), 1)


def _add_years(row: Row, fact: str, fens: list[int]) -> None:
    for back, fen in enumerate(fens):
        row[f"{fact}[{-back}]" if back else fact] = yuan(fen)
