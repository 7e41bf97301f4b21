"""Printed units and the engine's."""

from fractions import Fraction

import pytest

from tidu.engine.units import Unit
from tidu.plans.printed import UNITS, in_printed, printed_text, unit_of


@pytest.mark.parametrize(
    ("printed", "worth", "unit"),
    [
        ("家", 1, Unit.count),
        ("场", 1, Unit.count),
        ("%", Fraction(1, 100), Unit.share),
        ("亿元", 10**8, Unit.money),
    ],
)
def test_what_one_unit_is_worth(printed: str, worth: Fraction, unit: Unit) -> None:
    assert unit_of(printed) == (worth, unit)
    assert in_printed(7 * Fraction(worth), printed) == 7


def test_an_unknown_unit() -> None:
    assert "斤" not in UNITS
    with pytest.raises(KeyError):
        unit_of("斤")


def test_figures_with_their_unit_on_their_side_of_the_line() -> None:
    assert printed_text(Fraction(1200), "家") == "1,200 家"
    assert printed_text(Fraction(296, 10_000), "%", bound=Fraction(3, 100)) == "2.96%"
    assert printed_text(Fraction(199_999_999), "亿元", bound=Fraction(2 * 10**8)) == "1.99999999 亿元"
    assert printed_text(Fraction(5, 2), "个") == "2.5 个"
