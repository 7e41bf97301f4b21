"""The rule of status: worked at each border, and properties that hold whatever the figures."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidu.plans.goals import Goal
from tidu.plans.schema.targets import Operator
from tidu.plans.status import Status, judge

COUNT = Goal(Operator.at_least, Fraction(100), adds_up=True)
SHARE = Goal(Operator.at_least, Fraction(3, 100), adds_up=False)
ABOUT = Goal(Operator.about, Fraction(10), adds_up=True)
HALFWAY = Fraction(1, 2)


def status(goal: Goal, value: Fraction | int, *, elapsed: Fraction = HALFWAY, due: bool = False) -> Status:
    return judge(goal, Fraction(value), Fraction(value), elapsed=elapsed, due=due).status


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (100, Status.done),
        (99, Status.on_track),
        (50, Status.on_track),
        (49, Status.at_risk),
        (40, Status.at_risk),
        (39, Status.behind),
        (0, Status.behind),
    ],
)
def test_a_count_half_way_through(value: int, expected: Status) -> None:
    assert status(COUNT, value) is expected


@pytest.mark.parametrize(("value", "expected"), [(100, Status.done), (99, Status.behind)])
def test_a_count_when_time_is_up(value: int, expected: Status) -> None:
    assert status(COUNT, value, elapsed=Fraction(1), due=True) is expected


@pytest.mark.parametrize(
    ("permille", "before", "due"),
    [
        (30, Status.on_track, Status.done),
        (29, Status.at_risk, Status.behind),
        (27, Status.at_risk, Status.behind),
        (26, Status.behind, Status.behind),
    ],
)
def test_a_share_must_hold_at_the_end(permille: int, before: Status, due: Status) -> None:
    value = Fraction(permille, 1000)
    assert status(SHARE, value) is before
    assert status(SHARE, value, elapsed=Fraction(1), due=True) is due


@pytest.mark.parametrize(("value", "expected"), [(10, Status.done), (9, Status.at_risk), (8, Status.behind)])
def test_about_is_left_to_people_when_time_is_up(value: int, expected: Status) -> None:
    found = judge(ABOUT, Fraction(value), Fraction(value), elapsed=Fraction(1), due=True)
    assert found.status is expected
    assert ("由人认定" in found.reason) == (expected is Status.at_risk)


def test_nothing_is_not_zero() -> None:
    assert judge(COUNT, None, None, elapsed=HALFWAY, due=False).status is Status.no_data
    assert judge(COUNT, None, Fraction(5), elapsed=HALFWAY, due=True).status is Status.no_data
    assert status(COUNT, 0) is Status.behind


def test_missing_data_that_may_decide_are_a_risk_not_a_failure() -> None:
    found = judge(COUNT, Fraction(10), Fraction(100), elapsed=Fraction(1), due=True)
    assert found.status is Status.at_risk
    assert "补齐数据后可能达到" in found.reason
    assert judge(COUNT, Fraction(10), Fraction(99), elapsed=Fraction(1), due=True).status is Status.behind
    assert judge(COUNT, Fraction(10), None, elapsed=Fraction(1), due=True).status is Status.at_risk


def test_down_to_zero() -> None:
    known = Goal(Operator.zero, Fraction(0), adds_up=True, baseline=Fraction(40))
    assert [status(known, left) for left in (0, 20, 24, 25)] == [
        Status.done,
        Status.on_track,
        Status.at_risk,
        Status.behind,
    ]
    assert status(Goal(Operator.zero, Fraction(0), adds_up=True), 3) is Status.behind


def test_a_share_done_is_never_rounded_up_to_all() -> None:
    found = judge(COUNT, Fraction(9999, 100), Fraction(9999, 100), elapsed=Fraction(1, 3), due=False)
    assert found.reason == "完成 99.9%，时间已过 33.3%"


OPERATORS = st.sampled_from([Operator.at_least, Operator.more, Operator.bare, Operator.about, Operator.range])
FIGURES = st.fractions(min_value=0, max_value=200, max_denominator=50)
TIMES = st.fractions(min_value=0, max_value=1, max_denominator=50)
GOALS = st.builds(
    Goal,
    OPERATORS,
    st.fractions(min_value=1, max_value=100, max_denominator=50),
    adds_up=st.booleans(),
    baseline=st.none(),
)


@given(goal=GOALS, less=FIGURES, more=FIGURES, elapsed=TIMES, due=st.booleans())
def test_more_is_never_worse(
    goal: Goal, less: Fraction, more: Fraction, elapsed: Fraction, *, due: bool
) -> None:
    low, high = sorted((less, more))
    assert status(goal, low, elapsed=elapsed, due=due) <= status(goal, high, elapsed=elapsed, due=due)


@given(goal=GOALS, value=FIGURES, early=TIMES, late=TIMES)
def test_the_same_figure_later_is_never_better(
    goal: Goal, value: Fraction, early: Fraction, late: Fraction
) -> None:
    first, last = sorted((early, late))
    assert status(goal, value, elapsed=last) <= status(goal, value, elapsed=first)


@given(goal=GOALS, value=FIGURES, elapsed=TIMES, due=st.booleans())
def test_done_is_said_of_nothing_that_falls_short(
    goal: Goal,
    value: Fraction,
    elapsed: Fraction,
    *,
    due: bool,
) -> None:
    found = status(goal, value, elapsed=elapsed, due=due)
    assert (found is Status.done) == (goal.met_by(value) and (goal.adds_up or due))


@given(goal=GOALS, low=FIGURES, width=FIGURES, elapsed=TIMES, due=st.booleans())
def test_open_data_never_make_a_target_look_better_than_sure_ones_could(
    goal: Goal,
    low: Fraction,
    width: Fraction,
    elapsed: Fraction,
    *,
    due: bool,
) -> None:
    found = judge(goal, low, low + width, elapsed=elapsed, due=due).status
    assert status(goal, low, elapsed=elapsed, due=due) <= found
    assert found <= max(status(goal, low + width, elapsed=elapsed, due=due), Status.at_risk)
