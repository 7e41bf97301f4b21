"""The most points a table can give, whatever the kind of indicator."""

from fractions import Fraction

import pytest

from tests.engine.exact import SLOTS
from tidu.engine.compiled.points import AddUp, Best, GivenPoints, Greatest, Points, Regional, Step
from tidu.engine.expressions.typed import Holds
from tidu.engine.packs import score_checks

ONE, TWO, FIVE = Fraction(1), Fraction(2), Fraction(5)
TEST = Holds(SLOTS[0], judgement=False)
BEST = Best((Step(FIVE, TEST), Step(ONE, TEST)), Fraction(0))
EACH = AddUp(TWO, FIVE, (TEST, TEST))


@pytest.mark.parametrize(
    ("points", "most", "tests"),
    [
        (BEST, FIVE, 2),
        (Best((), ONE), ONE, 0),
        (EACH, Fraction(4), 2),
        (AddUp(TWO, ONE, (TEST,)), ONE, 1),
        (Greatest((BEST, EACH)), FIVE, 4),
        (GivenPoints(SLOTS[0], TWO), TWO, 0),
        (Regional(SLOTS[0], ((("32",), BEST),), EACH), FIVE, 4),
    ],
)
def test_most_points(points: Points, most: Fraction, tests: int) -> None:
    assert score_checks.most_points(points) == most
    assert len(list(score_checks.tests_of(points))) == tests
