"""Points name every slot they depend on, each once."""

from fractions import Fraction

from tests.engine.exact import SLOTS
from tidu.engine.compiled.points import AddUp, Best, GivenPoints, Greatest, Regional, Step, slots_of_points
from tidu.engine.expressions.typed import Holds

A, B, C, D = SLOTS
ONE = Fraction(1)


def holds(index: int) -> Holds:
    return Holds(SLOTS[index], judgement=False)


def test_slots_of_every_kind() -> None:
    best = Best((Step(ONE, holds(0)), Step(ONE, holds(1)), Step(ONE, holds(0))), Fraction(0))
    each = AddUp(ONE, ONE, (holds(2), holds(1)))
    given = GivenPoints(D, ONE)
    assert slots_of_points(best) == (A, B)
    assert slots_of_points(each) == (C, B)
    assert slots_of_points(given) == (D,)
    assert slots_of_points(Greatest((best, each))) == (A, B, C)
    assert slots_of_points(Regional(D, ((("32",), best),), each)) == (D, A, B, C)
