"""Figures of made-up firms hang together, and hug their lines to the fen."""

from datetime import date
from decimal import Decimal

from tidu.tables.sample.figures import share, yuan
from tidu.tables.sample.firms import sample

FIRMS = list(sample(400, 3, on=date(2026, 6, 1)))


def pairs(low: str, high: str) -> list[tuple[Decimal, Decimal]]:
    """Two facts of every firm that has both."""
    found = [
        (Decimal(str(firm[low])), Decimal(str(firm[high])))
        for firm in FIRMS
        if firm[low] is not None and firm[high] is not None
    ]
    assert len(found) > 300
    return found


def test_parts_are_not_more_than_the_whole() -> None:
    for suffix in ("", "[-1]", "[-2]"):
        assert all(main <= revenue for main, revenue in pairs(f"main_revenue{suffix}", f"revenue{suffix}"))
    assert all(staff <= employees for staff, employees in pairs("rd_staff", "employees"))
    assert all(abroad <= home for abroad, home in pairs("market_share_global", "market_share_national"))


def test_shares_are_hugged_from_both_sides() -> None:
    shares = [main / revenue for main, revenue in pairs("main_revenue", "revenue")]
    debts = [debt / assets for debt, assets in pairs("total_liabilities", "total_assets")]
    for line in ("0.7", "0.8"):
        near = [found - Decimal(line) for found in shares if abs(found - Decimal(line)) < Decimal("1e-6")]
        assert any(gap < 0 for gap in near)
        assert any(gap >= 0 for gap in near)
    assert any(Decimal(0) < debt - Decimal("0.7") < Decimal("1e-6") for debt in debts)


def test_amounts_lie_on_the_line_one_fen_under_and_one_over() -> None:
    revenues = {firm["revenue"] for firm in FIRMS}
    assert {Decimal("15000000.00"), Decimal("14999999.99"), Decimal("15000000.01")} <= revenues
    research = {firm["rd_expense"] for firm in FIRMS}
    assert {Decimal("1000000.00"), Decimal("999999.99"), Decimal("1000000.01")} <= research


def test_some_make_losses_and_some_raise_equity() -> None:
    profits = [firm["net_profit"] for firm in FIRMS]
    assert any(isinstance(profit, Decimal) and profit < 0 for profit in profits)
    assert any(firm["equity_financing"] for firm in FIRMS)


def test_units() -> None:
    assert str(yuan(123)) == "1.23"
    assert share(1250) == Decimal("0.125")
