from fractions import Fraction

from tidu.engine.measures.aggregates import aggregate
from tidu.engine.measures.members import Member
from tidu.engine.scalar.intervals import Interval


def member(low: int | None, high: int | None, *, certain: bool = True) -> Member:
    return Member(
        0, certain, None if low is None else Fraction(low), None if high is None else Fraction(high)
    )


def test_those_who_may_count_pull_the_mean_as_far_as_they_can() -> None:
    members = [member(10, 10), member(4, 4, certain=False), member(9, 9, certain=False)]
    # Least: with the 4 (7), the 9 would raise it again. Most: with neither.
    assert aggregate("mean", members) == Interval(Fraction(7), Fraction(10))


def test_a_value_without_bound_leaves_the_mean_without_bound() -> None:
    assert aggregate("mean", [member(10, 10), member(0, None)]) == Interval(Fraction(5), None)
    assert aggregate("mean", [member(10, 10), member(None, 3, certain=False)]) == Interval(None, Fraction(10))


def test_a_firm_that_may_count_brings_its_value_or_nothing() -> None:
    members = [member(5, 5), member(-2, 7, certain=False), member(3, 3, certain=False)]
    assert aggregate("sum", members) == Interval(Fraction(3), Fraction(15))


def test_no_sure_member_leaves_the_mean_perhaps_undefined() -> None:
    found = aggregate("share", [member(1, 1, certain=False), member(0, 1, certain=False)])
    assert found == Interval(Fraction(0), Fraction(1), perhaps_undefined=True)
    assert aggregate("mean", [Member(0, certain=True, low=None, high=None, undefined=True)]).undefined
