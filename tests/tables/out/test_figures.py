from decimal import Decimal
from fractions import Fraction

import pytest

from tidu.tables.out.figures import exact_or_beyond, figure, number


@pytest.mark.parametrize(
    ("value", "bound", "text"),
    [
        (Fraction(1, 4), None, "0.250000000000"),
        (Fraction(2, 3), None, "0.666666666667"),
        (Fraction(2, 3), Decimal("0.6666666666666"), "0.666666666667"),
        (Fraction(1, 3), Decimal("0.3333333333334"), "0.333333333333"),
        (Fraction(3, 100) - Fraction(1, 10**15), Decimal("0.03"), "0.029999999999"),
        (Fraction(3, 100) + Fraction(1, 10**15), Decimal("0.03"), "0.030000000001"),
        (Fraction(3, 100), Decimal("0.03"), "0.030000000000"),
    ],
)
def test_figures_stay_on_their_side_of_the_bound(value: Fraction, bound: Decimal | None, text: str) -> None:
    assert str(exact_or_beyond(value, bound)) == text


def test_whole_numbers_have_no_point_and_no_exponent() -> None:
    assert repr(number(Decimal("1500000.00"))) == "1500000"
    assert repr(number(Decimal("1.5E+6"))) == "1500000"
    assert str(number(Decimal("0.80"))) == "0.8"


def test_what_is_no_number_stays() -> None:
    assert number("nation") == "nation"
    assert number(None) is None
    assert figure([Fraction(1, 2), None]) == [Decimal("0.5"), None]
    assert figure(value=True) is True
