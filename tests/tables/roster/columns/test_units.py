"""The unit a column is read in."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from tests.tables.kit import catalogue
from tidu.engine.catalogue import Value
from tidu.tables.roster.cells import Odd, Oddity
from tidu.tables.roster.columns.units import Watched, bare_number, choose_unit, wary_of_fractions
from tidu.tables.roster.headings import Heading
from tidu.tables.roster.model import Cell


def chosen(
    fact: str,
    unit: str = "",
    siblings: str = "",
    declared: str = "",
    cells: Sequence[Cell] = (),
    *,
    by_id: bool = False,
) -> tuple[str, Decimal, str] | None:
    heading = Heading(catalogue().fact(fact), None, unit, by_id)
    found = choose_unit(heading, siblings, declared, cells)
    return None if found is None else (found.label, found.factor, found.origin)


WAN = Decimal(10_000)
PERCENT = Decimal("0.01")
ONE = Decimal(1)


def test_the_heading_comes_first() -> None:
    assert chosen("revenue", "亿元", "万元", "元") == ("亿元", Decimal(10**8), "heading")
    assert chosen("market_share_national", "%") == ("%", PERCENT, "heading")
    assert chosen("employees", "人") == ("人", ONE, "heading")


@pytest.mark.parametrize(
    ("fact", "unit"), [("revenue", "%"), ("market_share_national", "万元"), ("employees", "万元")]
)
def test_a_unit_that_does_not_fit(fact: str, unit: str) -> None:
    assert chosen(fact, unit) is None


def test_money_without_unit() -> None:
    assert chosen("revenue", siblings="万元", declared="元") == ("万元", WAN, "fact")
    assert chosen("revenue", declared="万元") == ("万元", WAN, "sheet")
    assert chosen("revenue") == ("元", ONE, "assumed")
    assert chosen("revenue", declared="万元", by_id=True) == ("元", ONE, "id")


def test_shares_without_unit() -> None:
    assert chosen("market_share_national", cells=[35.0, 0.5, "-"]) == ("%", PERCENT, "assumed")
    assert chosen("market_share_national", cells=[0.35, 1.0, ""]) == ("小数", ONE, "assumed")
    assert chosen("market_share_national", cells=["35%", "8%"]) == ("小数", ONE, "none")
    assert chosen("market_share_national", siblings="%", cells=[0.35]) == ("%", PERCENT, "fact")
    assert chosen("market_share_national", cells=[35.0], by_id=True) == ("小数", ONE, "id")


def test_other_facts_take_the_catalogues_unit() -> None:
    assert chosen("employees") == ("人", ONE, "none")


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (3.5, "3.5"),
        (3, "3"),
        (" ３.5 ", "3.5"),
        (Decimal(2), "2"),
        ("35%", None),
        ("", None),
        (None, None),
        (True, None),
        ("无", None),
        (float("nan"), None),
    ],
)
def test_bare_number(cell: Cell, number: str | None) -> None:
    assert bare_number(cell) == (None if number is None else Decimal(number))


def echo(cell: Cell) -> Value | Odd | None:
    return Decimal(str(cell)) if isinstance(cell, float) else None


def test_fractions_among_percentages_are_left_out() -> None:
    read = wary_of_fractions(echo)
    assert read(0.35) == Odd(Oddity.bare_share)
    assert read(1.0) == Odd(Oddity.bare_share)
    assert read(0.0) == 0
    assert read(35.0) == 35
    assert read("35%") is None


def test_the_largest_number_is_remembered() -> None:
    read = Watched(echo)
    for cell in (3.0, "7", "x", 5.0):
        read(cell)
    assert read.largest == 7
