"""A figure reaches its goal exactly at the bound, or only beyond it, as the document's word has it."""

from fractions import Fraction

import pytest

from tests.plans.kit import target_of
from tidu.plans.goals import Goal
from tidu.plans.schema.targets import Operator

HALF = Fraction(1, 2)


@pytest.mark.parametrize(
    ("op", "under", "at", "over"),
    [
        (">=", False, True, True),
        (">", False, False, True),
        ("<=", True, True, False),
        ("<", True, False, False),
        ("=", False, True, True),
        ("~", False, True, True),
        ("range", False, True, True),
        ("full", False, True, True),
        ("zero", True, True, False),
    ],
)
def test_at_the_bound(op: str, *, under: bool, at: bool, over: bool) -> None:
    goal = Goal(Operator(op), Fraction(10), adds_up=True)
    tiny = Fraction(1, 10**9)
    assert [goal.met_by(value) for value in (10 - tiny, Fraction(10), 10 + tiny)] == [under, at, over]


def test_the_sure_end_is_the_worse_one() -> None:
    up, down = (Goal(op, Fraction(10), adds_up=True) for op in (Operator.at_least, Operator.at_most))
    low, high = Fraction(1), Fraction(2)
    assert (up.sure(low, high), up.best(low, high)) == (low, high)
    assert (down.sure(low, high), down.best(low, high)) == (high, low)


def test_the_way_begins_at_the_baseline() -> None:
    plain = Goal(Operator.at_least, Fraction(10), adds_up=True)
    begun = Goal(Operator.at_least, Fraction(10), adds_up=True, baseline=Fraction(6))
    assert (plain.share_done(Fraction(8)), begun.share_done(Fraction(8))) == (Fraction(4, 5), HALF)
    assert begun.share_done(Fraction(5)) == 0
    assert begun.share_done(Fraction(12)) == 1


def test_a_way_down() -> None:
    goal = Goal(Operator.zero, Fraction(0), adds_up=True, baseline=Fraction(40))
    assert [goal.share_done(Fraction(left)) for left in (40, 20, 0, 60)] == [0, HALF, 1, 0]
    assert Goal(Operator.zero, Fraction(0), adds_up=True).share_done(Fraction(3)) == 0


def test_what_is_missing() -> None:
    assert Goal(Operator.at_least, Fraction(10), adds_up=True).short_by(Fraction(7)) == 3
    assert Goal(Operator.at_least, Fraction(10), adds_up=True).short_by(Fraction(11)) == 0
    assert Goal(Operator.at_most, Fraction(10), adds_up=True).short_by(Fraction(12)) == 2


def test_the_goal_of_a_target_is_in_base_units() -> None:
    target = target_of('baseline: {value: 2.5, on: 2022-12-31, clause: "1"}', value="3", unit="%")
    goal = Goal.of(target, Fraction(1, 100))
    assert (goal.figure, goal.baseline, goal.adds_up) == (Fraction(3, 100), Fraction(1, 40), False)
