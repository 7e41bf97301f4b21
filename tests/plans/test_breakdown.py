"""Breaking down loses nothing: parts add up to the whole, and each is within a step of its exact share."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.plans.kit import target_of
from tidu.plans.breakdown import BreakdownError, break_down, by_years, check_parts, check_years
from tidu.plans.rollup import Part, roll_up

WEIGHTS = st.lists(st.integers(0, 10_000), min_size=1, max_size=40).filter(any)
STEPS = st.integers(0, 100_000)
QUANTA = st.sampled_from([Decimal(1), Decimal("0.01"), Decimal("0.5")])


@given(steps=STEPS, weights=WEIGHTS, quantum=QUANTA)
def test_parts_add_up_and_lie_within_a_step_of_their_share(
    steps: int, weights: list[int], quantum: Decimal
) -> None:
    total = steps * quantum
    parts = break_down(total, weights, quantum=quantum)
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        exact = Fraction(total) * weight / sum(weights)
        assert abs(Fraction(part) - exact) < quantum
        assert part >= 0
        assert part % quantum == 0


@given(steps=STEPS, weights=WEIGHTS)
def test_breaking_down_and_rolling_up_is_lossless(steps: int, weights: list[int]) -> None:
    parts = break_down(Decimal(steps), weights)
    assert roll_up([Part.of(Fraction(part)) for part in parts]).value == steps


@given(steps=STEPS, weights=WEIGHTS, factor=st.integers(1, 50))
def test_only_proportions_matter(steps: int, weights: list[int], factor: int) -> None:
    scaled = [weight * factor for weight in weights]
    assert break_down(Decimal(steps), weights) == break_down(Decimal(steps), scaled)


@given(begun=STEPS, goal=STEPS, count=st.integers(1, 12))
def test_milestones_lead_evenly_to_the_goal(begun: int, goal: int, count: int) -> None:
    years = range(2023, 2023 + count)
    found = by_years(Decimal(begun), Decimal(goal), list(years))
    steps = [
        now - before for before, now in zip([Decimal(begun), *found.values()], found.values(), strict=False)
    ]
    assert list(found) == list(years)
    assert found[years[-1]] == goal
    assert max(steps) - min(steps) <= 1


def test_the_largest_remainder_gets_the_step_the_earlier_of_equals() -> None:
    assert list(map(int, break_down(Decimal(10), [1, 1, 1]))) == [4, 3, 3]
    assert list(map(int, break_down(Decimal(10), [5, 3, 3]))) == [4, 3, 3]
    assert list(map(int, break_down(Decimal(1), [1, 2, 1]))) == [0, 1, 0]
    assert list(map(int, break_down(Decimal(7), [0, 7]))) == [0, 7]


@pytest.mark.parametrize(
    ("total", "weights", "sentence"),
    [
        (Decimal(10), [], "没有可以分到的对象"),
        (Decimal(10), [1, -1], "权重不能小于零"),
        (Decimal(10), [0, 0], "权重全是零"),
        (Decimal("10.5"), [1, 1], "整数倍"),
        (Decimal(-1), [1], "不小于零"),
    ],
)
def test_what_cannot_be_broken_down(total: Decimal, weights: list[int], sentence: str) -> None:
    with pytest.raises(BreakdownError, match=sentence):
        break_down(total, weights)


@pytest.mark.parametrize(
    ("parts", "fits", "text"),
    [
        ((4, 3, 3), True, "各部分合计 10 家，与总目标相等"),
        ((4, 4, 4), True, "各部分合计 12 家，比总目标多 2 家"),
        ((4, 3), False, "各部分合计 7 家，比总目标少 3 家，没有分解完"),
        ((), False, "各部分合计 0 家，比总目标少 10 家，没有分解完"),
    ],
)
def test_parts_of_a_count_against_the_whole(parts: tuple[int, ...], *, fits: bool, text: str) -> None:
    found = check_parts(target_of(), [Decimal(part) for part in parts])
    assert (found.fits, found.text) == (fits, text)


def test_parts_of_a_share_do_not_add_up_each_must_ask_as_much() -> None:
    target = target_of("basis: share", op=">", value="7", unit="%")
    found = check_parts(target, [Decimal(7), Decimal("6.9"), Decimal(8)])
    assert (found.fits, found.total, found.lenient) == (False, None, (1,))
    assert check_parts(target, [Decimal(7)]).fits


def test_a_sum_of_money_in_its_printed_unit() -> None:
    target = target_of(value="2", unit="亿元")
    found = check_parts(target, [Decimal("1.5"), Decimal("0.5")])
    assert (found.fits, found.difference, found.text) == (
        True,
        Decimal(0),
        "各部分合计 2 亿元，与总目标相等",
    )


@pytest.mark.parametrize(
    ("figures", "fits", "text"),
    [
        ((3, 6, 10), True, "末年达到 10 家，与总目标相等"),
        ((3, 6, 12), True, "末年达到 12 家，比总目标多 2 家"),
        ((10, 6), False, "末年达到 6 家，比总目标少 4 家，没有分解完"),
    ],
)
def test_milestones_must_lead_to_the_whole(figures: tuple[int, ...], *, fits: bool, text: str) -> None:
    found = check_years(target_of(), [Decimal(one) for one in figures])
    assert (found.fits, found.text, found.total) == (fits, text, Decimal(figures[-1]))


def test_a_goal_of_each_year_is_asked_of_every_year() -> None:
    target = target_of("per: year")
    found = check_years(target, [Decimal(10), Decimal(9)])
    assert (found.fits, found.lenient, found.text) == (False, (1,), "有 1 个年度低于每年的要求")
    assert check_years(target, [Decimal(10), Decimal(11)]).text == "各年度都不低于每年的要求"


def test_milestones_of_a_share_end_at_the_share() -> None:
    target = target_of("basis: share", op=">", value="7", unit="%")
    assert check_years(target, [Decimal(5), Decimal(7)]).text == "末年的要求不低于总目标"
    found = check_years(target, [Decimal(8), Decimal(6)])
    assert (found.fits, found.text) == (False, "末年的要求低于总目标")
