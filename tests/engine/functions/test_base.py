"""What functions share: the kinds of argument, windows of years, and plain arithmetic."""

from fractions import Fraction

import pytest

from tidu.engine.expressions.typed import Arithmetic, Literal, Numeric, Reference, Slot
from tidu.engine.functions import FUNCTIONS
from tidu.engine.functions.base import (
    LONGEST_WINDOW,
    ArgumentError,
    add,
    divide,
    less_one,
    plain,
    whole,
    years_of,
)
from tidu.engine.units import Unit

MONEY = Reference(Slot("revenue"), Unit.money, None, None)


def test_a_signature() -> None:
    assert FUNCTIONS["total"].signature == "total(amount, years)"
    assert all(name == function.name for name, function in FUNCTIONS.items())


@pytest.mark.parametrize("unit", [Unit.number, Unit.years])
def test_a_window(unit: Unit) -> None:
    assert whole(Literal(Fraction(2), unit)) == 2


@pytest.mark.parametrize(
    "node",
    [
        Literal(Fraction(0), Unit.number),
        Literal(Fraction(LONGEST_WINDOW + 1), Unit.number),
        Literal(Fraction(5, 2), Unit.number),
        Literal(Fraction(2), Unit.money),
        MONEY,
    ],
)
def test_no_window(node: Numeric) -> None:
    with pytest.raises(ArgumentError, match="窗口长度"):
        whole(node)


def test_years_run_back_from_the_newest() -> None:
    years = years_of(Arithmetic("*", MONEY, plain(2), Unit.money), 3)
    assert [year.left.slot.offset for year in years if isinstance(year, Arithmetic)] == [0, -1, -2]  # type: ignore[union-attr]
    with pytest.raises(ArgumentError, match="应为分年度的事实"):
        years_of(plain(3), 2)


def test_arithmetic_keeps_units() -> None:
    assert add((MONEY, MONEY)).unit is Unit.money
    assert add((MONEY,)) is MONEY
    assert divide(MONEY, MONEY).unit is Unit.share
    assert divide(MONEY, plain(2)).unit is Unit.money
    assert less_one(divide(MONEY, MONEY)).unit is Unit.share
