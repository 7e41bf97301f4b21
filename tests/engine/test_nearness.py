"""How far a firm is away, condition by condition."""

from fractions import Fraction

import pytest

from tests.tables.out.made import result
from tidu.engine.nearness import distance


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, Fraction(0)),
        ({"evaluation_score": 25}, Fraction(1, 2)),
        ({"total_liabilities": "3000万"}, Fraction(1, 4)),  # 100 % against at most 80 %
        ({"class1_ip": 0}, Fraction(1)),
        ({"market_position_ok": "否"}, Fraction(1)),
        # The nearer of two alternatives counts: revenue is 10 % short, equity wholly.
        ({"revenue": "1350万", "main_revenue": "1350万"}, Fraction(1, 10)),
        # Parts that must all hold add up: amount 10 % short, ratio met.
        ({"rd_expense": "90万"}, Fraction(1, 10)),
    ],
)
def test_distance_is_relative_to_the_line(changes: dict[str, object], expected: Fraction) -> None:
    assert distance(result(**changes)) == expected  # type: ignore[arg-type]
