from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidu.engine.money import exact_text, to_fen


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Fraction(1, 200), "0.01"),
        (Fraction(1, 200) - Fraction(1, 10**40), "0.00"),
        (Fraction(-1, 200), "-0.01"),
        (Fraction(10**30) + Fraction(1, 3), f"{10**30}.33"),
        (Fraction(0), "0.00"),
    ],
)
def test_half_a_fen_rounds_up(value: Fraction, expected: str) -> None:
    assert str(to_fen(value)) == expected


@given(st.fractions(min_value=-(10**12), max_value=10**12))
def test_rounding_moves_by_half_a_fen_at_most(value: Fraction) -> None:
    assert abs(Fraction(to_fen(value)) - value) <= Fraction(1, 200)


@pytest.mark.parametrize(
    ("yuan", "text"),
    [
        ("0.00", "0 元"),
        ("9999.99", "9,999.99 元"),
        ("10000.00", "1 万元"),
        ("372000.00", "37.2 万元"),
        ("12345678.91", "1,234.567891 万元"),
        ("100000000.00", "1 亿元"),
        ("-500000.00", "-50 万元"),
    ],
)
def test_every_fen_is_shown(yuan: str, text: str) -> None:
    assert exact_text(Decimal(yuan)) == text
